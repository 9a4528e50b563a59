using BotApp.Features.Import;
using BotApp.Office;

namespace BotApp.Features.Roster.Import;

/// <summary>The readable part of a roster file.</summary>
internal sealed record RosterFileContent(IReadOnlyList<RosterFileRow> Rows, IReadOnlyList<FileError> Errors)
{
    /// <summary>Notices of what was left out on purpose.</summary>
    public IReadOnlyList<FileError> Notices { get; init; } = [];
}

/// <summary>Reads a roster from CSV or XLSX.</summary>
internal static class RosterFile
{
    /// <summary>Reads a file; errors are part of the result.</summary>
    /// <param name="file">Seekable.</param>
    public static RosterFileContent Read(Stream file)
    {
        try
        {
            var sheets = TableFile.Read(file);
            FileSheet[] shown = [.. sheets.Where(s => s.IsShown)];
            // Ignoring a sheet would leave out people, or take them off the roster if the file replaces it.
            if (shown.Length > 1)
                return new RosterFileContent([], [new FileError(0, null, RosterErrorCode.SeveralSheets, string.Join('、', shown.Select(s => $"“{s.Name}”")))]);
            return RowsOf(shown.SelectMany(s => s.Rows)) with
            {
                Notices = [.. sheets.Where(s => s.IsLeftOut).Select(s => new FileError(0, null, FileNoticeCode.HiddenSheet) { Sheet = s.Name })],
            };
        }
        catch (UnreadableFileException e)
        {
            return new RosterFileContent([], [e.Error]);
        }
    }

    private static RosterFileContent RowsOf(IEnumerable<FileRow> rows)
    {
        int[]? places = null;
        var width = 0;
        var errors = new List<FileError>();
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

            below++;
            if (Cells(row, places, width, errors) is { } cells)
                read.Add(new RosterFileRow(row.Number, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]));
        }

        if (places is null || below == 0)
            errors.Add(new FileError(0, null, FileErrorCode.Empty));
        return new RosterFileContent(read, errors);
    }

    /// <summary>The position of each of <see cref="RosterFileRow.Columns"/>.</summary>
    private static int[] PlacesOf(FileRow header, List<FileError> errors)
    {
        var names = header.Cells.Select(c => TextFolding.Fold(c).Trim()).ToList();
        // Probably a title above the header: reporting every column as missing would not help.
        if (!RosterFileRow.Columns.Any(column => names.Exists(n => Same(n, column))))
        {
            errors.Add(new FileError(header.Number, null, RosterErrorCode.NoHeader, string.Join(',', RosterFileRow.Columns)));
            return [];
        }

        foreach (var column in RosterFileRow.Columns)
            if (names.Count(n => Same(n, column)) is not 1 and var times)
                errors.Add(new FileError(header.Number, column, times == 0 ? FileErrorCode.MissingColumn : FileErrorCode.ColumnTwice));
        foreach (var name in names)
            if (name.Length > 0 && !RosterFileRow.Columns.Any(c => Same(c, name)))
                errors.Add(new FileError(header.Number, name, FileErrorCode.UnknownColumn));
        return [.. RosterFileRow.Columns.Select(c => names.FindIndex(n => Same(n, c)))];

        static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
    }

    private static string[]? Cells(FileRow row, int[] places, int width, List<FileError> errors)
    {
        var before = errors.Count;
        if (row.Cells.Skip(width).Any(c => !string.IsNullOrWhiteSpace(c)))
            errors.Add(new FileError(row.Number, null, FileErrorCode.ExtraCell));
        foreach (var (place, column) in places.Zip(RosterFileRow.Columns))
            if (row.Across.Contains(place))
                errors.Add(new FileError(row.Number, column, FileErrorCode.Merged));
            else if (row.Formulas.Contains(place))
                errors.Add(new FileError(row.Number, column, FileErrorCode.Formula));
        return errors.Count > before
            ? null
            : [.. places.Select(p => p < row.Cells.Count ? row.Cells[p].Trim() : "")];
    }
}
