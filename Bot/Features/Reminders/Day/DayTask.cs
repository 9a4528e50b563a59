using System.Collections.Immutable;
using System.Globalization;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Dated;
using BotApp.Office.Obligations;
using BotApp.Storage.People;

namespace BotApp.Features.Reminders.Day;

/// <summary>One thing on a person's day.</summary>
/// <param name="Due">Due day; null if there is none.</param>
/// <param name="Appears">The first day on which it is worth a message.</param>
internal abstract record DayTask(DateOnly? Due, DateOnly Appears)
{
    /// <summary>
    /// When it was created or assigned to this person, if that can be after the day on which it appears: it counts as new then.
    /// Null if the day on which it appears decides.
    /// </summary>
    public DateTimeOffset? CameAt { get; init; }

    /// <summary>A meeting that a unit owes by its cadence; shown to its secretary.</summary>
    /// <param name="MaySkip">Whether the person may mark it as not due this time.</param>
    public sealed record Owed(Obligation Obligation, string UnitName, bool MaySkip) : DayTask(Obligation.Due, Obligation.AppearsOn);

    /// <summary>A ledger item in which the person has a duty.</summary>
    public sealed record Item(OpenItem Open, string? UnitName, DateOnly? Due, DateOnly Appears) : DayTask(Due, Appears);

    /// <summary>An open self-review; the card shows the round's name and nothing of its text.</summary>
    public sealed record Review(string Round, DateOnly? Due, DateOnly Appears) : DayTask(Due, Appears)
    {
        /// <summary>The branch that has to submit one; null for the person's own review.</summary>
        public string? BranchName { get; init; }

        /// <summary>It was submitted and returned for changes.</summary>
        public bool IsReturned { get; init; }
    }

    /// <summary>A holiday reminder that awaits the office's decision; if it goes out by itself, nothing is due, but it can be viewed.</summary>
    public sealed record Draft(string ReminderId, string HolidayZh, string HolidayEn, DateOnly SendOn, DateOnly Appears, bool GoesByItself = false)
        : DayTask(GoesByItself ? null : SendOn, Appears);

    /// <summary>A change of the calendar moved a holiday reminder off the office's day, or left it too close to the holiday.</summary>
    public sealed record Moved(string ReminderId, string HolidayZh, string HolidayEn, DateOnly SendOn, DayMoved Change)
        : DayTask(null, DateOnly.FromDateTime(Change.At.DateTime));

    /// <summary>A reminder whose audience is empty, so that it would reach nobody.</summary>
    public sealed record Nobody(Reminder Reminder, DateOnly SendOn, DateOnly Appears) : DayTask(SendOn, Appears);

    /// <summary>Something that only has a date; only the person's done mark is stored.</summary>
    public sealed record Dated(DatedReminder Reminder, DatedTime Time) : DayTask(Time.Due, Time.AppearsOn)
    {
        /// <summary>Key of this time among the person's done marks.</summary>
        public string Mark => MarkOf(Reminder.Code, Time.Due);

        /// <inheritdoc cref="Mark"/>
        public static string MarkOf(string code, DateOnly due) => string.Create(CultureInfo.InvariantCulture, $"{code}@{due:yyyyMMdd}");
    }

    /// <summary>The published holidays of a year are still missing.</summary>
    public sealed record MissingCalendar(int Year, DateOnly Appears) : DayTask(null, Appears);

    /// <summary>Members of a branch who have not confirmed a holiday reminder; for its secretary, if the office has set it so.</summary>
    /// <param name="Of">Number of members to whom it was sent.</param>
    /// <param name="NotReached">Number of members to whom it was not.</param>
    public sealed record Unanswered(string HolidayZh, string HolidayEn, ImmutableArray<string> Names, int Of, int NotReached, DateOnly Appears)
        : DayTask(null, Appears);
}
