using BotApp.Features.Reminders.Day;
using BotApp.Office.Obligations;

namespace BotApp.Tests.Support.Year;

/// <summary>How the obligations that fell due were announced.</summary>
/// <param name="Announced">Open on their due day, and announced by the end of it to someone who answers for the unit.</param>
/// <param name="HeldBack">Not announced, as all who answer for the unit were away all the time.</param>
/// <param name="Silent">Not announced without such a reason. There must be none.</param>
/// <param name="Settled">Announced, and done before their due day.</param>
internal sealed record YearDuties(int Announced, int HeldBack, IReadOnlyList<string> Silent, int Settled);

/// <summary>Follows each obligation from the day it is first owed to its due day.</summary>
/// <param name="isAway">Whether someone is away on a day.</param>
internal sealed class YearObligations(YearOffice office, Func<string, DateOnly, bool> isAway)
{
    private readonly Dictionary<(string Unit, string Cadence, DateOnly First), Obligation> owed = [];
    private readonly HashSet<(string Unit, string Cadence, DateOnly First)> said = [];
    private readonly HashSet<(string Unit, string Cadence, DateOnly First)> fell = [];
    private readonly List<string> silent = [];
    private readonly Dictionary<(string Unit, string Cadence, DateOnly First), Obligation> due = [];
    private int announced;
    private int heldBack;
    private int read;

    /// <summary>Notes what is owed this morning, and judges what fell due before.</summary>
    public void Morning(DateOnly day, DayShared shared)
    {
        foreach (var (key, obligation) in due.Where(d => d.Value.Due < day).ToList())
        {
            due.Remove(key);
            Judge(key, obligation);
        }

        foreach (var obligation in shared.Obligations.SelectMany(o => o))
        {
            owed[KeyOf(obligation)] = obligation;
            if (obligation.Due == day)
                due[KeyOf(obligation)] = obligation;
        }
    }

    /// <summary>Notes what was announced today.</summary>
    public void Evening(IReadOnlyList<YearMessage> sent)
    {
        for (; read < sent.Count; read++)
            said.UnionWith(sent[read].Owed.OfType<DayTask.Owed>().Select(o => KeyOf(o.Obligation)));
    }

    public YearDuties Outcome() => new(announced, heldBack, silent, owed.Keys.Count(k => !fell.Contains(k) && !due.ContainsKey(k)));

    private void Judge((string Unit, string Cadence, DateOnly First) key, Obligation obligation)
    {
        fell.Add(key);
        if (said.Contains(key))
            announced++;
        else if (WasAway(obligation))
            heldBack++;
        else
            silent.Add($"{obligation.UnitId} {obligation.Cadence} {obligation.Due:yyyy-MM-dd}");
    }

    private bool WasAway(Obligation obligation)
    {
        var unit = office.Roster.Unit(obligation.UnitId)!;
        var answering = office.Roster.MembersOf(unit.Id).Where(p => OwedTasks.AnswersFor(p, office.Roster).Contains(unit)).ToList();
        var days = office.Days.Where(d => obligation.AppearsOn <= d && d <= obligation.Due && office.Calendar.IsWorkday(d)).ToList();
        return answering.Count > 0 && answering.All(p => days.All(d => isAway(p.Id, d)));
    }

    private static (string Unit, string Cadence, DateOnly First) KeyOf(Obligation o) => (o.UnitId, o.Cadence.ToString(), o.Period.First);
}
