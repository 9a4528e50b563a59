using BotApp.Cards.Model;
using BotApp.Cards.Reminders;
using BotApp.Cards.Texts;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Texts;
using BotApp.Storage.Deliveries;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Receive;

/// <summary>Makes the cards that people receive. Pure.</summary>
internal sealed class NoticeCards(ReminderTexts texts)
{
    /// <summary>One person's copy.</summary>
    /// <param name="IsResend">Marked 补发, as it is unknown whether the first one arrived.</param>
    public sealed record Copy(string Occurrence, bool IsResend, DateTimeOffset? AcknowledgedAt)
    {
        /// <summary>The person is known to have had a copy before, and has not confirmed it.</summary>
        public bool IsSecond { get; init; }

        /// <inheritdoc cref="NoticeCards.OfDay"/>
        public DateOnly? OfDay { get; init; }

        /// <summary>When the person wants it again; null if that is not still to come.</summary>
        public DateTimeOffset? AgainAt { get; init; }

        /// <summary>A copy that the person has and clicks on.</summary>
        public static Copy Of(Reminder reminder, string occurrence, Recipient mine, Turn turn) => new(
            occurrence, false, mine.State is DeliveryState.Acknowledged ? mine.ChangedAt.ToOffset(turn.Now.Offset) : null)
        {
            OfDay = NoticeCards.OfDay(reminder, occurrence, turn.Today),
            AgainAt = mine.AgainAt > turn.Now ? mine.AgainAt : null,
        };
    }

    /// <summary>
    /// The day of a composed reminder, if it is over: words such as "today" in it refer to that day. Null for other reminders, which
    /// name their dates.
    /// </summary>
    /// <param name="today">The office's day.</param>
    public static DateOnly? OfDay(Reminder reminder, string occurrence, DateOnly today) =>
        reminder is { Holiday: null, Secretary: null } && OccurrenceName.DayOf(occurrence) is { } day && day < today ? day : null;

    /// <summary>The card.</summary>
    public AdaptiveCard Received(Reminder reminder, Copy copy, CardTexts t) => reminder.Holiday is { } holiday
        ? Holiday(reminder, holiday, copy, t)
        : OfficeNoticeCard.Render(
            new OfficeNoticeCard.Data
            {
                Hidden = Hidden(reminder, copy),
                Text = ReminderTitles.TextOf(reminder, t),
                IsUrgent = reminder.IsUrgent,
                IsResend = copy.IsResend,
                OfDay = copy.OfDay,
                AcknowledgedAt = copy.AcknowledgedAt,
                SnoozedUntil = copy.AgainAt is { } at ? t.Moment(at) : null,
            },
            t);

    /// <summary>The data of the buttons.</summary>
    public static Dictionary<string, string> Hidden(Reminder reminder, Copy copy) => new(StringComparer.Ordinal)
    {
        [CardData.Id] = reminder.Id,
        [CardData.Occurrence] = copy.Occurrence,
    };

    private AdaptiveCard Holiday(Reminder reminder, HolidayRef holiday, Copy copy, CardTexts t)
    {
        // Words edited by the office are shown as written; unedited ones in the reader's language.
        var words = reminder.IsEdited ? null : texts.For(holiday.Code, t.Language);
        return HolidayReminderCard.Render(
            new HolidayReminderCard.Data
            {
                Hidden = Hidden(reminder, copy),
                HolidayName = ReminderTitles.Holiday(holiday, t),
                First = holiday.First,
                Last = holiday.Last,
                IsProvisional = holiday.IsProvisional,
                Opening = words?.Opening ?? reminder.Text,
                Points = words?.Points ?? reminder.Points,
                Ask = words?.Ask ?? reminder.Ask,
                IsRepeat = copy.IsSecond,
                IsResend = copy.IsResend,
                AcknowledgedAt = copy.AcknowledgedAt,
            },
            t);
    }
}
