using BotApp.Office.Calendar;
using BotApp.Office.Registers;
using BotApp.Storage.Records;

namespace BotApp.Office.Ledgers;

/// <summary>Typed access to a record of a ledger. Pure.</summary>
internal sealed record LedgerItem(OfficeRecord Record)
{
    /// <summary>Its status. An entry of an older build has none: it counts as not started, or closed.</summary>
    public ItemStatus Status => ItemStatuses.Parse(this[LedgerFields.Status])
        ?? (Record.State == RecordState.Closed ? ItemStatus.Closed : ItemStatus.NotStarted);

    /// <summary>Whether it is still to be worked on, or continued.</summary>
    public bool IsOpen => Record.State == RecordState.Active && Status is not ItemStatus.Closed;

    /// <summary>By when it is to be done, as it was given.</summary>
    public DateOnly? Due => Day(LedgerFields.Due);

    /// <summary>The deadline that applies: none while it is continued without an end.</summary>
    public DateOnly? Deadline => Status is ItemStatus.Standing ? null : Due;

    public DateOnly? LookBackDue => Day(LedgerFields.LookBackDue);

    public DateOnly? ClosedOn => Day(LedgerFields.Closed);

    public string? OwnerId => this[LedgerFields.OwnerId];

    public string? LeaderId => this[LedgerFields.LeaderId];

    public string? ReviewerId => this[LedgerFields.ReviewerId];

    public string? CheckerId => this[LedgerFields.CheckerId];

    public string? ClosedBy => this[LedgerFields.ClosedBy];

    public bool IsAdded => this[LedgerFields.Added] == "true";

    /// <summary>Who sees it besides the office: as its ledger says, or like the meeting that decided it.</summary>
    public Visibility VisibilityIn(Register ledger) => VisibilityOf(ledger, this[LedgerFields.Visibility]);

    /// <summary>The same, from the item's own value.</summary>
    public static Visibility VisibilityOf(Register ledger, string? own) =>
        Enum.TryParse<Visibility>(own, ignoreCase: true, out var visibility) ? visibility : ledger.Visibility;

    /// <summary>A field's value, or null where it is empty.</summary>
    public string? this[string field] => Record.Fields.TryGetValue(field, out var value) && value.Length > 0 ? value : null;

    /// <summary>The rows of a field of rows.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows(string field) => this[field] is { } text ? FieldValues.Rows(text) : [];

    /// <summary>The measures, in their order.</summary>
    public IReadOnlyList<ItemMeasure> Measures => ItemMeasure.Of(Record.Fields);

    /// <summary>Whether someone owns, leads, reviews or checks it, closed it or has a measure of it, and may therefore see it.</summary>
    public bool Concerns(string personId) =>
        OwnerId == personId || LeaderId == personId || ReviewerId == personId || CheckerId == personId || ClosedBy == personId
        || HasMeasureOf(personId);

    /// <summary>Whether a measure is the person's, done or not.</summary>
    public bool HasMeasureOf(string personId) => Measures.Any(m => m.OwnerId == personId);

    /// <summary>Working days by which it is overdue; 0 while it is in time, closed, continued without an end or has no date.</summary>
    public int WorkdaysLate(DateOnly today, OfficeCalendar calendar) =>
        IsOpen && Deadline is { } due ? Overdue.Workdays(due, today, calendar) : 0;

    private DateOnly? Day(string field) => this[field] is { } text && FieldValues.TryDate(text, out var day) ? day : null;
}

/// <summary>How late something is, by the days the office works.</summary>
internal static class Overdue
{
    /// <summary>Working days after the due day, up to and including today. What was due on a day off is late from the next working day on.</summary>
    public static int Workdays(DateOnly due, DateOnly today, OfficeCalendar calendar)
    {
        var late = 0;
        for (var day = due.AddDays(1); day <= today; day = day.AddDays(1))
            late += calendar.IsWorkday(day) ? 1 : 0;
        return late;
    }

    /// <summary>Whether a working day has come since the due day, today included; quicker than counting them.</summary>
    public static bool IsLate(DateOnly due, DateOnly today, OfficeCalendar calendar) =>
        due < today && calendar.WorkdayOnOrAfter(due.AddDays(1)) <= today;
}
