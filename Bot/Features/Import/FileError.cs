namespace BotApp.Features.Import;

/// <summary>What keeps a row, or the whole file, from being imported; or what is to be looked at though it was.</summary>
/// <param name="Row">0 when it is the file as a whole.</param>
/// <param name="Column">Null when it is the whole row.</param>
/// <param name="Code">The words are in the resource file under it.</param>
/// <param name="Arguments">What the words need.</param>
internal sealed record FileError(int Row, string? Column, string Code, params IReadOnlyList<string> Arguments)
{
    /// <summary>Name of the sheet, in a workbook of several.</summary>
    public string? Sheet { get; init; }
}

/// <summary>The codes of <see cref="FileError"/> that any file may earn.</summary>
internal static class FileErrorCode
{
    // of the file
    public const string Empty = "empty";
    public const string TooLarge = "too-large";
    public const string TooManyRows = "too-many-rows";
    public const string TooWide = "too-wide";
    public const string NotText = "not-text";
    public const string OldExcel = "old-excel";
    public const string BadWorkbook = "bad-workbook";
    public const string Dates1904 = "dates-1904";
    public const string OpenQuote = "open-quote";
    public const string MissingColumn = "missing-column";
    public const string UnknownColumn = "unknown-column";
    public const string ColumnTwice = "column-twice";

    // of a row
    public const string Missing = "missing";
    public const string TooLong = "too-long";
    public const string Formula = "formula";
    public const string ExtraCell = "extra-cell";
    public const string Merged = "merged";
}

/// <summary>The codes of what is said of a file that was imported all the same.</summary>
internal static class FileNoticeCode
{
    public const string HiddenSheet = "hidden-sheet";
}

/// <summary>A file that cannot be read at all.</summary>
internal sealed class UnreadableFileException(FileError error) : Exception(error.Code)
{
    /// <summary>Why.</summary>
    public FileError Error { get; } = error;
}
