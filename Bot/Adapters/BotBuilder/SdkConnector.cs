using BotApp.Protocol;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Rest;
using Sdk = Microsoft.Bot.Schema;

namespace BotApp.Adapters.BotBuilder;

/// <summary>Sends our client's calls through the SDK's adapter, with the same rates, retries and outcomes.</summary>
internal sealed class SdkConnector(
    BotAdapter adapter, BotFrameworkAuthentication authentication, IOptions<BotOptions> options, ConnectorTransport transport) : IConnector
{
    public Task<SendResult> SendAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken) =>
        ContinueAsync(
            ConnectorClient.Sending(reference), reference,
            (turn, ct) => turn.SendActivityAsync(SdkActivities.ToSdk<Sdk.Activity>(activity), ct), cancellationToken);

    public Task<SendResult> UpdateAsync(ConversationReference reference, string activityId, Activity activity, CancellationToken cancellationToken) =>
        ContinueAsync(
            ConnectorClient.Updating(reference, activityId), reference,
            (turn, ct) => turn.UpdateActivityAsync(SdkActivities.ToSdk<Sdk.Activity>(activity with { Id = activityId }), ct), cancellationToken);

    public Task<SendResult> CreatePersonalConversationAsync(string serviceUrl, string tenantId, string memberId, CancellationToken cancellationToken) =>
        CreateAsync(
            ConnectorClient.CreatingPersonal(serviceUrl, tenantId), ConversationParameters.ForPerson(options.Value.Account, tenantId, memberId),
            created => new(created.Conversation.Id), cancellationToken);

    public Task<SendResult> CreateChannelThreadAsync(string serviceUrl, string tenantId, string channelId, Activity activity, CancellationToken cancellationToken) =>
        CreateAsync(
            ConnectorClient.CreatingThread(serviceUrl, tenantId, channelId), ConversationParameters.ForThread(options.Value.Account, tenantId, channelId, activity),
            created => new(created.Id) { ConversationId = created.Conversation.Id }, cancellationToken);

    private Task<SendResult> ContinueAsync(
        ConnectorCall call, ConversationReference reference, Func<ITurnContext, CancellationToken, Task<Sdk.ResourceResponse>> act, CancellationToken cancellationToken) =>
        CallAsync(call, async () =>
        {
            string? id = null;
            await adapter.ContinueConversationAsync(
                options.Value.AppId, SdkActivities.Continuation(reference), async (turn, ct) => id = (await act(turn, ct)).Id, CancellationToken.None);
            return new SendResult.Sent(id is "" ? null : id);
        }, cancellationToken);

    private Task<SendResult> CreateAsync(
        ConnectorCall call, ConversationParameters parameters, Func<Sdk.Activity, SendResult.Sent> read, CancellationToken cancellationToken) =>
        CallAsync(call, async () =>
        {
            var sent = new SendResult.Sent(null);
            await adapter.CreateConversationAsync(
                options.Value.AppId, ChannelIds.Teams, call.ServiceUrl, authentication.GetOriginatingAudience(), SdkActivities.ToSdk<Sdk.ConversationParameters>(parameters),
                (turn, _) => Task.FromResult(sent = read(turn.Activity)), CancellationToken.None);
            return sent;
        }, cancellationToken);

    private async Task<SendResult> CallAsync(ConnectorCall call, Func<Task<SendResult.Sent>> request, CancellationToken cancellationToken)
    {
        var sent = new SendResult.Sent(null);
        var end = await transport.CallAsync(call, async (_, _, _) =>
        {
            try
            {
                sent = await request();
                return Attempt.Done;
            }
            catch (Exception e) when (AttemptOf(e) is { } failed)
            {
                return failed;
            }
        }, cancellationToken);
        return end is Attempt.Answered { Status: < 300 } ? sent : ConnectorClient.Outcome(end);
    }

    private Attempt? AttemptOf(Exception error) => error switch
    {
        Sdk.ErrorResponseException { Response: { } answer } =>
            transport.Answered((int)answer.StatusCode, answer.Headers.TryGetValue("Retry-After", out var wait) ? wait.FirstOrDefault() : null, answer.Content),
        // The SDK throws this for a successful answer whose body it cannot read.
        SerializationException => Attempt.Done,
        HttpRequestException e => Attempt.Of(e.HttpRequestError),
        IOException or Sdk.ErrorResponseException => new Attempt.Lost(UnknownReason.ConnectionLost),
        OperationCanceledException => new Attempt.Lost(UnknownReason.TimedOut),
        ConnectorTokenException => new Attempt.NeverLeft(NotSentReason.NoToken),
        _ => null,
    };
}
