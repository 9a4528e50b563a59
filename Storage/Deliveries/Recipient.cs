using System.Text.Json.Serialization;

namespace BotApp.Storage.Deliveries;

/// <summary>One person's copy of one reminder.</summary>
/// <param name="PersonId">Entra object id.</param>
/// <param name="Day">The person's local date it was planned for; no message of an earlier day carries it.</param>
/// <param name="NotBefore">Not sent earlier.</param>
/// <param name="ExpiresAt">Not sent from then on; if still pending, it was missed.</param>
public sealed record Recipient(string PersonId, DateOnly Day, DateTimeOffset NotBefore, DateTimeOffset ExpiresAt)
{
    public DeliveryState State { get; init; }

    /// <summary>When <see cref="State"/> was reached.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Why it is in this state: a short code such as <c>missed</c>, <c>cancelled</c> or the platform's own; no content.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The claim that last sent it. Unique per claim, so that a late outcome is not taken for that of a later try.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Claim { get; init; }

    /// <summary>The first send's outcome was never known: this is, or will be, the one repetition, marked as such.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsResend { get; init; }

    /// <summary>
    /// Unknown, and its one repetition could not reach the person; <see cref="Reason"/> says why. It is sent when the person writes.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AwaitsPerson { get; init; }

    /// <summary>The person could not be written to, whether or not a first send may have arrived.</summary>
    [JsonIgnore]
    public bool IsUnreached => State is DeliveryState.Unreachable || AwaitsPerson;

    /// <summary>
    /// It is on its person's page, or may be, and waits for another day or for another delivery's message. The page tells
    /// whether that message carried it, even after expiry or cancellation.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsHeld { get; init; }

    /// <summary>It waits because the person has had the day's message.</summary>
    [JsonIgnore]
    public bool WaitsForAnotherDay => State is DeliveryState.Pending && Reason is ChunkRules.Held && !IsResend;

    /// <summary>It waits for an administrator to fix a setting or the registration.</summary>
    [JsonIgnore]
    public bool WaitsForSettings =>
        State is DeliveryState.Pending && Reason is ChunkRules.AddressRefused or ChunkRules.RegistrationRefused && !IsResend;

    /// <summary>When its person wants it again, which is a delivery of its own; null if it was not put off. The last wish counts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? AgainAt { get; init; }

    /// <summary>How often making the message failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Tries { get; init; }

    /// <summary>Id of the sent message in the person's chat.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MessageId { get; init; }
}

/// <summary>Time limits after which something counts as lost.</summary>
/// <param name="ClaimLimit">A delivery claimed longer ago counts as interrupted.</param>
/// <param name="Grace">A delivery with unknown outcome is repeated after this time, unless acknowledged meanwhile.</param>
public sealed record DeliveryTiming(TimeSpan ClaimLimit, TimeSpan Grace)
{
    public static DeliveryTiming Default { get; } = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));
}

[JsonSerializable(typeof(List<Recipient>))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
internal sealed partial class RecipientJson : JsonSerializerContext;
