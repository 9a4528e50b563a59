using BotApp.Features.Import;

namespace BotApp.Features.Roster.Import;

/// <summary>One row of a roster file as written, trimmed but not checked.</summary>
/// <param name="Row">Number of the row in the file, the header being 1.</param>
internal sealed record RosterFileRow(
    int Row, string Unit, string Kind, string Name, string UserId, string Upn, string Role, string Title, string Group)
{
    /// <summary>The columns of the header line; all must be there, in any order.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["unit", "kind", "name", "userId", "upn", "role", "title", "group"];
}

/// <summary>The codes of <see cref="FileError"/> for rosters only.</summary>
internal static class RosterErrorCode
{
    public const string BadCharacter = "bad-character";
    public const string BadId = "bad-id";
    public const string BadUpn = "bad-upn";
    public const string BadName = "bad-name";
    public const string NoHeader = "no-header";
    public const string UnknownKind = "unknown-kind";
    public const string UnknownRole = "unknown-role";
    public const string Duplicate = "duplicate";
    public const string SeveralSheets = "several-sheets";
    public const string OtherName = "other-name";
    public const string OtherUpn = "other-upn";
    public const string UpnOfAnother = "upn-of-another";
    public const string UpnOnRoster = "upn-on-roster";
    public const string TwiceInUnit = "twice-in-unit";
}

/// <summary>The codes of notices about an imported roster.</summary>
internal static class RosterNoticeCode
{
    public const string NoOffice = "no-office";
    public const string NoRecorder = "no-recorder";
    public const string SameName = "same-name";
    public const string UnitsAlike = "units-alike";
    public const string UnitSpelling = "unit-spelling";
    public const string WasErased = "was-erased";
}
