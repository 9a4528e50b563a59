namespace BotApp.Storage.Roster;

/// <summary>A unit of the roster.</summary>
/// <param name="Order">Place in the roster file.</param>
/// <param name="Since">
/// When an import other than the first one added it; null for a unit of the first import, or one added before this was
/// recorded. Set by the store; an import cannot set it.
/// </param>
public sealed record RosterUnitRow(string Id, string Kind, string Name, int Order, DateTimeOffset? Since = null)
{
    /// <summary>Earlier sizes, the oldest first. Set by the store; an import cannot set it.</summary>
    public IReadOnlyList<FormerSize> FormerSizes { get; init; } = [];
}

/// <summary>The size of a unit before an import changed it.</summary>
/// <param name="Until">When that import took place.</param>
/// <param name="Groups">Number of party groups.</param>
public sealed record FormerSize(DateTimeOffset Until, int Members, int Groups);

/// <summary>A person in a unit of the roster.</summary>
/// <param name="UserId">Entra object id.</param>
/// <param name="RoleSince">
/// When an import gave the person this role in the unit; null for a role given before this was recorded, or by the first
/// import. Set by the store; an import cannot set it.
/// </param>
public sealed record RosterMemberRow(
    string UserId, string? Upn, string Name, string UnitId, string Role, string? Title, string? Group, DateTimeOffset? RoleSince = null);

/// <summary>All rows of a roster: each unit id once, each person once per unit.</summary>
public sealed record RosterRows(IReadOnlyList<RosterUnitRow> Units, IReadOnlyList<RosterMemberRow> Members)
{
    /// <summary>The roster before the first import.</summary>
    public static RosterRows None { get; } = new([], []);
}

/// <summary>A complete stored roster.</summary>
/// <param name="Version">0 before the first import, one more with each that changed something.</param>
/// <param name="FirstImportedAt">When the first import took place; nothing is owed for the time before.</param>
public sealed record StoredRoster(long Version, DateTimeOffset? FirstImportedAt, RosterRows Rows);
