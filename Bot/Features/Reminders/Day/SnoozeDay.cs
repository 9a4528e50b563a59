using BotApp.Cards.Model;
using BotApp.Delivery;
using BotApp.Features.Holidays;
using BotApp.Features.Reminders.Receive;
using BotApp.Features.Settings;
using BotApp.Office.Registers;
using BotApp.Office.Settings;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Day;

/// <summary><c>reminder.snooze</c>: the day's card comes again later today, tomorrow or next Monday.</summary>
internal sealed class SnoozeDay(
    DayActions actions, DeliveryPlanner planner, PersonalSettingsKeeper own, RecipientTimes times, CalendarView calendar, SettingsView settings)
{
    private const string Later = "later";
    private const string Tomorrow = "tomorrow";
    private const string Monday = "monday";

    /// <summary>How much later "later today" is.</summary>
    public static readonly TimeSpan LaterBy = TimeSpan.FromHours(3);

    /// <summary>Handles the click.</summary>
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var person = await settings.OfPersonAsync(turn.Person.Id, ct);
        switch (click[CardData.Until])
        {
            case Later:
                return await LaterTodayAsync(turn, click, person, ct);
            case Tomorrow:
                return await UntilAsync(turn, click, person, calendar.Current.WorkdayOnOrAfter(turn.Today.AddDays(1)), ct);
            case Monday:
                var monday = turn.Today.AddDays(((int)DayOfWeek.Monday - (int)turn.Today.DayOfWeek + 6) % 7 + 1);
                return await UntilAsync(turn, click, person, calendar.Current.WorkdayOnOrAfter(monday), ct);
            default:
                return new Reply.Refused("BadRequest", turn.Texts.FormGone);
        }
    }

    // Asked for by the person, so it is no second message of the day's own.
    private async Task<Reply> LaterTodayAsync(Turn turn, CardClick click, PersonalSettings person, CancellationToken ct)
    {
        var time = times.Of(turn.Now + LaterBy, person);
        var key = OperationId.Of("snooze", turn.Person.Id, click.MessageId ?? "", turn.Activity.Id ?? "");
        await planner.PlanAsync(
            new DeliveryPlan(DayPlanner.Reminder, key, DeliveryKinds.DayAgain, CountsForDay: false,
                [new PlannedRecipient(turn.Person.Id, time.NotBefore, time.Expires, time.Day)]),
            ct);
        return await actions.AgainAsync(turn, click, ct, snoozedUntil: turn.Texts.Moment(time.NotBefore));
    }

    private async Task<Reply> UntilAsync(Turn turn, CardClick click, PersonalSettings person, DateOnly day, CancellationToken ct)
    {
        var time = times.OfCard(day, person);
        await own.ChangeAsync(
            turn.Person.Id,
            turn.Person.Id,
            OperationId.Of("snooze", turn.Person.Id, click.MessageId ?? "", FieldValues.Format(day)),
            turn.Now,
            was => was with { SnoozedUntil = time.NotBefore },
            ct);
        return await actions.AgainAsync(turn, click, ct, snoozedUntil: turn.Texts.Moment(time.NotBefore));
    }
}

/// <summary>The day's card that a person asked for later.</summary>
internal sealed class DayAgain(IDayMessage day) : IDeliveryContent
{
    /// <inheritdoc />
    public string Kind => DeliveryKinds.DayAgain;

    /// <inheritdoc />
    public Task<Composed> ComposeAsync(DeliveryItem item, CancellationToken ct) =>
        day.ComposeAsync(item.PersonId, item.Day, [item], ct);
}
