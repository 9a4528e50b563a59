using System.Globalization;
using Azure.Data.Tables;

namespace BotApp.Storage.Tables;

/// <summary>The column format of texts, days and instants in all tables.</summary>
internal static class Column
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <exception cref="FormatException">The row has no such text.</exception>
    public static string Text(TableEntity row, string name) =>
        row.GetString(name) ?? throw new FormatException($"No {name}.");

    public static string Date(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The column holds no day.</exception>
    public static DateOnly Date(TableEntity row, string name) =>
        DateOnly.ParseExact(Text(row, name), DateFormat, CultureInfo.InvariantCulture);

    // Instants as text: the service rejects dates before 1601 and drops the offset of all others.
    public static string Instant(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The column holds no instant.</exception>
    public static DateTimeOffset Instant(TableEntity row, string name) =>
        DateTimeOffset.ParseExact(Text(row, name), "O", CultureInfo.InvariantCulture);
}
