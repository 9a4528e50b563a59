using BotApp.Cards.Model;
using BotApp.Delivery;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Receive;
using BotApp.Features.Settings;
using BotApp.Office.Registers;
using BotApp.Office.Settings;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Day;

/// <summary><c>reminder.snooze</c>: shows the day card again later today, tomorrow or next Monday.</summary>
internal sealed class SnoozeDay(
    DayActions actions, DeliveryPlanner planner, PersonalSettingsKeeper own, SnoozeTimes snoozes, SettingsView settings)
{
    // Taps within this time count as one.
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(5);

    /// <summary>Handles the click. "Tomorrow" is in the person's own zone.</summary>
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct) =>
        snoozes.Of(click[CardData.Until], turn.Now, await settings.OfPersonAsync(turn.Person.Id, ct)) switch
        {
            { IsToday: true } later => await LaterTodayAsync(turn, click, later.Time, ct),
            { } morning => await UntilAsync(turn, click, morning, ct),
            null => new Reply.Refused("BadRequest", turn.Texts.CardGone),
        };

    /// <summary>Whether the person has snoozed a requested card further.</summary>
    public static bool IsPutOff(PersonalSettings own, DateTimeOffset now) => own.SnoozedUntil > now || own.AgainAt > now;

    // The person asked for it, so it does not break the rule of one message a day. It replaces an earlier request.
    private async Task<Reply> LaterTodayAsync(Turn turn, CardClick click, RecipientTime time, CancellationToken ct)
    {
        var changed = await own.ChangeAsync(
            turn.Person.Id,
            turn.Person.Id,
            OperationId.Of("snooze", turn.Person.Id, click.MessageId ?? "", OccurrenceName.OfMoment(time.NotBefore)),
            turn.Now,
            was => was with
            {
                AgainAt = was.AgainAt is { } asked && (time.NotBefore - asked).Duration() < Near ? asked : time.NotBefore,
                SnoozedUntil = was.SnoozedUntil > turn.Now ? null : was.SnoozedUntil,
            },
            ct);
        var at = changed.AgainAt ?? time.NotBefore;
        await planner.PlanAsync(
            new DeliveryPlan(DayPlanner.Reminder, OccurrenceOf(turn.Person.Id, at), DeliveryKinds.DayAgain, CountsForDay: false,
                [new PlannedRecipient(turn.Person.Id, at, time.Expires, time.Day)]),
            ct);
        return await actions.AgainAsync(turn, click, ct);
    }

    /// <summary>Occurrence key of a card that a person asked for at a moment.</summary>
    public static string OccurrenceOf(string personId, DateTimeOffset at) => OperationId.Of("snooze", personId, OccurrenceName.OfMoment(at));

    private async Task<Reply> UntilAsync(Turn turn, CardClick click, SnoozeTime until, CancellationToken ct)
    {
        await own.ChangeAsync(
            turn.Person.Id,
            turn.Person.Id,
            OperationId.Of("snooze", turn.Person.Id, click.MessageId ?? "", FieldValues.Format(until.Day)),
            turn.Now,
            was => was with { SnoozedUntil = until.Time.NotBefore, AgainAt = null },
            ct);
        return await actions.AgainAsync(turn, click, ct);
    }
}

/// <summary>The day card that a person asked for later.</summary>
internal sealed class DayAgain(IDayMessage day) : IDeliveryContent
{
    /// <inheritdoc />
    public string Kind => DeliveryKinds.DayAgain;

    /// <inheritdoc />
    public Task<Composed> ComposeAsync(DeliveryItem item, CancellationToken ct) =>
        day.ComposeAsync(item.PersonId, item.Day, [item], ct);
}
