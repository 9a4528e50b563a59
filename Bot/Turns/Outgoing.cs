using System.Collections.Concurrent;
using BotApp.Cards.Model;
using BotApp.Protocol;
using BotApp.Storage.Tables;

namespace BotApp.Turns;

/// <summary>Sends replies to their conversations.</summary>
internal sealed partial class Outgoing(IConnector connector, BackgroundWork background, TimeProvider time, Jitter jitter, ILogger<Outgoing> logger)
{
    private static readonly TimeSpan LeastWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(20);

    // The latest requested update of each message.
    private readonly ConcurrentDictionary<(string? Conversation, string Message), MessageUpdate> latest = new();

    /// <summary>Posts a reply where the activity came from; in a channel that is its thread.</summary>
    /// <returns>False if it certainly did not arrive.</returns>
    public async Task<bool> PostAsync(Activity to, Reply reply, CancellationToken ct)
    {
        var message = reply switch
        {
            Reply.Card card => CardMessage(card.Content),
            Reply.Text text => Activity.Message(text.Content),
            Reply.Refused refused => Activity.Message(refused.Message),
            _ => null,
        };
        return message is null || await PostAsync(to, message, ct);
    }

    /// <summary>Posts an attachment that is not one of our cards, e.g. a question about a file, where the activity came from.</summary>
    public Task PostAsync(Activity to, Attachment attachment, CancellationToken ct) => PostAsync(to, Activity.Message(attachment), ct);

    // A throttled send posted nothing, so it is retried within the turn's time limit. The answer to an invoke must not wait for
    // that; there the retry runs in the background. After any other outcome the first send may have arrived.
    private async Task<bool> PostAsync(Activity to, Activity message, CancellationToken ct)
    {
        var reference = to.GetConversationReference() with { ActivityId = null };
        var result = await connector.SendAsync(reference, message, ct);
        if (result is SendResult.Throttled throttled && to.Type is ActivityTypes.Invoke)
        {
            background.Run(late => PostLaterAsync(to, reference, message, throttled, late), TurnRunner.TurnLimit);
            return true;
        }

        return await EndAsync(to, reference, message, result, ct);
    }

    private async Task PostLaterAsync(Activity to, ConversationReference reference, Activity message, SendResult.Throttled throttled, CancellationToken ct)
    {
        try
        {
            await EndAsync(to, reference, message, throttled, ct);
        }
        catch (OperationCanceledException)
        {
            LogUnsent(logger, to.Id, "no time left");
        }
    }

    private async Task<bool> EndAsync(Activity to, ConversationReference reference, Activity message, SendResult result, CancellationToken ct)
    {
        for (var tries = 0; result is SendResult.Throttled throttled; tries++)
        {
            await Task.Delay(WaitFor(throttled, tries), time, ct);
            result = await connector.SendAsync(reference, message, ct);
        }

        if (result is not SendResult.Sent)
            LogUnsent(logger, to.Id, result.GetType().Name);
        return result is SendResult.Sent or SendResult.Unknown;
    }

    // What the platform asked for, or else a doubling wait; plus jitter.
    private TimeSpan WaitFor(SendResult.Throttled throttled, int tries)
    {
        var doubled = LeastWait * Math.Pow(2, Math.Min(tries, 4));
        return (throttled.RetryAfter ?? (doubled < MostWait ? doubled : MostWait)) + (TimeSpan.FromSeconds(1) * jitter());
    }

    /// <summary>
    /// Replaces a posted message, after the click was answered, as the answer must not wait for it. If this fails, the old
    /// card stays, and a click on it shows the current state.
    /// </summary>
    public void UpdateLater(Activity click, string messageId, AdaptiveCard card) =>
        UpdateLater(click.GetConversationReference() with { ActivityId = null }, messageId, card);

    /// <summary>The same without a click.</summary>
    public void UpdateLater(ConversationReference where, string messageId, AdaptiveCard card)
    {
        var update = new MessageUpdate(where, messageId, card);
        latest[update.Key] = update;
        background.Run(ct => UpdateAsync(update, ct), TurnRunner.TurnLimit);
    }

    // Retries when throttled, like a post. Meanwhile a newer update of the message may have been requested: the latest must win,
    // so an overtaken one is not sent again.
    private async Task UpdateAsync(MessageUpdate update, CancellationToken ct)
    {
        try
        {
            for (var tries = 0; IsLatest(update); tries++)
            {
                var result = await connector.UpdateAsync(update.Where, update.MessageId, CardMessage(update.Card), ct);
                if (result is SendResult.Throttled throttled)
                {
                    await Task.Delay(WaitFor(throttled, tries), time, ct);
                    continue;
                }

                if (result is not SendResult.Sent)
                    LogNotUpdated(logger, update.MessageId, result.GetType().Name);
                return;
            }
        }
        catch (OperationCanceledException)
        {
            LogNotUpdated(logger, update.MessageId, "no time left");
        }
        finally
        {
            latest.TryRemove(new KeyValuePair<(string?, string), MessageUpdate>(update.Key, update));
        }
    }

    private bool IsLatest(MessageUpdate update) => latest.TryGetValue(update.Key, out var last) && last == update;

    /// <summary>A message that shows a card.</summary>
    public static Activity CardMessage(AdaptiveCard card) =>
        Activity.Message(Attachment.AdaptiveCard(card.ToUtf8()), card.FallbackText);

    [LoggerMessage(1, LogLevel.Warning, "The reply to activity {ActivityId} was not sent: {Outcome}.")]
    private static partial void LogUnsent(ILogger logger, string? activityId, string outcome);

    [LoggerMessage(2, LogLevel.Warning, "Message {MessageId} was not updated: {Outcome}.")]
    private static partial void LogNotUpdated(ILogger logger, string messageId, string outcome);

    // A class, not a record: equal only to itself, so that two updates with the same card stay distinct.
    private sealed class MessageUpdate(ConversationReference where, string messageId, AdaptiveCard card)
    {
        public ConversationReference Where => where;

        public string MessageId => messageId;

        public AdaptiveCard Card => card;

        public (string? Conversation, string Message) Key => (where.Conversation?.Id, messageId);
    }
}
