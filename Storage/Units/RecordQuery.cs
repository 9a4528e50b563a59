namespace BotApp.Storage.Units;

/// <summary>Which entries of one unit to list, newest date first.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Registers">Codes to include; empty for all.</param>
/// <param name="From">First office date, inclusive.</param>
/// <param name="To">Last office date, inclusive.</param>
/// <param name="PageSize">Entries per page, 1 to 100.</param>
/// <param name="After">Where the previous page ended; null for the first page. May come from a card: an unknown value starts at the nearest place, and never leaves the unit.</param>
public sealed record RecordQuery(
    string Unit,
    IReadOnlyCollection<string> Registers,
    DateOnly? From = null,
    DateOnly? To = null,
    int PageSize = 8,
    string? After = null);

/// <summary>One line of a list, read from the date index only.</summary>
/// <param name="Present">Field <c>present</c> of the record, if it is a number.</param>
public sealed record RecordLine(string Id, string Register, DateOnly Date, string State, string Title, int? Present);

/// <summary>A line of the date index, with what a search needs.</summary>
/// <param name="Text">The text to search, in addition to the names of registers.</param>
/// <param name="Visibility">Field <c>visibility</c> of the record; empty if the record sets none, null if a former build wrote the row.</param>
public sealed record SearchLine(RecordLine Line, string Text, string? Visibility);

/// <summary>A page of a list; <paramref name="Next"/> is null on the last one.</summary>
public sealed record RecordPage(IReadOnlyList<RecordLine> Lines, string? Next);
