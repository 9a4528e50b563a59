using System.Collections.Immutable;
using BotApp.Office.Obligations;
using BotApp.Office.Registers;
using BotApp.Office.Roster;

namespace BotApp.Features.Status;

/// <summary>A unit of a status, and what the person may see of it.</summary>
internal sealed record StatusUnit(Unit Unit, ImmutableArray<Visibility> Seen);

/// <summary>The query of a status.</summary>
/// <param name="Units">In roster order.</param>
/// <param name="IsWhole">Whether these are all units of the roster; then reminders are counted as a whole.</param>
/// <param name="StartedOn">Nothing is owed for the time before this day; null while there is no roster.</param>
/// <param name="WithTroubles">Whether failed deliveries are included.</param>
internal sealed record StatusQuestion(
    RosterSnapshot Roster,
    ImmutableArray<StatusUnit> Units,
    bool IsWhole,
    StatusPeriod Period,
    DateOnly Today,
    DateOnly? StartedOn,
    bool WithTroubles = false);

/// <summary>The status of units in a period: numbers and dates, never a person's name.</summary>
/// <param name="Units">In roster order.</param>
/// <param name="Rounds">Rounds of self-reviews that run in the period: open ones first, by due date.</param>
/// <param name="Reminders">Reminders that went out in the period, the newest first.</param>
/// <param name="Troubles">Null if the person is not to be told.</param>
internal sealed record StatusReport(
    StatusPeriod Period,
    ImmutableArray<UnitStatus> Units,
    ImmutableArray<ReviewStatus> Rounds,
    ImmutableArray<ReminderStatus> Reminders,
    DeliveryTroubles? Troubles)
{
    /// <summary>Number of further rounds in the period.</summary>
    public int MoreRounds { get; init; }

    /// <summary>Whether there are kinds of meetings or ledgers that the person may not see and that are not counted.</summary>
    public bool LeavesOut { get; init; }

    /// <summary>The last day whose records are deleted, if the period includes it: meetings up to then are not counted.</summary>
    public DateOnly? DeletedThrough { get; init; }

    /// <summary>Number of obligations from before the running period that are still overdue.</summary>
    public int Earlier => ObligationCounts.Of(Units.SelectMany(u => u.Earlier)).Overdue;

    /// <summary>All units together.</summary>
    public ObligationCounts Obligations => Units.Aggregate(new ObligationCounts(0, 0, 0), (sum, u) => sum + u.Counts);

    /// <summary>Meetings held, by register in the order of the registers.</summary>
    public ImmutableArray<RegisterCount> Meetings =>
    [
        .. from unit in Units
           from held in unit.Meetings
           group held.Count by held.Register into register
           orderby register.Key.Order
           select new RegisterCount(register.Key, register.Sum()),
    ];

    /// <summary>Study sessions among them.</summary>
    public int Study => Units.Sum(u => u.Study);

    /// <summary>Open entries, by register in the order of the registers.</summary>
    public ImmutableArray<LedgerCount> Ledgers =>
    [
        .. from unit in Units
           from open in unit.Ledgers
           group open by open.Register into register
           orderby register.Key.Order
           select new LedgerCount(
               register.Key,
               [.. register.SelectMany(l => l.Open).GroupBy(s => s.Status, StringComparer.Ordinal).Select(s => new StateCount(s.Key, s.Sum(c => c.Count)))],
               register.Sum(l => l.Overdue))
           {
               Elsewheres = (register.Sum(l => l.Elsewheres.Total), register.Sum(l => l.Elsewheres.Overdue)),
           },
    ];

    /// <summary>Open ledger entries, each counted once.</summary>
    public int Open => Units.Sum(u => u.Open);

    /// <summary>Those of them whose deadline has passed.</summary>
    public int OpenOverdue => Units.Sum(u => u.OpenOverdue);
}

