namespace BotApp.Delivery;

/// <summary>Who gets which reminder, and when. Idempotent: planning the same reminder and occurrence again adds nobody twice.</summary>
/// <param name="Reminder">Id of the reminder.</param>
/// <param name="Occurrence">Identifies one time of a recurring reminder, e.g. a date.</param>
/// <param name="Kind">Selects the content: the <see cref="IDeliveryContent.Kind"/>, or the kind by which <see cref="IDayMessage"/> distinguishes items.</param>
/// <param name="CountsForDay">Whether it is part of the day's one message; holiday notices and urgent reminders are not.</param>
/// <param name="Recipients">The people, who may be made while they are planned.</param>
internal sealed record DeliveryPlan(
    string Reminder, string Occurrence, string Kind, bool CountsForDay, IEnumerable<PlannedRecipient> Recipients)
{
    /// <summary>
    /// About how many people will be planned for it in the end, if not all are in this plan: the first plan derives the number of
    /// chunks from it.
    /// </summary>
    public int? Expected { get; init; }

    /// <inheritdoc cref="Storage.Deliveries.OccurrenceHead.IsAskedFor"/>
    public bool IsAskedFor { get; init; }
}

/// <summary>One person of a plan.</summary>
/// <param name="PersonId">Entra object id.</param>
/// <param name="NotBefore">Not sent earlier.</param>
/// <param name="ExpiresAt">If not sent by then, it counts as missed.</param>
/// <param name="Day">The person's local date it counts for.</param>
internal sealed record PlannedRecipient(string PersonId, DateTimeOffset NotBefore, DateTimeOffset ExpiresAt, DateOnly Day);

/// <summary>A delivery that is about to be sent.</summary>
/// <param name="Day">The person's local date it was planned for; for an item carried by another delivery, the day of the message.</param>
/// <param name="IsResend">It may have arrived before: the message is marked as a repetition (补发).</param>
internal sealed record DeliveryItem(string Reminder, string Occurrence, string Kind, string PersonId, DateOnly Day, bool IsResend)
{
    /// <summary>Sent beside the day's message, as its person asked for it on this day: it says nothing else of the day.</summary>
    public bool IsBeside { get; init; }
}
