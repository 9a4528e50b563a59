using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Texts;

namespace BotApp.Features.Reminders.Holidays;

/// <summary>A reminder that follows the calendar and the settings. Pure.</summary>
internal static class FollowedReminder
{
    /// <summary>The reminder with its holiday and times as they are now; null where it is too late for that.</summary>
    /// <param name="stored">As it stands.</param>
    /// <param name="wanted">With what it is to follow.</param>
    public static Reminder? Of(Reminder stored, Reminder wanted, ReminderTexts texts)
    {
        var isOther = stored.Holiday?.Code != wanted.Holiday?.Code;
        // Decided otherwise since it was looked at: the day chosen then is not that of before.
        if (stored.DecidedAt != wanted.DecidedAt)
            wanted = wanted with { Times = stored.Times, Moved = stored.Moved };
        return stored.State switch
        {
            ReminderState.Draft when isOther && wanted.Holiday is { } holiday => Worded(stored, texts.For(holiday.Code, "zh")) with { Holiday = holiday, Times = wanted.Times, Moved = wanted.Moved },
            ReminderState.Draft => stored with { Holiday = wanted.Holiday, Times = wanted.Times, Moved = wanted.Moved },
            // Nobody at the office has seen the words of the other holiday: what was approved goes to everyone as it was written.
            ReminderState.Approved => stored with
            {
                Holiday = wanted.Holiday, Times = wanted.Times, Moved = wanted.Moved, IsEdited = stored.IsEdited || isOther,
            },
            _ => null,
        };
    }

    private static Reminder Worded(Reminder draft, ReminderText words) => draft with { Text = words.Opening, Points = [.. words.Points], Ask = words.Ask };
}
