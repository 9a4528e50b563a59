using Microsoft.Extensions.Options;

namespace BotApp.Protocol;

/// <summary>Sends messages to Teams.</summary>
/// <remarks>
/// Every expected outcome is a value; see <see cref="SendResult"/>. Exceptions mean an error in the call, or
/// <see cref="OperationCanceledException"/> if it was cancelled while waiting for its turn; then no message was sent.
/// A request that has begun is finished (within <see cref="ConnectorTransport.AttemptTimeout"/>).
/// </remarks>
public sealed partial class ConnectorClient : IConnector
{
    private readonly ConnectorTransport transport;
    private readonly ChannelAccount? bot;
    private readonly bool isDevelopment;
    private readonly ILogger<ConnectorClient> logger;

    internal ConnectorClient(
        ConnectorTransport transport, IOptions<BotOptions> options, IHostEnvironment environment, ILogger<ConnectorClient> logger)
    {
        this.transport = transport;
        this.logger = logger;
        bot = options.Value.Account;
        isDevelopment = environment.IsDevelopment();
    }

    /// <inheritdoc />
    public Task<SendResult> SendAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken) =>
        ChangeAsync(
            Sending(reference) with { Body = Write(Addressed(activity, reference)) }, cancellationToken);

    /// <inheritdoc />
    public Task<SendResult> UpdateAsync(
        ConversationReference reference, string activityId, Activity activity, CancellationToken cancellationToken) =>
        ChangeAsync(
            Updating(reference, activityId) with { Body = Write(Addressed(activity, reference)) }, cancellationToken);

    /// <inheritdoc />
    public Task<SendResult> CreatePersonalConversationAsync(
        string serviceUrl, string tenantId, string memberId, CancellationToken cancellationToken) =>
        ChangeAsync(
            CreatingPersonal(serviceUrl, tenantId) with { Body = Write(ConversationParameters.ForPerson(bot, tenantId, memberId)) }, cancellationToken);

    /// <inheritdoc />
    public async Task<SendResult> CreateChannelThreadAsync(
        string serviceUrl, string tenantId, string channelId, Activity activity, CancellationToken cancellationToken)
    {
        FlagSplit(activity);
        var call = CreatingThread(serviceUrl, tenantId, channelId) with
        {
            Body = Write(ConversationParameters.ForThread(bot, tenantId, channelId, Outgoing(activity))),
        };
        var attempt = await transport.CallAsync(call, cancellationToken);
        return attempt is Attempt.Answered { Status: < 300 } answer
            ? new SendResult.Sent(TextIn(answer.Body, "activityId")) { ConversationId = TextIn(answer.Body, "id") }
            : Outcome(attempt);
    }
}
