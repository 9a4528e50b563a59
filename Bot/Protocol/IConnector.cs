namespace BotApp.Protocol;

/// <summary>Messages to Teams, as features and deliveries send them. <see cref="ConnectorClient"/> carries them, or an adapter.</summary>
/// <remarks>
/// Every expected outcome is a value; see <see cref="SendResult"/>. What throws is a mistake in the call, or
/// <see cref="OperationCanceledException"/> when it was cancelled while waiting for its turn: then nothing was sent.
/// </remarks>
public interface IConnector
{
    /// <summary>Posts a message to the conversation. Never repeated once it may have arrived.</summary>
    Task<SendResult> SendAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken);

    /// <summary>Replaces a message of ours as a whole.</summary>
    Task<SendResult> UpdateAsync(
        ConversationReference reference, string activityId, Activity activity, CancellationToken cancellationToken);

    /// <summary>Opens, or finds, the personal chat with someone. Without a first message, so it may be repeated.</summary>
    /// <param name="memberId">The person's <c>29:…</c> id or Entra object id.</param>
    /// <returns><see cref="SendResult.Sent.Id"/> is the conversation's id.</returns>
    Task<SendResult> CreatePersonalConversationAsync(
        string serviceUrl, string tenantId, string memberId, CancellationToken cancellationToken);

    /// <summary>Starts a thread in a channel with its first message.</summary>
    /// <returns><see cref="SendResult.Sent.Id"/> is the message's id, <see cref="SendResult.Sent.ConversationId"/> the thread's.</returns>
    Task<SendResult> CreateChannelThreadAsync(
        string serviceUrl, string tenantId, string channelId, Activity activity, CancellationToken cancellationToken);
}
