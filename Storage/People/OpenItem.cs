namespace BotApp.Storage.People;

/// <summary>Something a person still has to do, as a line of the person's list.</summary>
/// <param name="PersonId">Entra object id of the owner, or the id of a unit if whoever is responsible for the unit is asked.</param>
/// <param name="Unit">Id of the unit whose record it is.</param>
/// <param name="RecordId">The record within the unit.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Due">Due date; null if none was given.</param>
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
    /// <summary>The office date since which the person is asked for it; <see cref="From"/> if not known better.</summary>
    public DateOnly Entered { get; init; } = From;

    /// <summary>What is asked of the person: one of <see cref="Duties"/>.</summary>
    public string Duty { get; init; } = Duties.Carry;

    /// <summary>The person reported it done and it was returned; set until the status changes.</summary>
    public bool CameBack { get; init; }

    /// <summary>Status code of a ledger item, or of a returned self-review; otherwise empty.</summary>
    public string Status { get; init; } = "";

    /// <summary>Codes of the lists it is in besides its register's.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Someone else has to confirm it, so it is not closed with one tap.</summary>
    public bool IsReviewed { get; init; }
}

/// <summary>What an open item asks of its person. Strings, so that storage stays readable.</summary>
public static class Duties
{
    /// <summary>Carry it out.</summary>
    public const string Carry = "carry";

    /// <summary>Carry out a measure of it.</summary>
    public const string Measure = "measure";

    /// <summary>Decide whether it is done.</summary>
    public const string Review = "review";

    /// <summary>Nothing until it is overdue; then know of it.</summary>
    public const string Lead = "lead";

    /// <summary>Look back on it some time after it was closed.</summary>
    public const string Check = "check";
}

/// <summary>A page of a person's open items; <paramref name="Next"/> is null on the last one.</summary>
public sealed record OpenItemPage(IReadOnlyList<OpenItem> Items, string? Next);
