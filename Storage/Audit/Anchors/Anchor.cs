namespace BotApp.Storage.Audit.Anchors;

/// <summary>The end of one audit chain at the moment of an anchor.</summary>
/// <param name="Chain">Name of the chain, see <see cref="ChainName"/>.</param>
/// <param name="Sequence">Number of its last entry.</param>
/// <param name="Hash">Hash of that entry.</param>
internal sealed record AnchoredHead(string Chain, long Sequence, string Hash);

/// <summary>Where all audit chains stood at one moment; written once, apart from the tables. Holds no person's name and no content.</summary>
/// <param name="Number">1 for the first, without gaps.</param>
/// <param name="Former">Signature of the previous anchor; empty for the first one.</param>
/// <param name="Heads">In ordinal order of the chains.</param>
/// <param name="Signature">Keyed digest (HMAC-SHA256, hex) of all the other values, under the audit key.</param>
internal sealed record Anchor(long Number, DateTimeOffset At, string Former, IReadOnlyList<AnchoredHead> Heads, string Signature)
{
    /// <summary>Makes a signed anchor.</summary>
    public static Anchor Of(long number, DateTimeOffset at, string former, IEnumerable<AnchoredHead> heads, byte[] key)
    {
        var unsigned = new Anchor(number, at, former, [.. heads.OrderBy(h => h.Chain, StringComparer.Ordinal)], "");
        return unsigned with { Signature = AuditDigest.OfAnchor(unsigned, key) };
    }

    /// <summary>Whether the signature still matches the content.</summary>
    public bool Holds(byte[] key) => Signature == AuditDigest.OfAnchor(this, key);
}

/// <summary>Names of chains in anchors. A person appears only as a keyed digest, so an anchor never needs erasing.</summary>
internal static class ChainName
{
    private const string PersonPrefix = "settings/person/";

    /// <summary>The chain of a unit's records.</summary>
    public static string OfUnit(string unit) => "unit/" + unit;

    /// <summary>The chain of an owner's settings.</summary>
    public static string OfSettings(Settings.SettingsOwner owner, byte[] key) =>
        owner.PersonId is { } person ? PersonPrefix + AuditDigest.OfPerson(person, key) : "settings/" + owner.Id;

    /// <summary>The unit a chain belongs to; null for a chain of settings.</summary>
    public static string? UnitOf(string chain) => chain.StartsWith("unit/", StringComparison.Ordinal) ? chain["unit/".Length..] : null;

    /// <summary>The digest of the person whose settings a chain is about; null for any other.</summary>
    public static string? PersonOf(string chain) => chain.StartsWith(PersonPrefix, StringComparison.Ordinal) ? chain[PersonPrefix.Length..] : null;
}
