using System.Globalization;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;

namespace BotApp.Features.Reminders.Agenda;

/// <summary>Which of its times a reminder is at.</summary>
internal enum Occasion
{
    /// <summary>The first, and of most reminders the only one.</summary>
    First,

    /// <summary>The gentle repeat, to those who have not confirmed.</summary>
    Repeat,
}

/// <summary>Something that is to be done about reminders now. Each can be done twice without harm.</summary>
internal abstract record AgendaStep
{
    private AgendaStep() { }

    /// <summary>A holiday comes near: a draft is made for the office.</summary>
    public sealed record Draft(Holiday Holiday, DateOnly SendOn) : AgendaStep;

    /// <summary>The calendar or the settings changed since it was made, and nothing of it has gone out: it follows them.</summary>
    /// <param name="Reminder">As it is to be.</param>
    public sealed record Follow(Reminder Reminder) : AgendaStep;

    /// <summary>A draft goes out by itself, as the office has set it.</summary>
    public sealed record ApproveByItself(Reminder Reminder) : AgendaStep;

    /// <summary>The time has come: deliveries are planned.</summary>
    /// <param name="Day">The day on which it goes out.</param>
    public sealed record Send(Reminder Reminder, Occasion Occasion, DateOnly Day) : AgendaStep
    {
        /// <summary>The day it was meant for, which may be over: no host was up.</summary>
        public DateOnly PlannedFor { get; init; } = Day;

        /// <summary>Names the time within the reminder: by the day it was meant for, as some of it may have been planned on that day.</summary>
        public string Key => OccurrenceName.Of(Occasion, PlannedFor);
    }

    /// <summary>The day went by while no host was up, or nobody decided about a draft: it is recorded, never silently skipped.</summary>
    public sealed record Miss(Reminder Reminder, Occasion Occasion, DateOnly Day) : AgendaStep
    {
        /// <inheritdoc cref="Send.Key"/>
        public string Key => OccurrenceName.Of(Occasion, Day);
    }

    /// <summary>Nothing more comes; its figures are final.</summary>
    public sealed record Finish(Reminder Reminder) : AgendaStep;
}

/// <summary>Names a time within a reminder; later days sort later.</summary>
internal static class OccurrenceName
{
    private const string RepeatWord = "repeat";
    private const string Format = "yyyyMMdd";

    /// <summary>The key.</summary>
    public static string Of(Occasion occasion, DateOnly day) => occasion is Occasion.Repeat
        ? $"{Text(day)}-{RepeatWord}"
        : Text(day);

    /// <summary>Where in the order of keys a day's begin; those of earlier days lie before it.</summary>
    public static string FirstOf(DateOnly day) => Text(day);

    /// <summary>Whether the key is of the gentle repeat.</summary>
    public static bool IsRepeat(string key) => key.EndsWith(RepeatWord, StringComparison.Ordinal);

    /// <summary>The day in a key; null where it has none, as in what a client made up.</summary>
    public static DateOnly? DayOf(string key) =>
        DateOnly.TryParseExact(key.AsSpan(0, Math.Min(key.Length, Format.Length)), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Text(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);
}
