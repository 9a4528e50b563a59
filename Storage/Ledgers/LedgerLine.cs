namespace BotApp.Storage.Ledgers;

/// <summary>An item of a ledger as a list shows it.</summary>
/// <param name="Unit">Id of the unit whose record it is.</param>
/// <param name="RecordId">The record within the unit.</param>
/// <param name="Register">Code of the ledger.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Status">Code of the status.</param>
/// <param name="State">State of the record; a cancelled one is in no list.</param>
/// <param name="Due">Due date; for a closed item the day it was closed.</param>
/// <param name="Version">Version of the record; an older one never replaces a newer one.</param>
public sealed record LedgerLine(
    string Unit, string RecordId, string Register, string Title, string Status, string State, DateOnly? Due, int Version)
{
    /// <summary>Name of the owner.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Entra object id of the owner, if the roster knows one.</summary>
    public string OwnerId { get; init; } = "";

    /// <summary>Who may see it, if this differs from its register's rule; otherwise empty.</summary>
    public string Visibility { get; init; } = "";

    /// <summary>Codes of the other lists it is in.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>It was added after the list was settled.</summary>
    public bool IsAdded { get; init; }

    /// <summary>When the look-back is due, once it is closed.</summary>
    public DateOnly? LookBackDue { get; init; }

    /// <summary>It is closed and listed with the closed items, latest first.</summary>
    public bool IsClosed { get; init; }
}

/// <summary>Which items to list.</summary>
/// <param name="Unit">The unit; null for all units.</param>
/// <param name="Closed">True for closed items, latest first; false for open ones, earliest due first.</param>
public sealed record LedgerQuery(string? Unit, bool Closed = false)
{
    /// <summary>Only those due on this day or before.</summary>
    public DateOnly? DueBy { get; init; }

    /// <summary>A further condition; applied here so that pages are full.</summary>
    public Func<LedgerLine, bool> Fits { get; init; } = static _ => true;

    /// <summary>Lines per page, 1 to 100.</summary>
    public int PageSize { get; init; } = 8;

    /// <summary>Where the previous page ended. May come from a card; it cannot reach outside the requested list.</summary>
    public string? After { get; init; }
}

/// <summary>A page of a list; <paramref name="Next"/> is null on the last one.</summary>
public sealed record LedgerPage(IReadOnlyList<LedgerLine> Lines, string? Next);
