using BotApp.Cards;
using BotApp.Cards.Model;
using BotApp.Cards.Reminders;
using BotApp.Features.Ledgers;
using BotApp.Features.MeetingLogs;
using BotApp.Features.Obligations;
using BotApp.Features.Reminders.Receive;
using BotApp.Features.Settings;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Obligations;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Day;

/// <summary>The buttons of the day card. Each click updates the card in place.</summary>
internal sealed class DayActions(
    DayCardMessage day,
    DayCards cards,
    ReminderBook book,
    DeliveryStore deliveries,
    CloseItem items,
    DatedDone dated,
    LogMeeting log,
    DayTasks owed,
    StoredObligations obligations,
    SettingsView settings,
    Outgoing outgoing)
{
    /// <summary><c>day.log</c>: opens the form of an owed meeting below the card, so that the rest of the day stays visible.</summary>
    public async Task<Reply> LogAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (turn.Roster.Unit(click[CardData.Unit]) is not { } unit || click[CardData.Register] is not { } register
            || !Rights.UnitsFor(turn.Roster, turn.Person, Operation.LogRecord).Contains(unit))
            return new Reply.Refused("Forbidden", turn.Texts.NotAllowed);

        if (log.Form(turn, register, unit, click[CardData.Period] ?? "") is not { } form)
            return new Reply.Refused("NotFound", turn.Texts.NotFound);
        await outgoing.PostAsync(turn.Activity with { ReplyToId = null }, form, ct);
        return await AgainAsync(turn, click, ct);
    }

    /// <summary>
    /// <c>day.open</c>: opens the subject of a line below the card. Actions there replace their own message, which must not be
    /// the day card, the only place that shows the rest of the day.
    /// </summary>
    /// <param name="routes">The rights and the handler of the opened command.</param>
    public async Task<Reply> OpenAsync(Turn turn, CardClick click, RouteTable routes, CancellationToken ct)
    {
        var verb = click[CardData.Command] is not null ? CardVerbs.CommandRun
            : click[CardData.Unit] is not null ? CardVerbs.LedgerOpen
            : CardVerbs.ReminderOpen;
        if (routes.FindVerb(verb) is not { } route || !CommandGate.MayAnywhere(turn, route.Operation))
            return new Reply.Refused("Forbidden", turn.Texts.NotAllowed);

        var below = turn with { Activity = turn.Activity with { ReplyToId = null } };
        var opened = await route.Handler(below, click with { Verb = verb, MessageId = null }, ct);
        if (opened is not Reply.Card card)
            return opened;
        await outgoing.PostAsync(below.Activity, card, ct);
        return await AgainAsync(turn, click, ct);
    }

    /// <summary><c>day.done</c>: closes the person's own open item, or marks a dated reminder as done.</summary>
    public async Task<Reply> DoneAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var moved = click[CardData.Dated] is not { } code
            ? await items.CloseOwnAsync(turn, click[CardData.Unit], click[CardData.Id], ct)
            : await dated.MarkAsync(turn, code, click[CardData.Period], ct) ? OwnMove.Done : OwnMove.None;
        return moved switch
        {
            OwnMove.Done => await AgainAsync(turn, click, ct, without: click[CardData.Id]),
            OwnMove.Gone => await AgainAsync(turn, click, ct, without: click[CardData.Id], note: turn.Texts.DayItemGone),
            // A reviewer was named since the card was sent: the line now has to be opened.
            OwnMove.Refused => await AgainAsync(turn, click, ct, note: turn.Texts.LedgerErrorNeedsReview),
            OwnMove.Busy => new Reply.Refused("Busy", turn.Texts.Busy),
            _ => new Reply.Refused("NotFound", turn.Texts.NotFound),
        };
    }

    /// <summary><c>day.skip</c>: marks an obligation as not due this time, with a reason.</summary>
    public async Task<Reply> SkipAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (turn.Roster.Unit(click[CardData.Unit]) is not { } unit || !Rights.May(turn.Person, Operation.MarkNotDue, unit, Visibility.Unit)
            || click[CardData.Cadence] is not { } cadence || !FieldValues.TryDate(click[CardData.Period] ?? "", out var period))
            return new Reply.Refused("Forbidden", turn.Texts.NotAllowed);
        if (DayCard.ReasonOf(click.Values)?.Trim() is not { Length: > 0 } reason)
            return new Reply.Refused("Required", turn.Texts.DaySkipReasonMissing);
        if (reason.Length > NotDueMark.MaxReason)
            return new Reply.Refused("TooLong", turn.Texts.TooLong(turn.Texts.DaySkipReason));

        // Only a current obligation can be marked: the card's data are untrusted.
        var shared = await owed.SharedAsync(turn.Today, turn.Roster, [unit], [], ct);
        if (shared.Obligations[unit.Id].FirstOrDefault(o => o.Cadence.ToString() == cadence && o.Period.First == period) is { } obligation)
            await obligations.MarkNotDueAsync(obligation, reason, turn.Person.Id, turn.Now, ct);
        return await AgainAsync(turn, click, ct);
    }

    /// <summary>The current card.</summary>
    /// <param name="without">An item just done, which the person's list may still have.</param>
    /// <param name="note">Why the click had no effect, in one plain sentence; null if it had one.</param>
    public async Task<Reply> AgainAsync(Turn turn, CardClick click, CancellationToken ct, string? without = null, string? note = null)
    {
        var own = await settings.OfPersonAsync(turn.Person.Id, ct);
        DateTimeOffset? until = own.SnoozedUntil > turn.Now ? own.SnoozedUntil : own.AgainAt > turn.Now ? own.AgainAt : null;
        var owed = await day.OwedAsync(turn.Person, turn.Roster, turn.Today, ct);
        var left = owed.Where(i => i is not DayTask.Item f || f.Open.RecordId != without).ToList();
        var card = cards.Card(turn.Today, left, await NoticesAsync(turn, click, ct), turn.Texts, snoozedUntil: until is { } at ? turn.Texts.Moment(at) : null, note: note);
        return new Reply.Card(card, card);
    }

    // The card's list of reminders is untrusted: only those delivered to this person are shown.
    private async Task<IReadOnlyList<DayCards.Notice>> NoticesAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var notices = new List<DayCards.Notice>();
        foreach (var (id, occurrence) in DayCards.NoticesIn(click[DayCards.NoticesKey]).Take(DayCard.MaxNotices))
        {
            if (await deliveries.FindRecipientAsync(new OccurrenceKey(id, occurrence), turn.Person.Id, ct) is { } mine
                && await book.FindAsync(id, ct) is { } reminder)
                notices.Add(new DayCards.Notice(reminder, NoticeCards.Copy.Of(reminder, occurrence, mine, turn)));
        }

        return notices;
    }
}
