using System.Globalization;
using Azure.Data.Tables;
using BotApp.Storage.Records;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Units;

/// <summary>A row of the date index. Holds everything a list shows, so that a list reads no records.</summary>
internal static class DayRow
{
    /// <summary>Most UTF-16 units of a title in a list; the record keeps all of it.</summary>
    public const int TitleLength = 200;

    /// <summary>Columns a list line needs.</summary>
    public static readonly string[] Columns = ["RowKey", "Register", "Date", "State", "Title", "Present"];

    /// <summary>The same, plus the columns that a search looks through.</summary>
    public static readonly string[] SearchColumns = [.. Columns, "Words", "Visibility"];

    /// <summary>Most UTF-16 units of an entry's fields that a search looks through.</summary>
    public const int WordsLength = 1000;

    private const string PresentField = "present";
    private const string VisibilityField = "visibility";

    public static string Key(OfficeRecord record) => UnitKeys.Day(record.Date, record.Register, record.Id);

    public static TableEntity Write(OfficeRecord record)
    {
        var row = new TableEntity(UnitKeys.Partition(record.Unit), Key(record))
        {
            ["Register"] = record.Register,
            ["Date"] = Column.Date(record.Date),
            ["State"] = record.State,
            ["Title"] = Short(record.Title),
        };
        if (Present(record) is { } present)
            row["Present"] = present;
        // A copy of the fields, so that a search reads no records. It is in the unit's own partition, like the record.
        if (string.Join('\n', record.Fields.Values) is { Length: > 0 } words)
            row["Words"] = Cut(words, WordsLength);
        // Written even if empty: only rows of earlier builds lack the column.
        row["Visibility"] = record.Fields.GetValueOrDefault(VisibilityField, "");
        return row;
    }

    public static RecordLine Read(TableEntity row) => new(
        TableKey.Parts(row.RowKey)[3],
        Column.Text(row, "Register"),
        RecordRow.ReadDate(row),
        Column.Text(row, "State"),
        row.GetString("Title") ?? "",
        row.GetInt32("Present"));

    public static int? Present(OfficeRecord record) =>
        record.Fields.TryGetValue(PresentField, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var present)
            ? present
            : null;

    /// <summary>A line of a search. A row of an earlier build has no words and is found by its title only.</summary>
    public static SearchLine ReadSearch(TableEntity row) =>
        new(Read(row), row.GetString("Title") + "\n" + row.GetString("Words"), row.GetString("Visibility"));

    public static string Short(string title) => Cut(title, TitleLength);

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
