using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Texts;

namespace BotApp.Features.Reminders.Holidays;

/// <summary>A reminder that follows the calendar and the settings. Pure.</summary>
internal static class FollowedReminder
{
    /// <summary>The reminder with its current holiday and times; null if it is too late to change it.</summary>
    /// <param name="stored">The reminder in storage.</param>
    /// <param name="wanted">The reminder with the new holiday and times.</param>
    public static Reminder? Of(Reminder stored, Reminder wanted, ReminderTexts texts)
    {
        var isOther = stored.Holiday?.Code != wanted.Holiday?.Code;
        // The office decided again since it was read: the newly chosen day wins.
        if (stored.DecidedAt != wanted.DecidedAt)
            wanted = wanted with { Times = stored.Times, Moved = stored.Moved, IsOutsideRule = stored.IsOutsideRule };
        return stored.State switch
        {
            ReminderState.Draft when isOther && wanted.Holiday is { } holiday => Planned(Worded(stored, texts.For(holiday.Code, "zh")), wanted),
            ReminderState.Draft => Planned(stored, wanted),
            // The office has not seen the other holiday's words: everyone gets the approved text as written.
            ReminderState.Approved => stored with
            {
                Holiday = wanted.Holiday, Times = wanted.Times, Moved = wanted.Moved, IsEdited = stored.IsEdited || isOther,
            },
            _ => null,
        };
    }

    private static Reminder Planned(Reminder draft, Reminder wanted) =>
        draft with { Holiday = wanted.Holiday, Times = wanted.Times, Moved = wanted.Moved, IsOutsideRule = wanted.IsOutsideRule };

    private static Reminder Worded(Reminder draft, ReminderText words) => draft with { Text = words.Opening, Points = [.. words.Points], Ask = words.Ask };
}
