using System.Collections.Immutable;
using BotApp.Cards.Reminders;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;
using BotApp.Office.Roster;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Compose;

/// <summary>The content of a reminder's form.</summary>
/// <param name="Audience">Empty if nobody is chosen yet.</param>
internal sealed record ComposeForm(string Text, string Audience, string At, bool IsUrgent)
{
    /// <summary>A problem that belongs to no input.</summary>
    public string? Problem { get; init; }

    /// <summary>Errors by input.</summary>
    public ImmutableDictionary<string, string> Errors { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The form as a client sent it.</summary>
    public static ComposeForm From(CardClick click) => new(
        (click[ReminderInputs.Text] ?? "").Trim(),
        (click[ReminderInputs.Audience] ?? "").Trim(),
        (click[ReminderInputs.At] ?? "").Trim(),
        click[ReminderInputs.Urgent] is "true");

    /// <summary>Whether it says the same as the reminder. Its time is read as of the reminder's creation: 下午3点 meant that day.</summary>
    /// <param name="offset">UTC offset of the office's zone.</param>
    public bool Says(Reminder reminder, RosterSnapshot roster, TimeSpan offset, OfficeCalendar calendar) =>
        Text == reminder.Text
        && IsUrgent == reminder.IsUrgent
        && (Model.Audience.Parse(Audience, roster)?.ToString() ?? Audience) == reminder.Audience
        && ReminderTimeReader.Read(At, reminder.CreatedAt.ToOffset(offset).DateTime, calendar) is ReadTime.Understood { Times: var times }
        && times == reminder.Times;
}
