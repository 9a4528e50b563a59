using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using BotApp.Storage.Audit.Anchors;
using BotApp.Storage.Records;

namespace BotApp.Storage.Audit;

/// <summary>Keyed digests (HMAC-SHA256, hex) over a canonical form: each value with its length before it, maps in ordinal order.</summary>
internal static class AuditDigest
{
    /// <summary>Digest of everything a record says.</summary>
    public static string OfRecord(OfficeRecord record, byte[] key)
    {
        var form = new CanonicalForm("record");
        form.Add(record.Unit).Add(record.Id).Add(record.Version)
            .Add(record.Register).Add(record.Date.DayNumber).Add(record.State).Add(record.Title)
            .Add(record.CreatedBy).Add(record.CreatedAt.UtcTicks).Add(record.ChangedBy).Add(record.ChangedAt.UtcTicks);

        form.Add(record.Tags.Count);
        foreach (var tag in record.Tags.Order(StringComparer.Ordinal))
            form.Add(tag);

        form.Add(record.Fields.Count);
        foreach (var (id, value) in record.Fields.OrderBy(f => f.Key, StringComparer.Ordinal))
            form.Add(id).Add(value);

        return form.Digest(key);
    }

    /// <summary>Digest of a setting's value; null means it was reset to the default.</summary>
    public static string OfSetting(string document, string key, string? value, byte[] secret) =>
        new CanonicalForm("setting").Add(document).Add(key).Add(value is null ? 0 : 1).Add(value ?? "").Digest(secret);

    /// <summary>Stands for a person where no name may appear.</summary>
    public static string OfPerson(string personId, byte[] secret) => OfSetting("erasures", "person", personId, secret);

    /// <summary>Signature of an anchor.</summary>
    public static string OfAnchor(Anchor anchor, byte[] key)
    {
        var form = new CanonicalForm("anchor");
        form.Add(anchor.Number).Add(anchor.At.UtcTicks).Add(anchor.Former).Add(anchor.Heads.Count);
        foreach (var head in anchor.Heads)
            form.Add(head.Chain).Add(head.Sequence).Add(head.Hash);
        return form.Digest(key);
    }

    /// <summary>Hash of an entry, which the next entry repeats as its <see cref="AuditEntry.Former"/>.</summary>
    public static string OfEntry(AuditEntry entry, byte[] key)
    {
        var form = new CanonicalForm("entry");
        form.Add(entry.Unit).Add(entry.Sequence).Add(entry.Who).Add(entry.What).Add(entry.At.UtcTicks)
            .Add(entry.OperationId).Add(entry.Former).Add(entry.Records.Count);
        foreach (var record in entry.Records)
            form.Add(record.Id).Add(record.Version).Add(record.Digest);
        return form.Digest(key);
    }

    private sealed class CanonicalForm
    {
        private readonly ArrayBufferWriter<byte> bytes = new(1024);

        public CanonicalForm(string kind) => Add(kind);

        public CanonicalForm Add(string text)
        {
            var length = Encoding.UTF8.GetByteCount(text);
            Add(length);
            bytes.Advance(Encoding.UTF8.GetBytes(text, bytes.GetSpan(length)));
            return this;
        }

        public CanonicalForm Add(long number)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), number);
            bytes.Advance(sizeof(long));
            return this;
        }

        public string Digest(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes.WrittenSpan));
    }
}
