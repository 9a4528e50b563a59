using System.Collections.Immutable;
using BotApp.Cards.Model;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Registers;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Compose;

/// <summary>Which form a reminder is composed on: sent off from it again, however much later, it is the same reminder.</summary>
/// <param name="CardId">Of the card.</param>
/// <param name="Opened">The office's day on which it was opened.</param>
internal sealed record FormKey(string CardId, DateOnly Opened)
{
    private const string OpenedKey = "opened";

    // What was left longer is opened anew; ids sort by this day.
    private const int OldestDays = 30;

    /// <summary>Id of the reminder that it makes.</summary>
    public string ReminderId => ReminderIds.Of(Opened, CardId);

    /// <summary>What the form's buttons carry of it.</summary>
    public ImmutableDictionary<string, string> Hidden => ImmutableDictionary<string, string>.Empty
        .Add(CardData.Operation, CardId)
        .Add(OpenedKey, FieldValues.Format(Opened));

    /// <summary>As a click brings it back; null for what is none of ours, or too old.</summary>
    public static FormKey? From(CardClick click, DateOnly today)
    {
        if (!OperationId.IsWellFormed(click[CardData.Operation]) || !FieldValues.TryDate(click[OpenedKey] ?? "", out var opened))
            return null;
        return opened <= today && opened >= today.AddDays(-OldestDays) ? new FormKey(click[CardData.Operation]!, opened) : null;
    }
}
