namespace BotApp.Cards.Texts;

// The roster.
public sealed partial class CardTexts
{
    public string CommandRoster => Get();

    public string HelpRosterHow => Get();

    public string RosterTitle => Get();

    public string RosterCounts(int units, int people) => Fill([units, people]);

    public string RosterPeople(int people) => Fill([people]);

    public string RosterHow => Get();

    public string RosterEmpty => Get();

    public string RosterNobody(string asked) => Fill([asked]);

    public string RosterNoSecretary => Get();

    public string RosterColumnPeople => Get();

    public string RosterColumnSecretary => Get();

    public string RosterColumnName => Get();

    public string RosterColumnDuty => Get();

    public string RosterColumnGroup => Get();

    public string RosterNextPeople => Get();

    public string RosterRoleMember => Get();

    public string RosterRoleRecorder => Get();

    public string RosterRoleSecretary => Get();

    public string RosterRoleLeader => Get();

    public string RosterRoleOffice => Get();
}
