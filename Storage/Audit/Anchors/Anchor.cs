namespace BotApp.Storage.Audit.Anchors;

/// <summary>The end of one audit chain at the moment of an anchor.</summary>
/// <param name="Chain">Name of the chain, see <see cref="ChainName"/>.</param>
/// <param name="Sequence">Number of its last entry.</param>
/// <param name="Hash">Hash of that entry.</param>
internal sealed record AnchoredHead(string Chain, long Sequence, string Hash);

/// <summary>Where all audit chains stood at one moment, written once into a place apart. It has no name of a person and no content.</summary>
/// <param name="Number">1 for the first, without gaps.</param>
/// <param name="Former">Signature of the anchor before; empty for the first one.</param>
/// <param name="Heads">In ordinal order of the chains.</param>
/// <param name="Signature">Keyed digest (HMAC-SHA256, hex) over all of it under the audit key.</param>
internal sealed record Anchor(long Number, DateTimeOffset At, string Former, IReadOnlyList<AnchoredHead> Heads, string Signature)
{
    /// <summary>Signs.</summary>
    public static Anchor Of(long number, DateTimeOffset at, string former, IEnumerable<AnchoredHead> heads, byte[] key)
    {
        var unsigned = new Anchor(number, at, former, [.. heads.OrderBy(h => h.Chain, StringComparer.Ordinal)], "");
        return unsigned with { Signature = AuditDigest.OfAnchor(unsigned, key) };
    }

    /// <summary>Whether it says what it said when it was signed.</summary>
    public bool Holds(byte[] key) => Signature == AuditDigest.OfAnchor(this, key);
}

/// <summary>What chains are called in anchors. A person is named by a keyed digest alone, so that an anchor needs no erasing.</summary>
internal static class ChainName
{
    private const string PersonPrefix = "settings/person/";

    /// <summary>The chain of a unit's records.</summary>
    public static string OfUnit(string unit) => "unit/" + unit;

    /// <summary>The chain of an owner's settings.</summary>
    public static string OfSettings(Settings.SettingsOwner owner, byte[] key) =>
        owner.PersonId is { } person ? PersonPrefix + AuditDigest.OfPerson(person, key) : "settings/" + owner.Id;

    /// <summary>The unit a chain belongs to; null for one of settings.</summary>
    public static string? UnitOf(string chain) => chain.StartsWith("unit/", StringComparison.Ordinal) ? chain["unit/".Length..] : null;

    /// <summary>The digest of the person whose settings a chain is about; null for any other.</summary>
    public static string? PersonOf(string chain) => chain.StartsWith(PersonPrefix, StringComparison.Ordinal) ? chain[PersonPrefix.Length..] : null;
}
