using BotApp.Cards.Model;
using BotApp.Cards.Reminders;
using BotApp.Cards.Texts;
using BotApp.Features.Holidays;
using BotApp.Features.Ledgers;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Receive;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Storage.People;

namespace BotApp.Features.Reminders.Day;

/// <summary>Makes the day card.</summary>
internal sealed class DayCards(RegisterCatalog registers, CalendarView calendar)
{
    /// <summary>Key of the button data that list the card's reminders, so that the card can be rebuilt.</summary>
    public const string NoticesKey = "notices";

    private const char Between = ';';

    /// <summary>A composed reminder on the card.</summary>
    public sealed record Notice(Reminder Reminder, NoticeCards.Copy Copy);

    /// <summary>The card.</summary>
    public AdaptiveCard Card(
        DateOnly today, IReadOnlyList<DayTask> items, IReadOnlyList<Notice> notices, CardTexts t, bool isResend = false, string? snoozedUntil = null, string? note = null)
    {
        var hidden = new Dictionary<string, string>(StringComparer.Ordinal);
        if (notices.Count > 0)
            hidden[NoticesKey] = string.Join(Between, notices.Select(n => $"{n.Reminder.Id} {n.Copy.Occurrence}"));
        return DayCard.Render(
            new DayCard.Data
            {
                Today = today,
                Items = [.. items.Take(DayCard.MaxItems).Select(i => ItemOf(i, today, hidden, t))],
                More = Math.Max(0, items.Count - DayCard.MaxItems),
                Notices =
                [
                    .. notices.Select(n => new DayCard.Notice(ReminderTitles.TextOf(n.Reminder, t), With(hidden, (CardData.Id, n.Reminder.Id), (CardData.Occurrence, n.Copy.Occurrence)))
                    {
                        IsResend = n.Copy.IsResend,
                        OfDay = n.Copy.OfDay,
                        AcknowledgedAt = n.Copy.AcknowledgedAt,
                        SnoozedUntil = n.Copy.AgainAt is { } at ? t.Moment(at) : null,
                    }),
                ],
                Hidden = hidden,
                IsResend = isResend,
                SnoozedUntil = snoozedUntil,
                Note = note,
            },
            t);
    }

    /// <summary>Id and time of the reminders that a card says it carries. Untrusted.</summary>
    public static IEnumerable<(string Id, string Occurrence)> NoticesIn(string? value) =>
        (value ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split(' ', 2))
            .Where(pair => pair.Length == 2)
            .Select(pair => (pair[0], pair[1]));

    // Lateness is in working days for every item.
    private DayCard.Item ItemOf(DayTask item, DateOnly today, Dictionary<string, string> hidden, CardTexts t) =>
        ItemOf(item, hidden, t) with { WorkdaysLate = item.Due is { } due ? Overdue.Workdays(due, today, calendar.Current) : 0 };

    private DayCard.Item ItemOf(DayTask item, Dictionary<string, string> hidden, CardTexts t) => item switch
    {
        DayTask.Owed(var owed, var unit, var maySkip) => new DayCard.Item(
            t.DayItemObligation(registers.Find(owed.RegisterCode)?.Name.In(t.Language) ?? owed.RegisterCode, owed.Done, owed.Required),
            unit,
            owed.Due,
            DayCard.Do.Log,
            With(hidden, (CardData.Unit, owed.UnitId), (CardData.Register, owed.RegisterCode), (CardData.Cadence, owed.Cadence.ToString()), (CardData.Period, FieldValues.Format(owed.Period.First))))
        {
            MaySkip = maySkip,
        },
        // One tap closes the person's own item; an item with a reviewer, or another person's, is opened instead.
        DayTask.Item(var open, var unit, var due, _) => new DayCard.Item(
            open.Title,
            ListLedger.DutyName(open, t) is { } duty ? string.Join(t.Separator, new[] { unit, duty }.OfType<string>()) : unit,
            due,
            open is { Duty: Duties.Carry, IsReviewed: false } ? DayCard.Do.Done : DayCard.Do.Open,
            With(hidden, (CardData.Unit, open.Unit), (CardData.Id, open.RecordId))),
        DayTask.Review review => new DayCard.Item(
            review.BranchName is { } branch ? t.ReviewMineOfBranch(review.Round, branch) : review.IsReturned ? t.ReviewMineReturned(review.Round) : t.ReviewMine(review.Round),
            null,
            review.Due,
            DayCard.Do.Open, With(hidden, (CardData.Command, t.CommandReview))),
        DayTask.Draft draft => new DayCard.Item(
            draft.GoesByItself ? t.DayItemDraftMade(Name(draft.HolidayZh, draft.HolidayEn, t)) : t.DayItemDraft(Name(draft.HolidayZh, draft.HolidayEn, t)),
            draft.GoesByItself ? t.DayItemDraftByItself(draft.SendOn) : null,
            draft.Due,
            DayCard.Do.Open,
            With(hidden, (CardData.Id, draft.ReminderId))),
        DayTask.Moved moved => new DayCard.Item(
            moved.Change.KeepsRule
                ? t.DayItemMoved(Name(moved.HolidayZh, moved.HolidayEn, t), moved.SendOn)
                : t.DayItemTooNear(Name(moved.HolidayZh, moved.HolidayEn, t), moved.SendOn),
            t.DayItemMovedHow(moved.Change.From),
            null,
            DayCard.Do.Open,
            With(hidden, (CardData.Id, moved.ReminderId))),
        DayTask.Nobody nobody => new DayCard.Item(
            t.DayItemNobody(ReminderTitles.Of(nobody.Reminder, t)), t.DayItemNobodyHow, nobody.SendOn, DayCard.Do.Open, With(hidden, (CardData.Id, nobody.Reminder.Id))),
        DayTask.Dated dated => new DayCard.Item(
            dated.Reminder.Title.In(t.Language),
            t.DayItemDatedNote,
            dated.Time.Due,
            DayCard.Do.Done,
            With(hidden, (CardData.Dated, dated.Reminder.Code), (CardData.Period, FieldValues.Format(dated.Time.Due)))),
        DayTask.MissingCalendar missing => new DayCard.Item(t.DayItemMissingCalendar(missing.Year), t.DayItemMissingCalendarHow, null, DayCard.Do.None, hidden),
        DayTask.Unanswered open => new DayCard.Item(
            Unanswered(open, Name(open.HolidayZh, open.HolidayEn, t), t),
            string.Join(t.ListSeparator, open.Names),
            null,
            DayCard.Do.None,
            hidden),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Unanswered(DayTask.Unanswered open, string holiday, CardTexts t) => open.NotReached == 0
        ? t.DayItemUnanswered(holiday, open.Names.Length, open.Of)
        : t.DayItemUnansweredAndNotReached(holiday, open.Names.Length, open.Of, open.NotReached);

    private static string Name(string zh, string en, CardTexts t) => t.Language is "zh" ? zh : en;

    private static Dictionary<string, string> With(Dictionary<string, string> hidden, params ReadOnlySpan<(string Key, string Value)> more)
    {
        var all = new Dictionary<string, string>(hidden, StringComparer.Ordinal);
        foreach (var (key, value) in more)
            all[key] = value;
        return all;
    }
}
