namespace BotApp.Features.Roster.Import;

/// <summary>One row of a roster file as written, nothing checked but the surrounding blanks taken off.</summary>
/// <param name="Row">Number of the row in the file, the header being 1.</param>
internal sealed record RosterFileRow(
    int Row, string Unit, string Kind, string Name, string UserId, string Upn, string Role, string Title, string Group)
{
    /// <summary>The columns of the header line; all must be there, in any order.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["unit", "kind", "name", "userId", "upn", "role", "title", "group"];
}

/// <summary>What keeps a row, or the whole file, from being imported.</summary>
/// <param name="Row">0 when it is the file as a whole.</param>
/// <param name="Column">Null when it is the whole row.</param>
/// <param name="Code">One of <see cref="RosterErrorCode"/>; the words are in the resource file under it.</param>
/// <param name="Arguments">What the words need.</param>
internal sealed record RosterError(int Row, string? Column, string Code, params IReadOnlyList<string> Arguments);

/// <summary>The codes of <see cref="RosterError"/>.</summary>
internal static class RosterErrorCode
{
    // of the file
    public const string Empty = "empty";
    public const string TooLarge = "too-large";
    public const string TooManyRows = "too-many-rows";
    public const string TooWide = "too-wide";
    public const string NotText = "not-text";
    public const string OldExcel = "old-excel";
    public const string BadWorkbook = "bad-workbook";
    public const string OpenQuote = "open-quote";
    public const string MissingColumn = "missing-column";
    public const string UnknownColumn = "unknown-column";
    public const string ColumnTwice = "column-twice";

    // of a row
    public const string Missing = "missing";
    public const string TooLong = "too-long";
    public const string Formula = "formula";
    public const string ExtraCell = "extra-cell";
    public const string BadCharacter = "bad-character";
    public const string BadId = "bad-id";
    public const string BadUpn = "bad-upn";
    public const string UnknownKind = "unknown-kind";
    public const string UnknownRole = "unknown-role";
    public const string Duplicate = "duplicate";
    public const string OtherName = "other-name";
    public const string OtherUpn = "other-upn";
    public const string UpnOfAnother = "upn-of-another";
    public const string TwiceInUnit = "twice-in-unit";
}
