namespace BotApp.Storage.People;

/// <summary>Something a person has still to do, as a line under the person's own list.</summary>
/// <param name="PersonId">Entra object id of the owner; or the id of a unit, for what is asked of whoever answers for it.</param>
/// <param name="Unit">Id of the unit whose record it is.</param>
/// <param name="RecordId">The record within the unit.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Due">By when; null if nothing was said.</param>
/// <param name="From">The office date of the meeting it comes from.</param>
/// <param name="Register">Code of the record's register.</param>
/// <param name="State">State of the record.</param>
/// <param name="Version">Version of the record; an older one never replaces a newer one.</param>
public sealed record OpenItem(
    string PersonId,
    string Unit,
    string RecordId,
    string Title,
    DateOnly? Due,
    DateOnly From,
    string Register,
    string State,
    int Version)
{
    /// <summary>The office's day since which it is asked of the person; that of <see cref="From"/> where nothing better is known.</summary>
    public DateOnly Entered { get; init; } = From;

    /// <summary>What is asked of the person: one of <see cref="Duties"/>.</summary>
    public string Duty { get; init; } = Duties.Carry;

    /// <summary>The person took it for done, and it is asked of them again; until it moves on.</summary>
    public bool CameBack { get; init; }

    /// <summary>Code of where an item of a ledger stands, or that a self-review was returned; empty for anything else.</summary>
    public string Status { get; init; } = "";

    /// <summary>Codes of the lists it stands in beside that of its register.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Someone else has the last word on it, so it is not closed with one tap.</summary>
    public bool IsReviewed { get; init; }
}

/// <summary>What an open item asks of the person on whose list it stands. Strings, so that storage stays readable.</summary>
public static class Duties
{
    /// <summary>To carry it out.</summary>
    public const string Carry = "carry";

    /// <summary>To say whether it is done.</summary>
    public const string Review = "review";

    /// <summary>To know when it is overdue; before that nothing.</summary>
    public const string Lead = "lead";

    /// <summary>To look back on it, some time after it was closed.</summary>
    public const string Check = "check";
}

/// <summary>A page of a person's open items; <paramref name="Next"/> is null on the last one.</summary>
public sealed record OpenItemPage(IReadOnlyList<OpenItem> Items, string? Next);
