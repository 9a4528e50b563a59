using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.SelfReviews;

/// <summary>A self-review as a row: partition = author, <c>rev|{cycle}</c>; the texts are boxes sealed with the author's key.</summary>
internal static class ReviewRow
{
    public const string Draft = "Draft";
    public const string Submitted = "Submitted";
    public const string Remark = "Remark";

    /// <summary>The columns without text, so that a text nobody may read here is not even fetched.</summary>
    public static readonly string[] HeadColumns =
        ["PartitionKey", "RowKey", "Version", "State", "Unit", "Parts", "ChangedAt", "ChangedBy", "CountedIn", "IsPending"];

    // A binary property holds at most 64 KiB.
    private const int Chunk = 60_000;

    public static string Key(string cycle) => TableKey.Of("rev", cycle);

    public static TableEntity Write(ReviewHead head) => new(TableKey.Of(head.Author), Key(head.Cycle))
    {
        ["Version"] = head.Version,
        ["State"] = head.State,
        ["Unit"] = head.Unit,
        ["Parts"] = JsonSerializer.Serialize([.. head.Parts], ReviewJson.Default.ReviewPartArray),
        ["ChangedAt"] = Column.Instant(head.ChangedAt),
        ["ChangedBy"] = head.ChangedBy,
        ["CountedIn"] = Units(head.CountedIn),
        ["IsPending"] = head.IsPending,
    };

    public static ReviewHead ReadHead(TableEntity row) => new()
    {
        Author = TableKey.Parts(row.PartitionKey)[0],
        Cycle = TableKey.Parts(row.RowKey)[1],
        Version = row.GetInt32("Version") ?? throw new FormatException("No version."),
        State = Column.Text(row, "State"),
        Unit = Column.Text(row, "Unit"),
        Parts = JsonSerializer.Deserialize(Column.Text(row, "Parts"), ReviewJson.Default.ReviewPartArray) ?? [],
        ChangedAt = Column.Instant(row, "ChangedAt"),
        ChangedBy = Column.Text(row, "ChangedBy"),
        CountedIn = JsonSerializer.Deserialize(Column.Text(row, "CountedIn"), StorageJson.Readable.StringArray) ?? [],
        IsPending = row.GetBoolean("IsPending") ?? false,
        ETag = row.ETag,
    };

    /// <summary>
    /// What a text is bound to: where it lies and all that its row says of it, as it stands there. Only what changes without the
    /// texts is left out, see <see cref="SelfReviewStore.SettleAsync"/>; it decides nothing about who may read them.
    /// </summary>
    public static string Bound(TableEntity row, string name) => JsonSerializer.Serialize(
        [
            row.PartitionKey, row.RowKey, name, row.GetInt32("Version")?.ToString(CultureInfo.InvariantCulture) ?? "", Column.Text(row, "State"), Column.Text(row, "Unit"),
            Column.Text(row, "Parts"), Column.Text(row, "ChangedAt"), Column.Text(row, "ChangedBy"),
        ],
        StorageJson.Readable.StringArray);

    /// <summary>What builds before this one bound a text to.</summary>
    public static string Place(ReviewHead head, string name) => TableKey.Of(head.Author, head.Cycle, name);

    public static string Units(IReadOnlyList<string> units) => JsonSerializer.Serialize([.. units], StorageJson.Readable.StringArray);

    public static void PutBox(TableEntity row, string name, byte[] box)
    {
        for (var (start, number) = (0, 0); start < box.Length; start += Chunk, number++)
            row[FormattableString.Invariant($"{name}{number}")] = box[start..Math.Min(start + Chunk, box.Length)];
    }

    public static byte[]? GetBox(TableEntity row, string name)
    {
        var box = new List<byte>();
        for (var number = 0; row.GetBinary(FormattableString.Invariant($"{name}{number}")) is { } chunk; number++)
            box.AddRange(chunk);
        return box.Count == 0 ? null : [.. box];
    }
}

[JsonSerializable(typeof(ReviewPart[]))]
internal sealed partial class ReviewJson : JsonSerializerContext;
