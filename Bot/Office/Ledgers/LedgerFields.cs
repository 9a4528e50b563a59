using BotApp.Office.Registers;
using BotApp.Office.Roster;

namespace BotApp.Office.Ledgers;

/// <summary>Ids of the fields that every ledger has; see shape <c>ledger</c> in <c>seeds/registers.ledgers.json</c>.</summary>
internal static class LedgerFields
{
    public const string Found = "found";
    public const string Title = "title";
    public const string Source = "source";
    public const string Level = "level";
    public const string Leader = "leader";
    public const string LeaderId = "leaderId";
    public const string Owner = "owner";
    public const string OwnerId = "ownerId";
    public const string Due = "due";
    public const string Measures = "measures";
    public const string MeasureOwners = "measureOwners";
    public const string Status = "status";
    public const string Notes = "notes";
    public const string Reviewer = "reviewer";
    public const string ReviewerId = "reviewerId";
    public const string Closed = "closed";
    public const string ClosedBy = "closedBy";
    public const string Added = "added";
    public const string LookBackDue = "lookBackDue";
    public const string Checker = "checker";
    public const string CheckerId = "checkerId";
    public const string LookBacks = "lookBacks";
    public const string Meeting = "meeting";
    public const string Line = "line";
    public const string Visibility = "visibility";

    /// <summary>Result of a look-back: what was done has lasted.</summary>
    public const string Holds = "holds";

    /// <summary>Result of a look-back: it has to be worked on again.</summary>
    public const string Reopened = "reopened";

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        LeaderId, OwnerId, MeasureOwners, Status, Notes, ReviewerId, Closed, ClosedBy, Added, LookBackDue, Checker, CheckerId, LookBacks, Line, Visibility,
    };

    /// <summary>Fields that use cases keep and no form asks for. For what a meeting decided, also the meeting.</summary>
    public static bool IsKept(Register ledger, string field) => Kept.Contains(field) || (ledger.IsAutomatic && field == Meeting);

    /// <summary>The level of a unit's own item: that of the unit, where the ledger has such a choice, so that nobody is asked for it.</summary>
    public static string? LevelOf(Register ledger, Unit unit) =>
        unit.Kind.Code() is var level && ledger.Field(Level)?.Choices?.Any(c => c.Code == level) == true ? level : null;

    /// <summary>Fields with a name, each with the field of that person's account if the roster knows one.</summary>
    public static IReadOnlyList<(string Name, string Account)> People { get; } =
        [(Owner, OwnerId), (Leader, LeaderId), (Reviewer, ReviewerId)];
}
