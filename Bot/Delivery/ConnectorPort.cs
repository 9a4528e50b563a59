using System.Text.Json;
using BotApp.Protocol;
using BotApp.Storage.Conversations;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Tables;

namespace BotApp.Delivery;

/// <summary>Sends through the connector to the person's chat, which is opened first if there is none.</summary>
internal sealed class ConnectorPort(
    IConnector connector, ConversationStore conversations, ServiceAddresses addresses, ConnectorBreaker breaker, SendRates rates,
    DeliveryMetrics metrics)
    : ISendPort
{
    /// <summary>Why someone is not reached: no chat with them is known, and none can be opened.</summary>
    public const string NoAddress = "no-address";

    /// <summary>Why someone is not reached: the chat that was opened is another person's.</summary>
    public const string ChatOfAnother = "chat-of-another";

    private static readonly TimeSpan NoConnectionWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ThrottledWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ConfigurationWait = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    public DateTimeOffset? PausedUntil => breaker.OpenUntil;

    /// <inheritdoc />
    public double PerSecond => rates.Share;

    /// <inheritdoc />
    public async Task<PortResult> SendAsync(string personId, Activity message, CancellationToken ct)
    {
        var result = await AddressAndSendAsync(personId, message, ct);
        metrics.Sent(result);
        return result;
    }

    private async Task<PortResult> AddressAndSendAsync(string personId, Activity message, CancellationToken ct)
    {
        var (reference, problem, isNew) = await AddressAsync(personId, isGone: false, ct);
        if (reference is null)
            return problem!;

        var result = await breaker.RunAsync(t => connector.SendAsync(reference, message, t), ct);
        if (result is SendResult.Refused { Kind: RefusalKind.NotFound } && !isNew)
        {
            // The chat is gone, not the person: a newly opened one may have another id.
            (reference, problem, _) = await AddressAsync(personId, isGone: true, ct);
            if (reference is null)
                return problem!;
            result = await breaker.RunAsync(t => connector.SendAsync(reference, message, t), ct);
        }

        return Translate(result);
    }

    /// <param name="isGone">The chat that is known is there no more, so it is forgotten first.</param>
    private async Task<(ConversationReference? Reference, PortResult? Problem, bool IsNew)> AddressAsync(string personId, bool isGone, CancellationToken ct)
    {
        try
        {
            if (isGone)
                await conversations.DeleteAsync(personId, ct);
            if (await conversations.FindAsync(personId, ct) is { } stored
                && JsonSerializer.Deserialize(stored.Reference, ActivityJson.Reference) is { } known)
                return (known, null, false);
            if (await addresses.FindAsync(ct) is not { } office)
                return (null, new PortResult.Unreachable(NoAddress), false);

            var created = await breaker.RunAsync(
                t => connector.CreatePersonalConversationAsync(office.ServiceUrl, office.TenantId, personId, t), ct);
            if (created is not SendResult.Sent { Id: { } id })
                // Opening a chat is invisible to people, so it may simply be tried again.
                return (null, created is SendResult.Unknown or SendResult.Sent ? new PortResult.NotNow(NoConnectionWait, "not-opened") : Translate(created), false);

            // A chat that someone else writes in is never this person's, whatever the channel returns.
            if (await conversations.IsOthersAsync(ServiceAddresses.ChatOf(office.ServiceUrl, id), personId, ct))
                return (null, new PortResult.Unreachable(ChatOfAnother), false);

            var reference = new ConversationReference
            {
                ServiceUrl = office.ServiceUrl,
                ChannelId = office.ChannelId ?? ChannelIds.Teams,
                Bot = office.Bot,
                User = new ChannelAccount { Id = personId, AadObjectId = personId },
                Conversation = new ConversationAccount { Id = id, TenantId = office.TenantId, ConversationType = ConversationTypes.Personal },
            };
            // Stored before the message is sent, so that a second try need not open it again.
            await conversations.SaveAsync(
                new StoredConversation(personId, JsonSerializer.Serialize(reference, ActivityJson.Reference), ServiceUrlVerified: true), ct);
            return (reference, null, true);
        }
        catch (Exception e) when (StorageOutage.Is(e, ct))
        {
            return (null, new PortResult.NotNow(NoConnectionWait, "storage"), false);
        }
    }

    private static PortResult Translate(SendResult result) => result switch
    {
        SendResult.Sent sent => new PortResult.Sent(sent.Id),
        SendResult.Unknown unknown => new PortResult.Unknown(Code(unknown.Reason.ToString())),
        SendResult.Throttled throttled => new PortResult.NotNow(throttled.RetryAfter ?? ThrottledWait, "throttled"),
        SendResult.NotSent { Reason: NotSentReason.NoConnection } => new PortResult.NotNow(NoConnectionWait, "no-connection"),
        SendResult.NotSent { Reason: NotSentReason.NoToken } => new PortResult.NotNow(NoConnectionWait, "no-token"),
        // Our settings are at fault, not the person: sent once they are fixed, or by a host with other settings.
        SendResult.NotSent { Reason: NotSentReason.ServiceUrlRefused } => new PortResult.NotNow(ConfigurationWait, ChunkRules.AddressRefused),
        SendResult.NotSent => new PortResult.Unreachable(NoAddress),
        SendResult.Refused { Kind: RefusalKind.Unreachable or RefusalKind.NotInstalled or RefusalKind.NotFound or RefusalKind.NotPermitted } refused =>
            new PortResult.Unreachable(refused.Code ?? Code(refused.Kind.ToString())),
        // Our registration is at fault, not the person: someone has to fix it; until then nothing is lost.
        SendResult.Refused { Kind: RefusalKind.Unauthorized or RefusalKind.WrongHost } => new PortResult.NotNow(ConfigurationWait, ChunkRules.RegistrationRefused),
        SendResult.Refused refused => new PortResult.Refused(refused.Code ?? Code(refused.Kind.ToString())),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Kebab case, like the other codes.</summary>
    private static string Code(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
