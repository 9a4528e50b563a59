namespace BotApp.Protocol;

/// <summary>Sends messages to Teams for features and deliveries. Implemented by <see cref="ConnectorClient"/> or by an adapter.</summary>
/// <remarks>
/// Every expected outcome is a value; see <see cref="SendResult"/>. Exceptions mean an error in the call, or
/// <see cref="OperationCanceledException"/> if it was cancelled while waiting for its turn; then nothing was sent.
/// </remarks>
public interface IConnector
{
    /// <summary>Posts a message to the conversation. Never repeated once it may have arrived.</summary>
    Task<SendResult> SendAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken);

    /// <summary>Replaces a whole message of the bot.</summary>
    Task<SendResult> UpdateAsync(
        ConversationReference reference, string activityId, Activity activity, CancellationToken cancellationToken);

    /// <summary>Opens or finds the personal chat with someone. Sends no message, so it may be repeated.</summary>
    /// <param name="memberId">The person's <c>29:…</c> id or Entra object id.</param>
    /// <returns><see cref="SendResult.Sent.Id"/> is the conversation's id.</returns>
    Task<SendResult> CreatePersonalConversationAsync(
        string serviceUrl, string tenantId, string memberId, CancellationToken cancellationToken);

    /// <summary>Starts a thread in a channel with its first message.</summary>
    /// <returns><see cref="SendResult.Sent.Id"/> is the message's id, <see cref="SendResult.Sent.ConversationId"/> the thread's.</returns>
    Task<SendResult> CreateChannelThreadAsync(
        string serviceUrl, string tenantId, string channelId, Activity activity, CancellationToken cancellationToken);
}
