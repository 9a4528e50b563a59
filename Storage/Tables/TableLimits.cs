using Azure.Data.Tables;

namespace BotApp.Storage.Tables;

/// <summary>
/// The platform's limits, and the size of a row. Azurite checks fewer limits than Azure, so the code checks them.
/// </summary>
internal static class TableLimits
{
    /// <summary>Most rows per save; below the platform's 100, to leave room for rows that later features add.</summary>
    public const int RowsPerSave = 80;

    /// <summary>The platform's limit of rows per transaction.</summary>
    public const int RowsPerTransaction = 100;

    /// <summary>The platform's limit of rows per page of a query.</summary>
    public const int RowsPerPage = 1000;

    /// <summary>Most bytes per entity, by the platform's formula.</summary>
    public const int EntityBytes = 1024 * 1024;

    /// <summary>Most bytes of a transaction's body; WireBytes allows for the headers of its parts.</summary>
    public const int TransactionBytes = 4 * 1024 * 1024;

    // Boundary, request line and headers around one row in a multipart body; a test compares the sum with what is sent.
    private const int BytesAroundRow = 500;

    // The client writes each non-ASCII character as \uXXXX, and each UTF-8 byte in an address as %XX.
    private const int JsonEscape = 6;
    private const int UrlEscape = 9;

    /// <summary>Bytes the entity takes in the store: names and strings in UTF-16, a fixed size for numbers.</summary>
    public static int StoredBytes(TableEntity entity)
    {
        var bytes = 4 + (entity.PartitionKey.Length + entity.RowKey.Length) * 2;
        foreach (var (name, value) in entity)
            bytes += 8 + name.Length * 2 + (value is string text ? 4 + text.Length * 2 : 8);
        return bytes;
    }

    /// <summary>Most bytes the row takes on the wire.</summary>
    public static int WireBytes(TableEntity entity)
    {
        // A key occurs in the body and in the address of its part.
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
