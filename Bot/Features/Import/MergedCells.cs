namespace BotApp.Features.Import;

/// <summary>Merged cells; the first holds their value. Rows count from 1, columns from 0, both ends included.</summary>
internal readonly record struct MergedRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    /// <summary>The range of a reference such as <c>B2:C4</c>; null if it is not one.</summary>
    public static MergedRange? From(string reference) =>
        reference.Split(':') is [var from, var to] && XlsxLayout.Place(from) is var (top, left) && XlsxLayout.Place(to) is var (bottom, right)
        && bottom >= top && right >= left
            ? new MergedRange(top, left, bottom, right)
            : null;
}

/// <summary>Copies the value of a merged cell into the rows it covers. One pass over a sheet, from its first row to its last.</summary>
/// <param name="ranges">The merged ranges of the sheet.</param>
/// <param name="widest">Most columns that a row may have.</param>
internal sealed class MergedCells(IEnumerable<MergedRange> ranges, int widest)
{
    private readonly Queue<MergedRange> ahead = new(ranges.OrderBy(r => r.FirstRow));
    private readonly List<(MergedRange Range, string Value, bool IsFormula)> open = [];

    /// <summary>The row, with the values that merged cells show in it.</summary>
    public FileRow Fill(FileRow row)
    {
        open.RemoveAll(o => o.Range.LastRow < row.Number);
        while (ahead.TryPeek(out var next) && next.FirstRow <= row.Number)
        {
            ahead.Dequeue();
            // A range that starts in a skipped row is blank or belongs to the header.
            if (next.FirstRow == row.Number && next.FirstColumn < row.Cells.Count)
                Open(next, row.Cells[next.FirstColumn], row.Formulas.Contains(next.FirstColumn));
        }

        return open.Count == 0 ? row : Filled(row);
    }

    private void Open(MergedRange range, string value, bool isFormula)
    {
        if (!isFormula && string.IsNullOrWhiteSpace(value))
            return;
        open.Add((range, value, isFormula));
        // Excel allows no overlapping merged cells.
        if (open.Count > widest)
            throw new InvalidDataException("The merged cells of the sheet lie over each other.");
    }

    private FileRow Filled(FileRow row)
    {
        var (cells, formulas, down, across) = (row.Cells.ToList(), row.Formulas.ToHashSet(), new HashSet<int>(), new HashSet<int>());
        foreach (var (range, value, isFormula) in open)
        {
            across.UnionWith(Enumerable.Range(range.FirstColumn + 1, Math.Min(range.LastColumn, widest - 1) - range.FirstColumn));
            if (range.FirstRow == row.Number)
                continue;
            while (cells.Count <= range.FirstColumn)
                cells.Add("");
            cells[range.FirstColumn] = value;
            down.Add(range.FirstColumn);
            if (isFormula)
                formulas.Add(range.FirstColumn);
        }

        return row with { Cells = cells, Formulas = formulas, Down = down, Across = across };
    }
}
