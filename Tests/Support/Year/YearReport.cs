using System.Globalization;
using System.Text;
using BotApp.Features.Reminders.Receive;
using BotApp.Office.Roster;

namespace BotApp.Tests.Support.Year;

/// <summary>The result of the simulated year.</summary>
internal sealed class YearReport(YearOffice office, IReadOnlyList<YearMessage> messages, YearDuties duties)
{
    /// <summary>Goal: messages per person and week, on average over all.</summary>
    public const double Goal = 1.5;

    private double Weeks => office.Days.Count / 7.0;

    public IReadOnlyList<YearMessage> Messages => messages;

    public YearDuties Duties => duties;

    public int People => office.Roster.People.Count;

    /// <summary>Messages of every kind per person and week.</summary>
    public double PerPersonAndWeek => messages.Count / (double)People / Weeks;

    /// <summary>Person-days with more than one message apart from holiday notices and urgent ones.</summary>
    public int CrowdedDays => messages.Where(m => m.CountsForDay).GroupBy(m => (m.PersonId, DateOnly.FromDateTime(m.At.DateTime))).Count(g => g.Count() > 1);

    /// <summary>Whether all goals are met.</summary>
    public bool IsMet => PerPersonAndWeek <= Goal && CrowdedDays == 0 && duties.Silent.Count == 0;

    public override string ToString()
    {
        var text = new StringBuilder();
        Line($"{People} people, {office.Days.Count} days of {office.Year}, {messages.Count} messages");
        Line($"per person and week: {PerPersonAndWeek:0.00} (goal: at most {Goal:0.0})");
        foreach (var role in (Role[])[Role.Member, Role.Recorder, Role.Secretary, Role.Leader, Role.Office])
        {
            var ids = office.Roster.People.Where(p => RoleOf(p) == role).Select(p => p.Id).ToHashSet();
            var each = ids.Select(id => messages.Count(m => m.PersonId == id) / Weeks).Order().ToList();
            Line($"  {role,-10} {ids.Count,4} people: {each.Average():0.00} on average, {each[^1]:0.00} the most");
        }

        Line($"of these: {Count(DeliveryKinds.Day)} day's cards, {Count(DeliveryKinds.Notice)} office notices, {Count(DeliveryKinds.Holiday)} before holidays, {Count(DeliveryKinds.Urgent)} urgent");
        Line($"person-days with more than one message, holiday and urgent notices aside: {CrowdedDays} (goal: 0)");
        Line($"obligations spoken of: {duties.Settled} done before their day, {duties.Announced} still owed on it and announced before");
        Line($"  {duties.HeldBack} held back as the one who answers was away, {duties.Silent.Count} fell due unannounced (goal: 0)");
        foreach (var silent in duties.Silent.Take(10))
            Line($"  unannounced: {silent}");
        return text.ToString().TrimEnd();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    private int Count(string kind) => messages.Count(m => m.Kind == kind);

    // The person's role with the most to do.
    private static Role RoleOf(Person person) => person.Memberships.Select(m => m.Role).OrderBy(r => r switch
    {
        Role.Office => 0,
        Role.Secretary => 1,
        Role.Leader => 2,
        Role.Recorder => 3,
        _ => 4,
    }).First();
}
