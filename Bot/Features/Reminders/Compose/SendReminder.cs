using System.Collections.Immutable;
using BotApp.Cards.Model;
using BotApp.Cards.Reminders;
using BotApp.Cards.Texts;
using BotApp.Features.Holidays;
using BotApp.Features.Reminders.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Progress;
using BotApp.Features.Settings;
using BotApp.Office.Registers;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Compose;

/// <summary><c>reminder.send</c>: schedules what the office has written or approved; it goes out once.</summary>
internal sealed class SendReminder(
    ReminderBook book,
    ComposeCards cards,
    ProgressCards progress,
    Audiences audiences,
    CalendarView calendar,
    SettingsView settings,
    ReminderSignal signal)
{
    private const int LongestText = 1000;

    public Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct) =>
        click[CardData.Id] is { } id ? ApproveAsync(turn, click, id, ct) : ComposedAsync(turn, click, ct);

    private async Task<Reply> ComposedAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (FormKey.From(click, turn.Today) is not { } key)
            return new Reply.Refused("BadRequest", turn.Texts.ComposeFormGone);

        var form = ComposeForm.From(click);
        if (await book.FindAsync(key.ReminderId, ct) is { } existing)
            return await SentAsync(turn, existing, form, click, ct);

        var time = ReminderTimeReader.Read(form.At, turn.Now.DateTime, calendar.Current);
        form = Checked(form, time, turn);
        var people = await audiences.PeopleAsync(form.Audience, turn.Roster, ct);
        if (form.Errors.IsEmpty && people.Count == 0)
            form = form with { Errors = form.Errors.Add(ReminderInputs.Audience, turn.Texts.ReminderNobody) };
        // It must not go to more or other people than the card showed.
        else if (form.Errors.IsEmpty && !ComposeCards.HadShown(click, form.Audience, people.Count))
            form = form with { Problem = turn.Texts.RecipientsChanged(people.Count) };
        if (!form.Errors.IsEmpty || form.Problem is not null)
            return Typed(turn, await cards.FormAsync(turn, key, form, ct), form);

        var reminder = new Reminder
        {
            Id = key.ReminderId,
            State = ReminderState.Approved,
            Text = form.Text,
            Audience = form.Audience,
            Times = ((ReadTime.Understood)time).Times,
            IsUrgent = form.IsUrgent,
            CreatedBy = turn.Person.Id,
            CreatedAt = turn.Now,
            DecidedBy = turn.Person.Id,
            DecidedAt = turn.Now,
        };
        if (await book.CreateAsync(reminder, ct))
            return await ShowAsync(turn, reminder, click, ct);
        return await SentAsync(turn, await book.FindAsync(key.ReminderId, ct) ?? reminder, form, click, ct);
    }

    // A repeated click or a lost answer: show the progress. Other content on the form will not go out,
    // and the answer says so.
    private async Task<Reply> SentAsync(Turn turn, Reminder sent, ComposeForm form, CardClick click, CancellationToken ct) =>
        form.Says(sent, turn.Roster, turn.Now.Offset, calendar.Current) ? await ShowAsync(turn, sent, click, ct) : await LateAsync(turn, sent, ct);

    private async Task<Reply> ApproveAsync(Turn turn, CardClick click, string id, CancellationToken ct)
    {
        if (await book.FindAsync(id, ct) is not { Holiday: { } holiday } draft)
            return new Reply.Refused("NotFound", turn.Texts.NotFound);

        if (draft.State is not ReminderState.Draft)
            return await DecidedAsync(turn, draft, click, ct);
        var (earliest, latest) = HolidayDates.SendDays(holiday.First, turn.Today, calendar.Current);
        var form = DraftForm.From(click, draft, earliest, latest, turn.Texts);
        if (!form.Errors.IsEmpty)
            return new Reply.Card(cards.Draft(turn, draft, form));

        var decided = await book.ChangeAsync(id, current => current.State is ReminderState.Draft
            ? form.Approved(current, turn, calendar.Current) with { Times = new ReminderTimes(form.On, settings.Office.HolidayHour) }
            : null, ct);
        return decided switch
        {
            null => new Reply.Refused("NotFound", turn.Texts.NotFound),
            (var now, true) => await ShowAsync(turn, now, click, ct),
            (var now, false) => await DecidedAsync(turn, now, click, ct),
        };
    }

    // A repeated click shows the progress. Other content of an old draft will not go out, and the answer says so. That card is not
    // kept up to date, as an update would remove the sentence.
    private async Task<Reply> DecidedAsync(Turn turn, Reminder reminder, CardClick click, CancellationToken ct)
    {
        if (reminder.State is not ReminderState.Cancelled && reminder.DecidedBy == turn.Person.Id && DraftForm.Says(click, reminder))
            return await ShowAsync(turn, reminder, click, ct);
        return await LateAsync(turn, reminder, ct);
    }

    private async Task<Reply> LateAsync(Turn turn, Reminder reminder, CancellationToken ct)
    {
        var card = await progress.LateAsync(turn, reminder, ct);
        return new Reply.Card(card, card);
    }

    private async Task<Reply> ShowAsync(Turn turn, Reminder reminder, CardClick click, CancellationToken ct)
    {
        signal.Wake();
        await progress.WatchAsync(turn, reminder, click.MessageId, ct);
        var card = await progress.CardAsync(turn, reminder, ct);
        return new Reply.Card(card, card);
    }

    private static ComposeForm Checked(ComposeForm form, ReadTime time, Turn turn)
    {
        var errors = ImmutableDictionary<string, string>.Empty;
        if (form.Text.Length == 0)
            errors = errors.Add(ReminderInputs.Text, turn.Texts.ReminderTextMissing);
        else if (form.Text.Length > LongestText)
            errors = errors.Add(ReminderInputs.Text, turn.Texts.ErrorTooLong(FieldValues.Format(LongestText)));
        if (form.Audience.Length == 0)
            errors = errors.Add(ReminderInputs.Audience, turn.Texts.ComposeAudienceMissing);
        else if (Audience.Parse(form.Audience, turn.Roster) is not { } audience)
            errors = errors.Add(ReminderInputs.Audience, turn.Texts.AudienceUnknown(form.Audience));
        else
            form = form with { Audience = audience.ToString() };
        if (time is ReadTime.Past)
            errors = errors.Add(ReminderInputs.At, turn.Texts.ReminderTimePast);
        else if (time is ReadTime.Unknown)
            errors = errors.Add(ReminderInputs.At, turn.Texts.ReminderTimeUnknown(form.At));
        return form with { Errors = errors };
    }

    // Too long to be shown again: the client keeps the inputs, and the answer names the field.
    private static Reply Typed(Turn turn, AdaptiveCard card, ComposeForm form) => card.FitsBudget
        ? new Reply.Card(card)
        : new Reply.Refused("TooLong", turn.Texts.TooLong(LongestOf(form, turn.Texts)));

    private static string LongestOf(ComposeForm form, CardTexts t) =>
        new (string Label, string Typed)[] { (t.ComposeText, form.Text), (t.ComposeAudience, form.Audience), (t.ComposeAt, form.At) }.MaxBy(field => field.Typed.Length).Label;
}