/// <summary>Obligations by state. If several are due in a period each one counts, so that partial fulfilment shows.</summary>
/// <param name="Due">Not done, and the due day has not passed.</param>
/// <param name="Overdue">Not done by the due day.</param>
internal readonly record struct ObligationCounts(int Done, int Due, int Overdue)
{
    /// <summary>The total, without those marked as not due.</summary>
    public int Total => Done + Due + Overdue;

    /// <summary>The sum.</summary>
    public static ObligationCounts operator +(ObligationCounts a, ObligationCounts b) =>
        new(a.Done + b.Done, a.Due + b.Due, a.Overdue + b.Overdue);

    /// <summary>Counts these obligations.</summary>
    public static ObligationCounts Of(IEnumerable<Obligation> obligations)
    {
        var (done, due, overdue) = (0, 0, 0);
        foreach (var obligation in obligations)
        {
            switch (obligation.State)
            {
                case ObligationState.Done:
                    done += obligation.Required;
                    break;
                case ObligationState.Upcoming or ObligationState.Due:
                    done += obligation.Done;
                    due += obligation.Missing;
                    break;
                case ObligationState.Overdue or ObligationState.Missed:
                    done += obligation.Done;
                    overdue += obligation.Missing;
                    break;
            }
        }

        return new ObligationCounts(done, due, overdue);
    }
}

/// <summary>A unit in a period.</summary>
/// <param name="Obligations">Due within the period.</param>
/// <param name="Meetings">Held within the period, by register in the order of the registers; no zero counts.</param>
/// <param name="Study">How many of the meetings were for study.</param>
/// <param name="Ledgers">Entries open today, whatever the period.</param>
internal sealed record UnitStatus(
    Unit Unit,
    ImmutableArray<Obligation> Obligations,
    ImmutableArray<RegisterCount> Meetings,
    int Study,
    ImmutableArray<LedgerCount> Ledgers)
{
    /// <summary>For the running period: earlier obligations that are still overdue. They count in the period of their due day, not here.</summary>
    public ImmutableArray<Obligation> Earlier { get; init; } = [];

    /// <summary>Obligations by state.</summary>
    public ObligationCounts Counts { get; } = ObligationCounts.Of(Obligations);

    /// <summary>Meetings altogether.</summary>
    public int Held => Meetings.Sum(m => m.Count);

    /// <summary>Open ledger entries, each counted once.</summary>
    public int Open => Ledgers.Sum(l => l.Total - l.Elsewheres.Total);

    /// <summary>Those of them whose deadline has passed.</summary>
    public int OpenOverdue => Ledgers.Sum(l => l.Overdue - l.Elsewheres.Overdue);
}

/// <summary>A register and its place among all.</summary>
internal sealed record StatusRegister(Register Register, int Order);

/// <summary>Entries of a register.</summary>
internal sealed record RegisterCount(StatusRegister Register, int Count);

/// <summary>Entries in a state, by its code; empty if the register has no states.</summary>
internal sealed record StateCount(string Status, int Count);

/// <summary>Open entries of a ledger, including entries of other ledgers that are listed in it.</summary>
internal sealed record LedgerCount(StatusRegister Register, ImmutableArray<StateCount> Open, int Overdue)
{
    /// <summary>All open entries.</summary>
    public int Total => Open.Sum(s => s.Count);

    /// <summary>The entries among them that were entered in another ledger and count there, too.</summary>
    public (int Total, int Overdue) Elsewheres { get; init; }
}

/// <summary>A round of self-reviews: submissions and members by unit. No text, no person's name.</summary>
internal sealed record ReviewStatus(string Id, string Name, DateOnly Due, ImmutableArray<ReviewUnit> Units)
{
    /// <summary>Members who have submitted.</summary>
    public int Submitted => Units.Sum(u => u.Submitted);

    /// <summary>Members who take part.</summary>
    public int Members => Units.Sum(u => u.Members);
}

/// <summary>A unit in a round.</summary>
internal sealed record ReviewUnit(Unit Unit, int Submitted, int Members);

/// <summary>A reminder that went out, and how many of the units' people have confirmed it.</summary>
/// <param name="Holiday">In Chinese and in English; null for one that the office wrote.</param>
internal sealed record ReminderStatus(string Id, string Occurrence, (string Zh, string En)? Holiday, DateOnly Day, int Recipients, int Delivered, int Acknowledged)
{
    /// <summary>Key of a holiday reminder's repeat, whose copies count with the first; null if there is none.</summary>
    public string? Repeat { get; init; }
}

/// <summary>Failed deliveries of the period, for the office.</summary>
/// <param name="DeadLetters">All dead letters of the office, whatever their date; null if the queue cannot be read.</param>
internal sealed record DeliveryTroubles(int Unknown, int Unreachable, int Failed, int? DeadLetters)
{
    /// <summary>Whether there are any.</summary>
    public bool Any => DeadLetters is not 0 || Unknown + Unreachable + Failed > 0;
}
