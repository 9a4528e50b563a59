using System.Collections.Frozen;

namespace BotApp.Features.Import;

/// <summary>One row of cells as a reader found it; blank rows are numbered but left out.</summary>
/// <param name="Formulas">Places of cells with a computed value, or with the error value that a failed formula left.</param>
internal sealed record FileRow(int Number, IReadOnlyList<string> Cells, IReadOnlySet<int> Formulas)
{
    /// <summary>Places of cells covered by a merged cell that starts further up; its value is theirs.</summary>
    public IReadOnlySet<int> Down { get; init; } = FrozenSet<int>.Empty;

    /// <summary>Places of cells covered by a merged cell that starts further left: which column its value belongs to is unclear.</summary>
    public IReadOnlySet<int> Across { get; init; } = FrozenSet<int>.Empty;
}

/// <summary>A sheet of a file; a CSV is one without a name.</summary>
internal sealed record FileSheet(string? Name, IReadOnlyList<FileRow> Rows)
{
    /// <summary>Whether people who open the workbook do not see it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether it has content and people who open the workbook see it.</summary>
    public bool IsShown => !IsHidden && Rows.Count > 0;

    /// <summary>Whether it has content that people do not see and hence do not mean to import: often the lists behind drop-downs, or last year's data.</summary>
    public bool IsLeftOut => IsHidden && Rows.Count > 0;
}

/// <summary>Reads tables from CSV or XLSX, told apart by the first bytes, not by the name.</summary>
internal static class TableFile
{
    /// <summary>Largest file read, in bytes.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Most rows below the header, of all sheets together.</summary>
    public const int MaxRows = 50_000;

    /// <summary>The sheets of a file.</summary>
    /// <param name="file">Seekable.</param>
    /// <exception cref="UnreadableFileException">It is too large, or not a table.</exception>
    public static IReadOnlyList<FileSheet> Read(Stream file)
    {
        if (file.Length > MaxBytes)
            throw new UnreadableFileException(new FileError(0, null, FileErrorCode.TooLarge, $"{MaxBytes / 1024 / 1024} MB"));

        file.Position = 0;
        Span<byte> start = stackalloc byte[4];
        var read = file.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        file.Position = 0;
        if (start[..read].SequenceEqual("PK\u0003\u0004"u8))
            return XlsxRows.Read(file);
        if (start[..read].SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new UnreadableFileException(new FileError(0, null, FileErrorCode.OldExcel));
        return [new FileSheet(null, Limited(CsvRows.Read(file)))];
    }

    private static List<FileRow> Limited(IEnumerable<FileRow> rows)
    {
        var all = rows.Take(MaxRows + 2).ToList();
        return all.Count > MaxRows + 1 ? throw TooManyRows() : all;
    }

    /// <param name="sheet">The sheet at which the limit was exceeded.</param>
    internal static UnreadableFileException TooManyRows(string? sheet = null) => new(new FileError(0, null, FileErrorCode.TooManyRows, $"{MaxRows}") { Sheet = sheet });
}
