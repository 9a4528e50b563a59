using BotApp.Cards.Model;
using BotApp.Cards.Reminders;
using BotApp.Features.Holidays;
using BotApp.Features.Reminders.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Settings;
using BotApp.Office.Registers;
using BotApp.Storage.Reminders;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Compose;

/// <summary>Makes the cards on which the office writes and approves reminders.</summary>
internal sealed class ComposeCards(ReminderBook book, ReminderStore reminders, Audiences audiences, SettingsView settings, CalendarView calendar)
{
    private const string ShownKey = "for";
    private const string DraftKey = "draft";
    private const int MostLookedAt = 12;
    private const int MostOffered = 3;

    /// <summary>The form of a composed reminder, with the number of recipients.</summary>
    public async Task<AdaptiveCard> FormAsync(Turn turn, FormKey key, ComposeForm form, CancellationToken ct)
    {
        var recipients = (await audiences.PeopleAsync(form.Audience, turn.Roster, ct)).Count;
        var understood = ReminderTimeReader.Read(form.At, turn.Now.DateTime, calendar.Current) as ReadTime.Understood;
        return ReminderComposeCard.Render(
            new ReminderComposeCard.Data
            {
                Hidden = key.Hidden.Add(ShownKey, form.Audience),
                Text = form.Text,
                Audiences = Audiences.Choices(turn.Roster, await LastSentAsync(turn, ct), turn.Texts),
                Audience = form.Audience,
                At = form.At,
                Urgent = form.IsUrgent,
                Recipients = recipients,
                IsEveryone = Audience.Parse(form.Audience, turn.Roster) is Audience.Everyone,
                Errors = form.Errors,
                Problem = form.Problem,
                AtUnderstood = form.At.Length > 0 && understood is not null ? ReminderTitles.When(understood.Times, turn.Texts) : null,
            },
            turn.Texts);
    }

    /// <summary>The draft of a holiday reminder.</summary>
    public AdaptiveCard Draft(Turn turn, Reminder draft, DraftForm? typed = null)
    {
        var holiday = draft.Holiday ?? throw new ArgumentException("Not a holiday's.", nameof(draft));
        var (earliest, latest) = HolidayDates.SendDays(holiday.First, turn.Today, calendar.Current);
        var form = typed ?? DraftForm.Of(draft, earliest, latest);
        return HolidayDraftCard.Render(
            new HolidayDraftCard.Data
            {
                Hidden = new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.Id] = draft.Id, [DraftKey] = "true" },
                HolidayName = ReminderTitles.Holiday(holiday, turn.Texts),
                First = holiday.First,
                Last = holiday.Last,
                IsProvisional = holiday.IsProvisional,
                Text = form.Text,
                Points = form.Points,
                Ask = form.Ask,
                SendOn = form.On,
                Earliest = earliest,
                Latest = latest,
                SendAt = settings.Office.HolidayHour,
                IsPastHour = earliest == turn.Today && TimeOnly.FromDateTime(turn.Now.DateTime) >= settings.Office.HolidayHour,
                Recipients = new Audience.Everyone().Among(turn.Roster).Count(),
                SendsByItself = settings.Office.HolidaySendsByItself,
                Errors = form.Errors,
            },
            turn.Texts);
    }

    /// <summary>Whether the submitted form showed this audience and this number of recipients.</summary>
    public static bool HadShown(CardClick click, string audience, int recipients) =>
        click[ShownKey] == audience && click[CardData.Recipients] == FieldValues.Format(recipients);

    /// <summary>Whether the clicked card showed the reminder as a draft.</summary>
    public static bool IsDraft(CardClick click) => click[DraftKey] is not null;

    // The reminders sent last, whose non-confirmers may be asked again. Ids sort by the day of writing or of the holiday, so a
    // recurring one may be far back: the open ones are added.
    private async Task<IEnumerable<(string Id, string Title)>> LastSentAsync(Turn turn, CancellationToken ct)
    {
        var known = (await book.ListAsync(MostLookedAt, ct)).Concat(await book.OpenAsync(ct))
            .Where(r => r.State is ReminderState.Approved or ReminderState.Finished)
            .DistinctBy(r => r.Id);
        var went = await Task.WhenAll(known.Select(async r =>
            (Reminder: r, Last: (await reminders.LatelyAsync(r, turn.Today, ct)).LastOrDefault(o => !o.IsMissed))));
        return went.Where(r => r.Last is not null)
            .OrderByDescending(r => r.Last!.At)
            .Take(MostOffered)
            .Select(r => (r.Reminder.Id, ReminderTitles.Of(r.Reminder, turn.Texts)));
    }
}
