using BotApp.Protocol;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Extensions.Options;
using Sdk = Microsoft.Bot.Schema;

namespace BotApp.Adapters.BotBuilder;

/// <summary>Sends through the SDK's adapter, within the same rates and with the same outcomes as our own client.</summary>
internal sealed class SdkConnector(
    BotAdapter adapter, BotFrameworkAuthentication authentication, IOptions<BotOptions> options, ServiceUrlPolicy serviceUrls, SendRates rates)
    : IConnector
{
    private readonly string appId = options.Value.AppId ?? "";

    public Task<SendResult> SendAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken) =>
        InConversationAsync(reference, (turn, ct) => turn.SendActivityAsync(SdkActivities.ToSdk(activity), ct), cancellationToken);

    public Task<SendResult> UpdateAsync(ConversationReference reference, string activityId, Activity activity, CancellationToken cancellationToken) =>
        InConversationAsync(reference, (turn, ct) => turn.UpdateActivityAsync(SdkActivities.ToSdk(activity, activityId), ct), cancellationToken);

    public Task<SendResult> CreatePersonalConversationAsync(
        string serviceUrl, string tenantId, string memberId, CancellationToken cancellationToken)
    {
        var parameters = Parameters(tenantId, channel: null);
        parameters.Members = [new Sdk.ChannelAccount(memberId)];
        return CreateAsync(serviceUrl, tenantId, parameters, turn => new(turn.Activity.Conversation.Id), cancellationToken);
    }

    public Task<SendResult> CreateChannelThreadAsync(
        string serviceUrl, string tenantId, string channelId, Activity activity, CancellationToken cancellationToken)
    {
        var parameters = Parameters(tenantId, new Microsoft.Bot.Schema.Teams.ChannelInfo(channelId));
        (parameters.IsGroup, parameters.Activity) = (true, SdkActivities.ToSdk(activity));
        return CreateAsync(
            serviceUrl, tenantId, parameters, turn => new(turn.Activity.Id) { ConversationId = turn.Activity.Conversation.Id }, cancellationToken);
    }

    private Sdk.ConversationParameters Parameters(string tenantId, Microsoft.Bot.Schema.Teams.ChannelInfo? channel) => new()
    {
        IsGroup = false,
        Bot = appId.Length > 0 ? new Sdk.ChannelAccount("28:" + appId) : null,
        TenantId = tenantId,
        ChannelData = new Microsoft.Bot.Schema.Teams.TeamsChannelData { Tenant = new TenantInfo(tenantId), Channel = channel },
    };

    private async Task<SendResult> InConversationAsync(
        ConversationReference reference, Func<ITurnContext, CancellationToken, Task<Sdk.ResourceResponse>> act, CancellationToken cancellationToken) =>
        reference.Conversation is { Id: { Length: > 0 } conversation, TenantId: var tenantId }
            ? await CallAsync(reference.ServiceUrl, tenantId, conversation, async () =>
            {
                string? id = null;
                await adapter.ContinueConversationAsync(
                    appId, SdkActivities.ToSdk(reference), async (turn, ct) => id = (await act(turn, ct))?.Id, CancellationToken.None);
                return new SendResult.Sent(id);
            }, cancellationToken)
            : new SendResult.NotSent(NotSentReason.Incomplete);

    private Task<SendResult> CreateAsync(
        string serviceUrl, string tenantId, Sdk.ConversationParameters parameters, Func<ITurnContext, SendResult.Sent> created, CancellationToken cancellationToken) =>
        CallAsync(serviceUrl, tenantId, conversation: null, async () =>
        {
            SendResult result = new SendResult.Unknown(UnknownReason.ServerError);
            await adapter.CreateConversationAsync(
                appId, Channels.Msteams, serviceUrl, authentication.GetOriginatingAudience(), parameters,
                (turn, _) => Task.FromResult(result = created(turn)), CancellationToken.None);
            return result;
        }, cancellationToken);

    /// <summary>Waits for its turn and calls; once begun it is finished, so that its outcome is known.</summary>
    private async Task<SendResult> CallAsync(
        string? serviceUrl, string? tenantId, string? conversation, Func<Task<SendResult>> call, CancellationToken cancellationToken)
    {
        if (!serviceUrls.Allows(serviceUrl, out _))
            return new SendResult.NotSent(NotSentReason.ServiceUrlRefused);

        using var lane = conversation is null ? null : await rates.EnterAsync(conversation, cancellationToken);
        await (lane?.WaitAsync(cancellationToken) ?? Task.CompletedTask);
        await rates.WaitForTenantAsync(tenantId ?? "", cancellationToken);
        try
        {
            return await call();
        }
        catch (Exception e) when (OutcomeOf(e) is { } outcome)
        {
            return outcome;
        }
    }

    private static SendResult? OutcomeOf(Exception error) => error switch
    {
        Sdk.ErrorResponseException { Response: { } response } e => OutcomeOf((int)response.StatusCode, e.Body?.Error?.Code, response.Headers),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError } =>
            new SendResult.NotSent(NotSentReason.NoConnection),
        HttpRequestException or Sdk.ErrorResponseException => new SendResult.Unknown(UnknownReason.ConnectionLost),
        OperationCanceledException => new SendResult.Unknown(UnknownReason.TimedOut),
        UnauthorizedAccessException => new SendResult.NotSent(NotSentReason.NoToken),
        _ => null,
    };

    private static SendResult OutcomeOf(int status, string? code, IDictionary<string, IEnumerable<string>> headers) =>
        status is 429 or 412
            ? new SendResult.Throttled(
                headers.TryGetValue("Retry-After", out var wait) && int.TryParse(wait.FirstOrDefault(), out var seconds) ? TimeSpan.FromSeconds(seconds) : null)
            : ConnectorErrors.SaysNothing(status)
                ? new SendResult.Unknown(UnknownReason.ServerError)
                : new SendResult.Refused(status, code, ConnectorErrors.KindOf(status, code));
}
