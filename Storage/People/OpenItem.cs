namespace BotApp.Storage.People;

/// <summary>Something a person has still to do, as a line under the person's own list.</summary>
/// <param name="PersonId">Entra object id of the owner.</param>
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
    int Version);

/// <summary>A page of a person's open items; <paramref name="Next"/> is null on the last one.</summary>
public sealed record OpenItemPage(IReadOnlyList<OpenItem> Items, string? Next);
