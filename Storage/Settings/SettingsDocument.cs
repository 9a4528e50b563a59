using Azure;

namespace BotApp.Storage.Settings;

/// <summary>Owner of settings. Each owner's settings change together and have their own audit chain.</summary>
public sealed record SettingsOwner
{
    private const string PersonPrefix = "person:";

    private SettingsOwner(string id) => Id = id;

    /// <summary>Name of the owner in keys and in the audit chain.</summary>
    public string Id { get; }

    /// <summary>Entra object id of the person; null for the office.</summary>
    public string? PersonId => Id.StartsWith(PersonPrefix, StringComparison.Ordinal) ? Id[PersonPrefix.Length..] : null;

    /// <summary>The office; the settings of channels are documents of the office too.</summary>
    public static SettingsOwner Office { get; } = new("office");

    /// <summary>A person.</summary>
    /// <param name="personId">Entra object id, lower case.</param>
    public static SettingsOwner Person(string personId) => new(PersonPrefix + personId);

    /// <summary>The owner of this id, as found in a key.</summary>
    internal static SettingsOwner Of(string id) => new(id);
}

/// <summary>One set of values of an owner.</summary>
/// <param name="Name">Identifies the document within its owner, e.g. <c>office</c>, or <c>channel:19:…</c>.</param>
/// <param name="Version">0 before anything was set, one more with each change.</param>
/// <param name="Values">Value by key; an absent key was never set, or was reset.</param>
/// <param name="ChangedBy">Entra object id; empty at version 0.</param>
/// <param name="Operation">The operation that made this version; empty at version 0.</param>
public sealed record SettingsDocument(
    string Name, int Version, IReadOnlyDictionary<string, string> Values, string ChangedBy, DateTimeOffset ChangedAt, string Operation)
{
    /// <summary>Null while the document does not exist.</summary>
    internal ETag? ETag { get; init; }

    /// <summary>A document nobody has set yet.</summary>
    public static SettingsDocument None(string name) =>
        new(name, 0, new Dictionary<string, string>(StringComparer.Ordinal), "", DateTimeOffset.MinValue, "");
}

/// <summary>A change of one document.</summary>
/// <param name="Former">The document as it was read; the change applies only if it is unchanged.</param>
/// <param name="OperationId">Repeating an id changes nothing and returns the stored document.</param>
/// <param name="Who">Entra object id.</param>
/// <param name="Values">New value by key; null resets the key.</param>
public sealed record SettingsChange(
    SettingsOwner Owner,
    SettingsDocument Former,
    string OperationId,
    string Who,
    DateTimeOffset At,
    IReadOnlyDictionary<string, string?> Values);

/// <summary>The outcome of a change. Outages throw <see cref="RequestFailedException"/>.</summary>
public abstract record SettingsOutcome
{
    private SettingsOutcome() { }

    /// <summary>Stored and audited; also if this very change was made before, or changes nothing.</summary>
    public sealed record Saved(SettingsDocument Document) : SettingsOutcome;

    /// <summary>Someone changed the document first; nothing was written.</summary>
    public sealed record Stale(SettingsDocument Current) : SettingsOutcome;
}
