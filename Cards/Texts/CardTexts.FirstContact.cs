namespace BotApp.Cards.Texts;

// Texts of the first contact and of the help.
public sealed partial class CardTexts
{
    public string HelpLogExample => Get();

    public string HelpExample(string example) => Fill([example]);

    public string HelpTry => Get();

    public string HelpTryNamed(string example) => Fill([example]);

    public string HelpSettingsHow => Get();

    public string HelpSettingsExample => Get();

    public string HelpChannelHow => Get();

    public string MistypedCommand => Get();

    public string MistypedCommandOnly => Get();

    public string CommandFirstRun => Get();

    public string FirstRunTitle => Get();

    public string FirstRunHow => Get();

    public string FirstRunAllDone => Get();

    public string FirstRunOpen(int done, int all) => Fill([done, all]);

    public string FirstRunStep(int number, string title) => Fill([number, title]);

    public string FirstRunDone => Get();

    public string FirstRunToDo => Get();

    public string FirstRunAgain => Get();

    public string FirstRunRoster => Get();

    public string FirstRunRosterHow => Get();

    public string FirstRunRosterThere(int units, int members) => Fill([units, members]);

    public string FirstRunRosterUnkept(string units, int count) => Fill([units, count]);

    public string FirstRunCalendar => Get();

    public string FirstRunCalendarHow(int year) => Fill([year]);

    public string FirstRunCalendarThere(int year) => Fill([year]);

    public string FirstRunChannel => Get();

    public string FirstRunChannelThere(int count) => Fill([count]);

    public string FirstRunReminders => Get();

    public string FirstRunRemindersHow => Get();

    public string FirstRunRemindersThere => Get();

    public string WelcomeTitle => Get();

    public string WelcomeName(string name) => Fill([name]);

    public string WelcomeRecorder => Get();

    public string WelcomeMember => Get();

    public string WelcomeLeader => Get();

    public string WelcomeOffice => Get();

    public string WelcomeTeamPosts => Get();

    public string WelcomeTeamAsk => Get();

    public string WelcomeTeamOffice => Get();
}
