using BotApp.Storage.Obligations;

namespace BotApp.Office.Obligations;

/// <summary>The state of an obligation.</summary>
internal enum ObligationState
{
    /// <summary>Not shown yet.</summary>
    Upcoming,

    /// <summary>To be done by its day.</summary>
    Due,

    /// <summary>Its day has passed.</summary>
    Overdue,

    /// <summary>Its day passed long ago: it is no longer asked for, but reports still count it.</summary>
    Missed,

    /// <summary>Settled by what was logged.</summary>
    Done,

    /// <summary>The secretary has marked it as not due.</summary>
    NotDue,
}

/// <summary>One thing due from one unit by one day.</summary>
/// <param name="Period">The stretch in which it counts. For a term of office: from its start to its end.</param>
/// <param name="Due">A working day.</param>
/// <param name="AppearsOn">A working day before <paramref name="Due"/>, from which it is shown.</param>
/// <param name="Required">How many are due.</param>
/// <param name="Done">How many were held in <paramref name="Period"/>.</param>
/// <param name="Mark">Why it is not due; only with <see cref="ObligationState.NotDue"/>.</param>
internal sealed record Obligation(
    string UnitId,
    string RegisterCode,
    CadenceKey Cadence,
    Stretch Period,
    DateOnly Due,
    DateOnly AppearsOn,
    int Required,
    int Done,
    ObligationState State,
    NotDueMark? Mark = null)
{
    /// <summary>Whether cards show it: due or overdue.</summary>
    public bool IsOwed => State is ObligationState.Due or ObligationState.Overdue;

    /// <summary>How many are still to be held.</summary>
    public int Missing => Math.Max(0, Required - Done);
}
