namespace BotApp.Cards.Texts;

// Texts used by every card and every plain answer.
public sealed partial class CardTexts
{
    public string Separator => Get();

    public string ListSeparator => Get();

    public string Save => Get();

    public string Discard => Get();

    public string Edit => Get();

    public string Open => Get();

    public string OpenNamed(string what) => Fill([what]);

    public string PleaseCorrect(string message) => Fill([message]);

    public string ToCorrect(int count, string fields) => Fill([count, fields]);

    public string Labelled(string label) => Fill([label]);

    public string People(int count) => Fill([count]);

    public string Parenthesised(string text) => Fill([text]);

    public string Unit => Get();

    public string PickUnit => Get();

    public string TurnTimedOut(string id) => Fill([id]);

    public string TurnFailed(string id) => Fill([id]);

    public string UnknownCommandTitle => Get();

    public string UnknownCommand => Get();

    public string UnknownCommandOnly => Get();

    public string NotAllowedTitle => Get();

    public string NotAllowed => Get();

    public string NotYours => Get();

    public string NoSuchUnit(string name) => Fill([name]);

    public string NoSuchUnitShared => Get();

    public string NotFound => Get();

    public string DraftGone => Get();

    public string TooLong(string field) => Fill([field]);

    public string BusyTitle => Get();

    public string BusyMessage => Get();

    public string NoRoster => Get();

    public string UnitsGone => Get();

    public string ChannelOfOthers(string units) => Fill([units]);

    public string FormerUnit(string name) => Fill([name]);

    public string Busy => Get();

    public string NotOnRosterTitle => Get();

    public string NotOnRoster(string contact) => Fill([contact]);

    public string NotOnRosterContact => Get();

    public string HelpTitle => Get();

    public string HelpIntro => Get();

    public string HelpClassified => Get();

    public string HelpLog => Get();

    public string HelpLogHow => Get();

    public string HelpMeetings => Get();

    public string HelpMeetingsHow => Get();

    public string HelpMy => Get();

    public string HelpMyHow => Get();

    public string HelpHelp => Get();

    public string HelpHelpHow => Get();

    public string CommandLog => Get();

    public string CommandMeetings => Get();

    public string CommandMy => Get();

    public string CommandHelp => Get();

    public string MyTitle => Get();

    public string MyCount(int count) => Fill([count]);

    public string MyMore(int count) => Fill([count]);

    public string MyEmpty => Get();

    public string MyDue(string date) => Fill([date]);

    public string MyDueToday => Get();

    public string MyNoDue => Get();

    public string MyFrom(string date, string meeting) => Fill([date, meeting]);
}
