using BotApp.Cards.Model;
using BotApp.Delivery;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Day;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Settings;
using BotApp.Office.Calendar;
using BotApp.Office.Settings;
using BotApp.Storage.Deliveries;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Receive;

/// <summary>What to do about a notice that its person puts off.</summary>
internal abstract record NoticeSnooze
{
    private NoticeSnooze() { }

    /// <summary>It comes again at this moment.</summary>
    public sealed record PutOff(DateTimeOffset At) : NoticeSnooze;

    /// <summary>It has been put off before, and is still to come.</summary>
    public sealed record Waits(DateTimeOffset At) : NoticeSnooze;

    /// <summary>It has been confirmed, so there is nothing to put off.</summary>
    public sealed record Confirmed : NoticeSnooze;

    /// <summary>The office has called it off, so it comes no more.</summary>
    public sealed record CalledOff : NoticeSnooze;

    /// <summary>No card offers this.</summary>
    public sealed record NotOffered : NoticeSnooze;

    /// <summary>Decides. Pure.</summary>
    /// <param name="mine">The person's copy.</param>
    /// <param name="wanted">When it should come again; null if the card does not say.</param>
    public static NoticeSnooze Decide(Reminder reminder, Recipient mine, DateTimeOffset? wanted, DateTimeOffset now) => (mine, wanted) switch
    {
        ({ State: DeliveryState.Acknowledged }, _) => new Confirmed(),
        _ when reminder.State is ReminderState.Cancelled => new CalledOff(),
        // One before a holiday has its own repeat, and an urgent one is for now.
        _ when DeliveryKinds.Of(reminder) is not DeliveryKinds.Notice => new NotOffered(),
        ({ AgainAt: { } at }, _) when at > now => new Waits(at),
        (_, { } at) => new PutOff(at),
        _ => new NotOffered(),
    };
}

/// <summary><c>reminder.snooze</c> of a notice of the office: it comes again, once, later today, tomorrow or next Monday, unless confirmed meanwhile.</summary>
/// <remarks>
/// The wish is kept with the person's copy, which stays unconfirmed; coming again is a delivery of its own. Until the day of the
/// wish has come, that one is like a notice that is late: it waits for the hour of the day card, which takes it along.
/// </remarks>
internal sealed class SnoozeNotice(
    ReminderBook book, DeliveryStore deliveries, DeliveryPlanner planner, SnoozeTimes snoozes, RecipientTimes times, SettingsView settings,
    NoticeCards cards, DayActions day)
{
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (await book.FindAsync(click[CardData.Id], ct) is not { } reminder || click[CardData.Occurrence] is not { } shown)
            return new Reply.Refused("NotFound", turn.Texts.ReminderNotYours);
        var key = new OccurrenceKey(reminder.Id, shown);
        if (await deliveries.FindRecipientAsync(key, turn.Person.Id, ct) is not { } mine)
            return new Reply.Refused("NotFound", turn.Texts.ReminderNotYours);

        var person = await settings.OfPersonAsync(turn.Person.Id, ct);
        switch (NoticeSnooze.Decide(reminder, mine, snoozes.Of(click[CardData.Until], turn.Now, person)?.Time.NotBefore, turn.Now))
        {
            case NoticeSnooze.NotOffered:
                return new Reply.Refused("BadRequest", turn.Texts.CardGone);
            case NoticeSnooze.CalledOff:
                return new Reply.Refused("Cancelled", turn.Texts.ReminderCalledOff);
            case NoticeSnooze.PutOff put:
                mine = await deliveries.PutOffAsync(key, turn.Person.Id, put.At, ct) ?? mine;
                break;
        }

        // Also when it was put off before: the host may have gone down between noting it and this.
        if (mine is { State: not DeliveryState.Acknowledged, AgainAt: { } at })
            await PlanAsync(reminder, key, at, person, turn, ct);
        if (click[DayCards.NoticesKey] is not null)
            return await day.AgainAsync(turn, click, ct);
        var card = cards.Received(reminder, NoticeCards.Copy.Of(reminder, shown, mine, turn), turn.Texts);
        return new Reply.Card(card, card);
    }

    private async Task PlanAsync(Reminder reminder, OccurrenceKey key, DateTimeOffset at, PersonalSettings person, Turn turn, CancellationToken ct)
    {
        var (today, on) = (times.DayOf(turn.Now, person), times.DayOf(at, person));
        var zone = times.ZoneOf(person);
        // Looked at as soon as its day begins, so that it is on the person's page before that day's card is made.
        var from = on == today ? at : LocalMoment.At(on, TimeOnly.MinValue, zone);
        var expires = AgendaRunner.Expires(reminder, times.Of(at, person), zone);
        var expected = await deliveries.HeadAsync(key, ct) is { } head ? ChunkKey.PersonsIn(head.Chunks) : 1;
        await planner.PlanAsync(
            new DeliveryPlan(reminder.Id, NoticeAgain.KeyOf(key.Occurrence, at), DeliveryKinds.Of(reminder), CountsForDay: true,
                [new PlannedRecipient(turn.Person.Id, from, expires, today)])
            {
                IsAskedFor = true,
                Expected = expected,
            },
            ct);
    }
}

/// <summary>Keys of notices that come again: that of the first copy, which is the one to confirm, and the moment.</summary>
internal static class NoticeAgain
{
    private const string Word = "-again-";

    /// <summary>The key. All who want it again at the same moment share it.</summary>
    public static string KeyOf(string shown, DateTimeOffset at) => shown + Word + OccurrenceName.OfMoment(at);

    /// <summary>The key of the first copy; the key itself if it is that.</summary>
    public static string ShownOf(string key) => key.IndexOf(Word, StringComparison.Ordinal) is >= 0 and var end ? key[..end] : key;

    /// <summary>Whether the delivery still says what its person wants: not confirmed, and not put off otherwise since.</summary>
    /// <param name="first">The first copy; null if it is gone.</param>
    public static bool IsWanted(string key, Recipient? first) =>
        first is { State: not DeliveryState.Acknowledged, AgainAt: { } at } && KeyOf(ShownOf(key), at) == key;
}
