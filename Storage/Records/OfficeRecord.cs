using System.Collections.Immutable;

namespace BotApp.Storage.Records;

/// <summary>One entry of a register: for instance a meeting held, a ledger item or an article.</summary>
/// <remarks>
/// The register (data) decides what an entry holds, so values are kept as the strings that a card's inputs carry
/// (ISO dates, invariant numbers, one list entry per line); the register says how each is read.
/// </remarks>
public sealed record OfficeRecord
{
    /// <summary>Unique within the unit; letters, digits, '-' and '.' only.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the unit the record belongs to: the partition. A record never moves.</summary>
    public required string Unit { get; init; }

    /// <summary>Code of the register, e.g. <c>branch-committee</c>.</summary>
    public required string Register { get; init; }

    /// <summary>The office date the entry stands for (of a meeting: the day it was held).</summary>
    public required DateOnly Date { get; init; }

    /// <summary>One of <see cref="RecordState"/>.</summary>
    public string State { get; init; } = RecordState.Active;

    /// <summary>The one line a list shows (of a meeting: its topic); may be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>Codes of the office's tags; a campaign counts through these.</summary>
    public ImmutableSortedSet<string> Tags { get; init; } = [];

    /// <summary>The register's fields by id; an empty field is absent.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>1 when created, one more with each change.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Entra object id of the person who entered it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Entra object id of the person who changed it last.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>The states of a record as stored. Strings, so that storage stays readable.</summary>
public static class RecordState
{
    /// <summary>Counts.</summary>
    public const string Active = "active";

    /// <summary>Kept, shown as cancelled, counts nowhere.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>An open item that is done; still counts.</summary>
    public const string Closed = "closed";
}
