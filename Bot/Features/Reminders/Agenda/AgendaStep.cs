using System.Globalization;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;

namespace BotApp.Features.Reminders.Agenda;

/// <summary>Which time of a reminder is due.</summary>
internal enum Occasion
{
    /// <summary>The first, and of most reminders the only one.</summary>
    First,

    /// <summary>The gentle repeat, to those who have not confirmed.</summary>
    Repeat,
}

/// <summary>Something to do about reminders now. Every step can be repeated without harm.</summary>
internal abstract record AgendaStep
{
    private AgendaStep() { }

    /// <summary>A holiday approaches: make a draft for the office.</summary>
    public sealed record Draft(Holiday Holiday, DateOnly SendOn) : AgendaStep;

    /// <summary>The calendar or the settings changed before anything went out: update the reminder to match.</summary>
    /// <param name="Reminder">The updated reminder.</param>
    public sealed record Follow(Reminder Reminder) : AgendaStep;

    /// <summary>The office has set drafts to go out by themselves.</summary>
    public sealed record ApproveByItself(Reminder Reminder) : AgendaStep;

    /// <summary>The time has come: plan the deliveries.</summary>
    /// <param name="Day">The day on which it goes out.</param>
    public sealed record Send(Reminder Reminder, Occasion Occasion, DateOnly Day) : AgendaStep
    {
        /// <summary>The day it was planned for; earlier than <see cref="Day"/> if no host was up then.</summary>
        public DateOnly PlannedFor { get; init; } = Day;

        /// <summary>Key of this time within the reminder. Uses the planned day, as some deliveries may have been planned on it.</summary>
        public string Key => OccurrenceName.Of(Occasion, PlannedFor);
    }

    /// <summary>The day passed while no host was up, or nobody decided on the draft: recorded, never silently skipped.</summary>
    public sealed record Miss(Reminder Reminder, Occasion Occasion, DateOnly Day) : AgendaStep
    {
        /// <inheritdoc cref="Send.Key"/>
        public string Key => OccurrenceName.Of(Occasion, Day);
    }

    /// <summary>Nothing more comes; its figures are final.</summary>
    public sealed record Finish(Reminder Reminder) : AgendaStep;
}

/// <summary>Keys for the times of a reminder; later days sort later.</summary>
internal static class OccurrenceName
{
    private const string RepeatWord = "repeat";
    private const string Format = "yyyyMMdd";

    /// <summary>The key.</summary>
    public static string Of(Occasion occasion, DateOnly day) => occasion is Occasion.Repeat
        ? $"{Text(day)}-{RepeatWord}"
        : Text(day);

    /// <summary>Sorts before all keys of the day and after those of earlier days.</summary>
    public static string FirstOf(DateOnly day) => Text(day);

    /// <summary>How keys name a moment: its minute, in UTC.</summary>
    public static string OfMoment(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);

    /// <summary>Whether the key belongs to the gentle repeat.</summary>
    public static bool IsRepeat(string key) => key.EndsWith(RepeatWord, StringComparison.Ordinal);

    /// <summary>The day in a key; null if it has none, as in a key forged by a client.</summary>
    public static DateOnly? DayOf(string key) =>
        DateOnly.TryParseExact(key.AsSpan(0, Math.Min(key.Length, Format.Length)), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Text(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);
}
