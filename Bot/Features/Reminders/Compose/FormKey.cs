using System.Collections.Immutable;
using BotApp.Cards.Model;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Registers;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Compose;

/// <summary>Identifies the form of a composed reminder: submitting it again, however much later, gives the same reminder.</summary>
/// <param name="CardId">Id of the card.</param>
/// <param name="Opened">The office's day on which it was opened.</param>
internal sealed record FormKey(string CardId, DateOnly Opened)
{
    private const string OpenedKey = "opened";

    // Older forms must be opened anew, as ids sort by this day.
    private const int OldestDays = 30;

    /// <summary>Id of the reminder made from the form.</summary>
    public string ReminderId => ReminderIds.Of(Opened, CardId);

    /// <summary>The data that the form's buttons carry.</summary>
    public ImmutableDictionary<string, string> Hidden => ImmutableDictionary<string, string>.Empty
        .Add(CardData.Operation, CardId)
        .Add(OpenedKey, FieldValues.Format(Opened));

    /// <summary>The key from a click; null if it is forged or too old.</summary>
    public static FormKey? From(CardClick click, DateOnly today)
    {
        if (!OperationId.IsWellFormed(click[CardData.Operation]) || !FieldValues.TryDate(click[OpenedKey] ?? "", out var opened))
            return null;
        return opened <= today && opened >= today.AddDays(-OldestDays) ? new FormKey(click[CardData.Operation]!, opened) : null;
    }
}
