using System.Text.Json.Serialization;

namespace BotApp.Storage.Deliveries;

/// <summary>One person's copy of one reminder.</summary>
/// <param name="PersonId">Entra object id.</param>
/// <param name="Day">The person's local date it was planned for: no message of an earlier day brings it.</param>
/// <param name="NotBefore">Not to be sent earlier.</param>
/// <param name="ExpiresAt">Not to be sent any more from then on: what is pending then has been missed.</param>
public sealed record Recipient(string PersonId, DateOnly Day, DateTimeOffset NotBefore, DateTimeOffset ExpiresAt)
{
    public DeliveryState State { get; init; }

    /// <summary>When <see cref="State"/> was reached.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Why it stands so: a short code such as <c>missed</c>, <c>cancelled</c> or the platform's own; no content.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>Who sends or sent it last. Of one claim only, so that a late outcome is told from that of a later try.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Claim { get; init; }

    /// <summary>The first send's outcome was never known: this is, or will be, the one repetition, marked as such.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsResend { get; init; }

    /// <summary>
    /// Unknown, and the one repetition could not reach the person: <see cref="Reason"/> is why, and it is sent once they speak.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AwaitsPerson { get; init; }

    /// <summary>The person could not be written to, whether or not a first send may have arrived.</summary>
    [JsonIgnore]
    public bool IsUnreached => State is DeliveryState.Unreachable || AwaitsPerson;

    /// <summary>
    /// Stands on its person's page, or may, and waits for another day or for the message of another delivery: whether that
    /// brought it is asked there, also when its time is over or it was called off.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsHeld { get; init; }

    /// <summary>Its person's day has had its message.</summary>
    [JsonIgnore]
    public bool WaitsForAnotherDay => State is DeliveryState.Pending && Reason is ChunkRules.Held && !IsResend;

    /// <summary>It is not the person's doing that it waits: an administrator has to mend a setting or the registration.</summary>
    [JsonIgnore]
    public bool WaitsForSettings =>
        State is DeliveryState.Pending && Reason is ChunkRules.AddressRefused or ChunkRules.RegistrationRefused && !IsResend;

    /// <summary>How often making the message failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Tries { get; init; }

    /// <summary>Id of the sent message in the person's chat.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MessageId { get; init; }
}

/// <summary>How long things may take before they are taken for lost.</summary>
/// <param name="ClaimLimit">A delivery claimed longer ago was interrupted.</param>
/// <param name="Grace">What is unknown is repeated after this time, unless it is acknowledged meanwhile.</param>
public sealed record DeliveryTiming(TimeSpan ClaimLimit, TimeSpan Grace)
{
    public static DeliveryTiming Default { get; } = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));
}

[JsonSerializable(typeof(List<Recipient>))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
internal sealed partial class RecipientJson : JsonSerializerContext;
