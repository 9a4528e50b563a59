namespace BotApp.Delivery;

/// <summary>Who gets which reminder, and when. Planned again, the same reminder and occurrence stay planned once.</summary>
/// <param name="Reminder">Id of the reminder.</param>
/// <param name="Occurrence">Which time, of a recurring one; a date, for instance.</param>
/// <param name="Kind">Whose content it is: the <see cref="IDeliveryContent.Kind"/>, or what <see cref="IDayMessage"/> tells items apart by.</param>
/// <param name="CountsForDay">Whether it comes within the day's one message; holiday notices and urgent ones do not.</param>
internal sealed record DeliveryPlan(
    string Reminder, string Occurrence, string Kind, bool CountsForDay, IReadOnlyList<PlannedRecipient> Recipients);

/// <summary>One person of a plan.</summary>
/// <param name="PersonId">Entra object id.</param>
/// <param name="NotBefore">Not to be sent earlier.</param>
/// <param name="ExpiresAt">What is not sent by then has been missed, and says so.</param>
/// <param name="Day">The person's local date it counts for.</param>
internal sealed record PlannedRecipient(string PersonId, DateTimeOffset NotBefore, DateTimeOffset ExpiresAt, DateOnly Day);

/// <summary>A delivery that is about to be sent.</summary>
/// <param name="Day">The person's local date it was planned for; of what the day's message takes along beside its carrier, the day of that.</param>
/// <param name="IsResend">It may have arrived before: the message says that it is sent again (补发).</param>
internal sealed record DeliveryItem(string Reminder, string Occurrence, string Kind, string PersonId, DateOnly Day, bool IsResend);
