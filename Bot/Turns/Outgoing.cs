using System.Collections.Concurrent;
using BotApp.Cards.Model;
using BotApp.Protocol;
using BotApp.Storage.Tables;

namespace BotApp.Turns;

/// <summary>Carries replies to the conversation they belong to.</summary>
internal sealed partial class Outgoing(IConnector connector, BackgroundWork background, TimeProvider time, Jitter jitter, ILogger<Outgoing> logger)
{
    private static readonly TimeSpan LeastWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(20);

    // What is to be shown in a message, as it was asked for last.
    private readonly ConcurrentDictionary<(string? Conversation, string Message), MessageUpdate> latest = new();

    /// <summary>Posts a reply where the activity came from; in a channel that is its thread.</summary>
    /// <returns>False if it surely did not arrive.</returns>
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

    /// <summary>Posts what is no card of ours, a question about a file for instance, where the activity came from.</summary>
    public Task PostAsync(Activity to, Attachment attachment, CancellationToken ct) => PostAsync(to, Activity.Message(attachment), ct);

    // Of what is throttled nothing was posted, so it is posted again for as long as the turn has. The answer to an invoke must not
    // wait for that; there it goes on by itself. After any other outcome the first may have arrived.
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

    // What the platform asked for, else doubling; and a little more, so that not all come back at once.
    private TimeSpan WaitFor(SendResult.Throttled throttled, int tries)
    {
        var doubled = LeastWait * Math.Pow(2, Math.Min(tries, 4));
        return (throttled.RetryAfter ?? (doubled < MostWait ? doubled : MostWait)) + (TimeSpan.FromSeconds(1) * jitter());
    }

    /// <summary>
    /// Replaces a posted message, after the click was answered: the answer must not wait for it. Should it fail, the old
    /// card stays and a click on it is told how things stand.
    /// </summary>
    public void UpdateLater(Activity click, string messageId, AdaptiveCard card) =>
        UpdateLater(click.GetConversationReference() with { ActivityId = null }, messageId, card);

    /// <summary>Replaces a posted message that nobody has clicked on.</summary>
    public void UpdateLater(ConversationReference where, string messageId, AdaptiveCard card)
    {
        var update = new MessageUpdate(where, messageId, card);
        latest[update.Key] = update;
        background.Run(ct => UpdateAsync(update, ct), TurnRunner.TurnLimit);
    }

    // Throttling is waited out as it is for what is posted. Meanwhile the message may have got something newer, or be about to: what it
    // says must be what was so last, so one that was overtaken is not sent again.
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

    // Equal only to itself: two that show the same are still one after the other.
    private sealed class MessageUpdate(ConversationReference where, string messageId, AdaptiveCard card)
    {
        public ConversationReference Where => where;

        public string MessageId => messageId;

        public AdaptiveCard Card => card;

        public (string? Conversation, string Message) Key => (where.Conversation?.Id, messageId);
    }
}
