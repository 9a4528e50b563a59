namespace BotApp.Features.Import;

/// <summary>Why a row or the whole file was not imported; or a notice about a file that was.</summary>
/// <param name="Row">0 for the file as a whole.</param>
/// <param name="Column">Null for the whole row.</param>
/// <param name="Code">Key of the words in the resource file.</param>
/// <param name="Arguments">Values for the words.</param>
internal sealed record FileError(int Row, string? Column, string Code, params IReadOnlyList<string> Arguments)
{
    /// <summary>Name of the sheet, in a workbook of several.</summary>
    public string? Sheet { get; init; }
}

/// <summary>The codes of <see cref="FileError"/> that apply to files of any kind.</summary>
internal static class FileErrorCode
{
    // For the whole file.
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

    // For a row.
    public const string Missing = "missing";
    public const string TooLong = "too-long";
    public const string Formula = "formula";
    public const string ExtraCell = "extra-cell";
    public const string Merged = "merged";
}

/// <summary>The codes of notices about a file that was imported.</summary>
internal static class FileNoticeCode
{
    public const string HiddenSheet = "hidden-sheet";
}

/// <summary>A file that cannot be read at all.</summary>
internal sealed class UnreadableFileException(FileError error) : Exception(error.Code)
{
    /// <summary>The reason.</summary>
    public FileError Error { get; } = error;
}
