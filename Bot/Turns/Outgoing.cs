using BotApp.Cards.Model;
using BotApp.Protocol;

namespace BotApp.Turns;

/// <summary>Carries replies to the conversation they belong to.</summary>
internal sealed partial class Outgoing(IConnector connector, ILogger<Outgoing> logger)
{
    private static readonly TimeSpan UpdateLimit = TimeSpan.FromSeconds(30);

    /// <summary>Posts a reply where the activity came from; in a channel that is its thread.</summary>
    public async Task PostAsync(Activity to, Reply reply, CancellationToken ct)
    {
        var message = reply switch
        {
            Reply.Card card => CardMessage(card.Content),
            Reply.Text text => Activity.Message(text.Content),
            Reply.Refused refused => Activity.Message(refused.Message),
            _ => null,
        };
        if (message is not null)
            await PostAsync(to, message, ct);
    }

    /// <summary>Posts what is no card of ours, a question about a file for instance, where the activity came from.</summary>
    public Task PostAsync(Activity to, Attachment attachment, CancellationToken ct) => PostAsync(to, Activity.Message(attachment), ct);

    private async Task PostAsync(Activity to, Activity message, CancellationToken ct)
    {
        var result = await connector.SendAsync(to.GetConversationReference() with { ActivityId = null }, message, ct);
        if (result is not SendResult.Sent)
            LogUnsent(logger, to.Id, result.GetType().Name);
    }

    /// <summary>
    /// Replaces a posted message, after the click was answered: the answer must not wait for it. Should it fail, the old
    /// card stays and a click on it is told how things stand.
    /// </summary>
    public void UpdateLater(Activity click, string messageId, AdaptiveCard card) =>
        _ = Task.Run(async () =>
        {
            using var limit = new CancellationTokenSource(UpdateLimit);
            try
            {
                var result = await connector.UpdateAsync(
                    click.GetConversationReference() with { ActivityId = null }, messageId, CardMessage(card), limit.Token);
                if (result is not SendResult.Sent)
                    LogNotUpdated(logger, click.Id, result.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                LogNotUpdated(logger, click.Id, "no time left");
            }
        });

    /// <summary>A message that shows a card.</summary>
    public static Activity CardMessage(AdaptiveCard card) =>
        Activity.Message(Attachment.AdaptiveCard(card.ToUtf8()), card.FallbackText);

    [LoggerMessage(1, LogLevel.Warning, "The reply to activity {ActivityId} was not sent: {Outcome}.")]
    private static partial void LogUnsent(ILogger logger, string? activityId, string outcome);

    [LoggerMessage(2, LogLevel.Warning, "The card behind click {ActivityId} was not updated: {Outcome}.")]
    private static partial void LogNotUpdated(ILogger logger, string? activityId, string outcome);
}
