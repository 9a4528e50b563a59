namespace BotApp.Features.Roster.Import;

/// <summary>What could be read of a roster file.</summary>
internal sealed record RosterFileContent(IReadOnlyList<RosterFileRow> Rows, IReadOnlyList<RosterError> Errors);

/// <summary>One row of cells as a reader found it; blank rows are counted and not given.</summary>
/// <param name="Formulas">Places of cells whose value a formula computes.</param>
internal sealed record FileRow(int Number, IReadOnlyList<string> Cells, IReadOnlySet<int> Formulas);

/// <summary>A file that cannot be read at all.</summary>
internal sealed class UnreadableFileException(RosterError error) : Exception(error.Code)
{
    /// <summary>Why.</summary>
    public RosterError Error { get; } = error;
}

/// <summary>Reads a roster from CSV or XLSX; which of the two it is, its first bytes say, not its name.</summary>
internal static class RosterFile
{
    /// <summary>Largest file read, in bytes.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Most rows below the header.</summary>
    public const int MaxRows = 50_000;

    /// <summary>Reads a file; what is wrong with it is in the answer.</summary>
    /// <param name="file">Seekable.</param>
    public static RosterFileContent Read(Stream file)
    {
        try
        {
            if (file.Length > MaxBytes)
                throw new UnreadableFileException(new RosterError(0, null, RosterErrorCode.TooLarge, $"{MaxBytes / 1024 / 1024} MB"));
            return RowsOf(CellsOf(file));
        }
        catch (UnreadableFileException e)
        {
            return new RosterFileContent([], [e.Error]);
        }
    }

    private static IEnumerable<FileRow> CellsOf(Stream file)
    {
        Span<byte> start = stackalloc byte[4];
        var read = file.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        file.Position = 0;
        if (start[..read].SequenceEqual("PK\u0003\u0004"u8))
            return XlsxRows.Read(file);
        if (start[..read].SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new UnreadableFileException(new RosterError(0, null, RosterErrorCode.OldExcel));
        return CsvRows.Read(file);
    }

    private static RosterFileContent RowsOf(IEnumerable<FileRow> rows)
    {
        int[]? places = null;
        var width = 0;
        var errors = new List<RosterError>();
        var read = new List<RosterFileRow>();
        var below = 0;
        foreach (var row in rows)
        {
            if (places is null)
            {
                places = PlacesOf(row, errors);
                width = row.Cells.Count;
                if (errors.Count > 0)
                    return new RosterFileContent([], errors);
                continue;
            }

            if (++below > MaxRows)
                throw new UnreadableFileException(new RosterError(0, null, RosterErrorCode.TooManyRows, $"{MaxRows}"));
            if (Cells(row, places, width, errors) is { } cells)
                read.Add(new RosterFileRow(row.Number, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]));
        }

        if (places is null || below == 0)
            errors.Add(new RosterError(0, null, RosterErrorCode.Empty));
        return new RosterFileContent(read, errors);
    }

    /// <summary>Where each column of <see cref="RosterFileRow.Columns"/> stands.</summary>
    private static int[] PlacesOf(FileRow header, List<RosterError> errors)
    {
        var names = header.Cells.Select(c => c.Trim()).ToList();
        foreach (var column in RosterFileRow.Columns)
            if (names.Count(n => Same(n, column)) is not 1 and var times)
                errors.Add(new RosterError(header.Number, column, times == 0 ? RosterErrorCode.MissingColumn : RosterErrorCode.ColumnTwice));
        foreach (var name in names)
            if (name.Length > 0 && !RosterFileRow.Columns.Any(c => Same(c, name)))
                errors.Add(new RosterError(header.Number, name, RosterErrorCode.UnknownColumn));
        return [.. RosterFileRow.Columns.Select(c => names.FindIndex(n => Same(n, c)))];

        static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
    }

    private static string[]? Cells(FileRow row, int[] places, int width, List<RosterError> errors)
    {
        var before = errors.Count;
        if (row.Cells.Skip(width).Any(c => !string.IsNullOrWhiteSpace(c)))
            errors.Add(new RosterError(row.Number, null, RosterErrorCode.ExtraCell));
        foreach (var (place, column) in places.Zip(RosterFileRow.Columns))
            if (row.Formulas.Contains(place))
                errors.Add(new RosterError(row.Number, column, RosterErrorCode.Formula));
        return errors.Count > before
            ? null
            : [.. places.Select(p => p < row.Cells.Count ? row.Cells[p].Trim() : "")];
    }
}
