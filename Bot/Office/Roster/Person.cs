namespace BotApp.Office.Roster;

/// <summary>What a person may do in one unit; see the role table of the contract.</summary>
public enum Role
{
    /// <summary>Sees the own unit's records.</summary>
    Member,

    /// <summary>Logs and edits the own unit's records.</summary>
    Recorder,

    /// <summary>Like a recorder, and reads the branch's submitted self-reviews.</summary>
    Secretary,

    /// <summary>Read-only over the units below.</summary>
    Leader,

    /// <summary>Everything but self-review text.</summary>
    Office,
}

/// <summary>What kind of unit; see <see cref="UnitKinds"/> for how it is written.</summary>
public enum UnitKind
{
    /// <summary>支部.</summary>
    Branch,

    /// <summary>部门.</summary>
    Department,

    /// <summary>机关.</summary>
    Office,
}

/// <summary>A branch, a department or the office. Its records form one partition.</summary>
/// <param name="Id"><c>branch:第一党支部</c>: kind and name, so that a branch and a department may share a name.</param>
/// <param name="Order">Place in the roster file; units are listed in this order, never ranked.</param>
/// <param name="Since">The office's day on which a later import than the first added it; null: from the start. Set by storage, not by an import.</param>
public sealed record Unit(string Id, UnitKind Kind, string Name, int Order, DateOnly? Since = null)
{
    /// <summary>Its sizes before imports changed them, the oldest first; set by storage, not by an import.</summary>
    public IReadOnlyList<UnitSize> FormerSizes { get; init; } = [];

    /// <summary>The id of a unit of this kind and name.</summary>
    public static string IdOf(UnitKind kind, string name) => $"{kind.Code()}:{name}";

    /// <summary>Whether this is the id of a unit, on the roster or not.</summary>
    public static bool IsId(string id) => id.IndexOf(':', StringComparison.Ordinal) is var at && at > 0 && at < id.Length - 1
        && UnitKinds.Parse(id[..at]) is not null;

    /// <summary>A unit that is no longer on the roster, reconstructed from its id.</summary>
    public static Unit Former(string id) => new(id, KindOf(id), id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..], int.MaxValue);

    /// <summary>The kind an id was made for.</summary>
    public static UnitKind KindOf(string id) =>
        (id.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? UnitKinds.Parse(id[..at]) : null) ?? UnitKind.Office;
}

/// <summary>How large a unit is or was.</summary>
/// <param name="Until">The last day on which it had this size.</param>
/// <param name="Groups">How many party groups its members are divided into.</param>
public sealed record UnitSize(DateOnly Until, int Members, int Groups);

/// <summary>One row of the roster: a person in a unit.</summary>
/// <param name="RoleSince">When an import gave the person this role here; null: before this was recorded.</param>
public sealed record Membership(string UnitId, Role Role, string? Title, string? Group, DateTimeOffset? RoleSince = null);

/// <summary>Someone on the roster.</summary>
/// <param name="Id">Entra object id, lower case: the only identity we trust (<c>from.aadObjectId</c>).</param>
public sealed record Person(string Id, string Name, string? Upn, IReadOnlyList<Membership> Memberships);
