using System.Collections.Immutable;
using BotApp.Cards.Reminders;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;
using BotApp.Office.Roster;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Compose;

/// <summary>What stands in the form of a reminder.</summary>
/// <param name="Audience">Empty where nobody is chosen yet.</param>
internal sealed record ComposeForm(string Text, string Audience, string At, bool IsUrgent)
{
    /// <summary>What is wrong, beside the fields.</summary>
    public string? Problem { get; init; }

    /// <summary>What is wrong, by input.</summary>
    public ImmutableDictionary<string, string> Errors { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>As it came back from a client.</summary>
    public static ComposeForm From(CardClick click) => new(
        (click[ReminderInputs.Text] ?? "").Trim(),
        (click[ReminderInputs.Audience] ?? "").Trim(),
        (click[ReminderInputs.At] ?? "").Trim(),
        click[ReminderInputs.Urgent] is "true");

    /// <summary>Whether it says what the reminder says. Its time is read as it was when that was made: 下午3点 was of that day.</summary>
    /// <param name="offset">Of the office's zone.</param>
    public bool Says(Reminder reminder, RosterSnapshot roster, TimeSpan offset, OfficeCalendar calendar) =>
        Text == reminder.Text
        && IsUrgent == reminder.IsUrgent
        && (Model.Audience.Parse(Audience, roster)?.ToString() ?? Audience) == reminder.Audience
        && ReminderTimeReader.Read(At, reminder.CreatedAt.ToOffset(offset).DateTime, calendar) is ReadTime.Understood { Times: var times }
        && times == reminder.Times;
}
