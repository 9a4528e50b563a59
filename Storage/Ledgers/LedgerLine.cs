namespace BotApp.Storage.Ledgers;

/// <summary>An item of a ledger as a list shows it.</summary>
/// <param name="Unit">Id of the unit whose record it is.</param>
/// <param name="RecordId">The record within the unit.</param>
/// <param name="Register">Code of the ledger.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Status">Code of where it stands.</param>
/// <param name="State">State of the record; a cancelled one is in no list.</param>
/// <param name="Due">By when; of a closed one the day on which it was closed.</param>
/// <param name="Version">Version of the record; an older one never replaces a newer one.</param>
public sealed record LedgerLine(
    string Unit, string RecordId, string Register, string Title, string Status, string State, DateOnly? Due, int Version)
{
    /// <summary>Who carries it out, by name.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Entra object id of the owner, where the roster knows one.</summary>
    public string OwnerId { get; init; } = "";

    /// <summary>Who sees it, where that is another than its register says; empty otherwise.</summary>
    public string Visibility { get; init; } = "";

    /// <summary>Codes of the other lists it stands in.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>It came after the list was settled.</summary>
    public bool IsAdded { get; init; }

    /// <summary>When it is to be looked back on, once it is closed.</summary>
    public DateOnly? LookBackDue { get; init; }

    /// <summary>It is done with: it stands under what is closed, latest first.</summary>
    public bool IsClosed { get; init; }
}

/// <summary>Which items to list.</summary>
/// <param name="Unit">Those of one unit; null for all units.</param>
/// <param name="Closed">What is closed, latest first; otherwise what is open, earliest due first.</param>
public sealed record LedgerQuery(string? Unit, bool Closed = false)
{
    /// <summary>Only those due on this day or before.</summary>
    public DateOnly? DueBy { get; init; }

    /// <summary>What else must hold of a line; asked here, so that a page is full.</summary>
    public Func<LedgerLine, bool> Fits { get; init; } = static _ => true;

    /// <summary>Lines a page, 1 to 100.</summary>
    public int PageSize { get; init; } = 8;

    /// <summary>Where the former page ended; may come from a card and never leaves the list asked for.</summary>
    public string? After { get; init; }
}

/// <summary>A page of a list; <paramref name="Next"/> is null on the last one.</summary>
public sealed record LedgerPage(IReadOnlyList<LedgerLine> Lines, string? Next);
