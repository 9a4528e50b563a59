using System.Collections.Immutable;
using System.Globalization;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Dated;
using BotApp.Office.Obligations;
using BotApp.Storage.People;

namespace BotApp.Features.Reminders.Day;

/// <summary>One thing on a person's day.</summary>
/// <param name="Due">By when; null if nothing was said.</param>
/// <param name="Appears">The first day on which it is worth a message.</param>
internal abstract record DayTask(DateOnly? Due, DateOnly Appears)
{
    /// <summary>
    /// When it came to be, or to this person, which may be after the day on which it appeared: it is new then. Null where the day
    /// on which it appears says that.
    /// </summary>
    public DateTimeOffset? CameAt { get; init; }

    /// <summary>A meeting that a unit owes by its cadence; its secretary hears of it.</summary>
    /// <param name="MaySkip">Whether the person may say that it is not due this time.</param>
    public sealed record Owed(Obligation Obligation, string UnitName, bool MaySkip) : DayTask(Obligation.Due, Obligation.AppearsOn);

    /// <summary>What an item of a ledger asks of the person.</summary>
    public sealed record Item(OpenItem Open, string? UnitName, DateOnly? Due, DateOnly Appears) : DayTask(Due, Appears);

    /// <summary>A self-review that is open; the card names the round and nothing of what was written.</summary>
    public sealed record Review(string Round, DateOnly? Due, DateOnly Appears) : DayTask(Due, Appears)
    {
        /// <summary>The branch that is to answer as a whole; null for one's own.</summary>
        public string? BranchName { get; init; }

        /// <summary>It was submitted and came back to be changed.</summary>
        public bool IsReturned { get; init; }
    }

    /// <summary>A holiday reminder that waits for the office's word; where it goes out by itself nothing is due, and it can be looked at.</summary>
    public sealed record Draft(string ReminderId, string HolidayZh, string HolidayEn, DateOnly SendOn, DateOnly Appears, bool GoesByItself = false)
        : DayTask(GoesByItself ? null : SendOn, Appears);

    /// <summary>A holiday reminder goes out on another day than the office chose, or on one that is too near: the calendar was changed.</summary>
    public sealed record Moved(string ReminderId, string HolidayZh, string HolidayEn, DateOnly SendOn, DayMoved Change)
        : DayTask(null, DateOnly.FromDateTime(Change.At.DateTime));

    /// <summary>A reminder of the office that would reach nobody when its time comes.</summary>
    public sealed record Nobody(Reminder Reminder, DateOnly SendOn, DateOnly Appears) : DayTask(SendOn, Appears);

    /// <summary>Something that only has a date; nothing of it is kept but that the person has marked it as done.</summary>
    public sealed record Dated(DatedReminder Reminder, DatedTime Time) : DayTask(Time.Due, Time.AppearsOn)
    {
        /// <summary>Names this time of it among what the person has marked as done.</summary>
        public string Mark => MarkOf(Reminder.Code, Time.Due);

        /// <inheritdoc cref="Mark"/>
        public static string MarkOf(string code, DateOnly due) => string.Create(CultureInfo.InvariantCulture, $"{code}@{due:yyyyMMdd}");
    }

    /// <summary>The notice of a year's holidays is still missing.</summary>
    public sealed record MissingCalendar(int Year, DateOnly Appears) : DayTask(null, Appears);

    /// <summary>Who of the own branch has not confirmed a holiday reminder; for its secretary, if the office has set it so.</summary>
    /// <param name="Of">Members to whom it was sent.</param>
    /// <param name="NotReached">Members to whom it was not.</param>
    public sealed record Unanswered(string HolidayZh, string HolidayEn, ImmutableArray<string> Names, int Of, int NotReached, DateOnly Appears)
        : DayTask(null, Appears);
}
