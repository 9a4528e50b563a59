using System.Collections.Immutable;
using BotApp.Office.Registers;

namespace BotApp.Office.Ledgers;

/// <summary>A measure of an item, from its row in <see cref="LedgerFields.Measures"/>. An older row may end early.</summary>
/// <param name="Number">Its place in the list, from 1.</param>
/// <param name="Owner">As it was written; null if nobody is named.</param>
/// <param name="OwnerId">The owner's account; null if the name is not known to be one person's.</param>
internal sealed record ItemMeasure(int Number, string Text, string? Owner, DateOnly? Due, DateOnly? Done, string? OwnerId)
{
    /// <summary>Whether it is the person's and still to be done.</summary>
    public bool IsOpenFor(string personId) => Done is null && OwnerId == personId;

    /// <summary>The measures of an item's fields, in their order.</summary>
    public static IReadOnlyList<ItemMeasure> Of(IReadOnlyDictionary<string, string> fields)
    {
        var accounts = Accounts(fields);
        return
        [
            .. FieldValues.Rows(fields.GetValueOrDefault(LedgerFields.Measures, "")).Select((row, i) =>
            {
                var owner = Cell(row, 1);
                return new ItemMeasure(i + 1, row[0], owner, Day(row, 2), Day(row, 3), owner is null ? null : accounts.GetValueOrDefault(owner));
            }),
        ];
    }

    /// <summary>The accounts behind the names of owners of measures, as the item keeps them.</summary>
    public static IReadOnlyDictionary<string, string> Accounts(IReadOnlyDictionary<string, string> fields) =>
        FieldValues.Rows(fields.GetValueOrDefault(LedgerFields.MeasureOwners, ""))
            .Where(row => row.Count > 1)
            .GroupBy(row => row[0], StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => rows.First()[1], StringComparer.Ordinal);

    /// <summary>The fields with one measure done on a day, or not done; the other rows stay as they are written.</summary>
    public static ImmutableSortedDictionary<string, string> Mark(ImmutableSortedDictionary<string, string> fields, int number, DateOnly? done)
    {
        var lines = FieldValues.Lines(fields.GetValueOrDefault(LedgerFields.Measures, "")).ToArray();
        string[] cells = [.. FieldValues.Rows(lines[number - 1])[0], "", "", ""];
        cells[3] = done is { } day ? FieldValues.Format(day) : "";
        lines[number - 1] = FieldValues.FormatRow(cells[..4]);
        return fields.SetItem(LedgerFields.Measures, string.Join('\n', lines));
    }

    private static string? Cell(IReadOnlyList<string> row, int column) => row.Count > column && row[column].Length > 0 ? row[column] : null;

    private static DateOnly? Day(IReadOnlyList<string> row, int column) =>
        Cell(row, column) is { } text && FieldValues.TryDate(text, out var day) ? day : null;
}
