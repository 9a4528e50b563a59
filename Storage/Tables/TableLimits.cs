using Azure.Data.Tables;

namespace BotApp.Storage.Tables;

/// <summary>
/// The platform's limits and how much of them a row takes. Azurite checks less than Azure does, so the code checks.
/// </summary>
internal static class TableLimits
{
    /// <summary>Rows a save; the platform's limit of 100 leaves room for rows that later features add.</summary>
    public const int RowsPerSave = 80;

    /// <summary>Rows a transaction as the platform has it.</summary>
    public const int RowsPerTransaction = 100;

    /// <summary>Rows a page of a query at most.</summary>
    public const int RowsPerPage = 1000;

    /// <summary>Bytes an entity, by the platform's own formula.</summary>
    public const int EntityBytes = 1024 * 1024;

    /// <summary>Bytes of a transaction's body, with what the headers of the parts take on top kept free.</summary>
    public const int TransactionBytes = 4 * 1024 * 1024;

    // Boundary, request line and headers around one row in a multipart body; a test holds the sum against what is sent.
    private const int BytesAroundRow = 500;

    // The client writes each character beyond plain ASCII as \uXXXX, and each byte of UTF-8 in an address as %XX.
    private const int JsonEscape = 6;
    private const int UrlEscape = 9;

    /// <summary>What the entity takes in the store: names and strings in UTF-16, a fixed size for numbers.</summary>
    public static int StoredBytes(TableEntity entity)
    {
        var bytes = 4 + (entity.PartitionKey.Length + entity.RowKey.Length) * 2;
        foreach (var (name, value) in entity)
            bytes += 8 + name.Length * 2 + (value is string text ? 4 + text.Length * 2 : 8);
        return bytes;
    }

    /// <summary>What the row takes on the wire, at most.</summary>
    public static int WireBytes(TableEntity entity)
    {
        // A key stands in the body and in the address of its part.
        var bytes = BytesAroundRow + Escaped(entity.PartitionKey, JsonEscape) + Escaped(entity.PartitionKey, UrlEscape)
            + Escaped(entity.RowKey, JsonEscape) + Escaped(entity.RowKey, UrlEscape);
        foreach (var (name, value) in entity)
            bytes += 8 + name.Length + (value is string text ? Escaped(text, JsonEscape) : 48 + name.Length);
        return bytes;
    }

    private static int Escaped(string text, int escape)
    {
        var bytes = 0;
        foreach (var c in text)
            bytes += char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '.' or '_' ? 1 : escape;
        return bytes;
    }
}
