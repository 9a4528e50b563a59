using System.Collections.Immutable;
using BotApp.Office.Obligations;
using BotApp.Storage.People;

namespace BotApp.Features.Reminders.Day;

/// <summary>One thing on a person's day.</summary>
/// <param name="Due">By when; null if nothing was said.</param>
/// <param name="Appears">The first day on which it is worth a message.</param>
internal abstract record DayTask(DateOnly? Due, DateOnly Appears)
{
    /// <summary>A meeting that a unit owes by its cadence; its secretary hears of it.</summary>
    public sealed record Owed(Obligation Obligation, string UnitName) : DayTask(Obligation.Due, Obligation.AppearsOn);

    /// <summary>What an item of a ledger asks of the person.</summary>
    public sealed record Item(OpenItem Open, string? UnitName, DateOnly? Due, DateOnly Appears) : DayTask(Due, Appears);

    /// <summary>A self-review that is open; the card names the round and nothing of what was written.</summary>
    public sealed record Review(string Round, DateOnly? Due, DateOnly Appears) : DayTask(Due, Appears);

    /// <summary>A holiday reminder that waits for the office's word.</summary>
    public sealed record Draft(string ReminderId, string HolidayZh, string HolidayEn, DateOnly SendOn, DateOnly Appears) : DayTask(SendOn, Appears);

    /// <summary>The notice of next year's holidays is still missing.</summary>
    public sealed record MissingCalendar(int Year, DateOnly Appears) : DayTask(null, Appears);

    /// <summary>Who of the own branch has not confirmed a holiday reminder; for its secretary, if the office has set it so.</summary>
    public sealed record Unanswered(string HolidayZh, string HolidayEn, ImmutableArray<string> Names, int Of, DateOnly Appears) : DayTask(null, Appears);
}
