using System.Collections.Frozen;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Tables;

namespace BotApp.Delivery;

/// <summary>Delivers one claimed delivery: has its message composed, and sends it.</summary>
internal sealed partial class DeliveryRouter
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    private readonly FrozenDictionary<string, IDeliveryContent> contents;
    private readonly DayRouter day;
    private readonly MessageSender sender;
    private readonly Reachability reachability;
    private readonly TimeProvider time;
    private readonly ILogger<DeliveryRouter> logger;

    /// <exception cref="ArgumentException">Two contents are for the same kind.</exception>
    public DeliveryRouter(
        IEnumerable<IDeliveryContent> contents, DayRouter day, MessageSender sender, Reachability reachability, TimeProvider time,
        ILogger<DeliveryRouter> logger)
    {
        var byKind = new Dictionary<string, IDeliveryContent>(StringComparer.Ordinal);
        foreach (var content in contents)
        {
            if (!byKind.TryAdd(content.Kind, content))
                throw new ArgumentException($"Two contents are for deliveries of kind '{content.Kind}'.", nameof(contents));
        }

        this.contents = byKind.ToFrozenDictionary(StringComparer.Ordinal);
        (this.day, this.sender, this.reachability, this.time, this.logger) = (day, sender, reachability, time, logger);
    }

    /// <summary>Never throws: whatever happens to a delivery becomes its outcome.</summary>
    /// <param name="isCancelled">It was cancelled before it was claimed: only its outcome is to be determined.</param>
    /// <param name="wait">Cancelled when it must no longer be begun; then it is given back.</param>
    public async Task<DeliveryOutcome> DeliverAsync(OccurrenceHead head, Recipient recipient, bool isCancelled, CancellationToken wait)
    {
        var outcome = await TryAsync(head, recipient, isCancelled, wait);
        // Even when storage did not answer or was not awaited, as the page may have been written.
        return outcome is DeliveryOutcome.Again again && head.CountsForDay ? again with { IsOnPage = true } : outcome;
    }

    private async Task<DeliveryOutcome> TryAsync(OccurrenceHead head, Recipient recipient, bool isCancelled, CancellationToken wait)
    {
        try
        {
            wait.ThrowIfCancellationRequested();
            var outcome = await (head.CountsForDay ? day.DeliverAsync(head, recipient, isCancelled, wait) : ApartAsync(head, recipient, wait));
            if (outcome is DeliveryOutcome.Unreachable)
                // Noted before the outcome is recorded; otherwise a message from the person in between would be missed.
                await reachability.MarkAsync(recipient.PersonId, head.Key, wait);
            return outcome;
        }
        catch (OperationCanceledException) when (wait.IsCancellationRequested)
        {
            return MessageSender.GivenBack(time);
        }
        catch (Exception e)
        {
            // Only steps before the send can throw, or steps after a send that reached nobody.
            LogNotMade(logger, head.Kind, head.Key.Reminder, head.Key.Occurrence, e);
            return new DeliveryOutcome.Again(time.GetUtcNow() + TryAgainAfter, "content") { CountsAsTry = !StorageOutage.Is(e, wait) };
        }
    }

    private async Task<DeliveryOutcome> ApartAsync(OccurrenceHead head, Recipient recipient, CancellationToken wait)
    {
        if (!contents.TryGetValue(head.Kind, out var content))
            throw new InvalidOperationException($"No content is for deliveries of kind '{head.Kind}'.");

        var item = new DeliveryItem(
            head.Key.Reminder, head.Key.Occurrence, head.Kind, recipient.PersonId, recipient.Day, recipient.IsResend);
        return await content.ComposeAsync(item, wait) switch
        {
            Composed.Message message => await sender.SendAsync(recipient.PersonId, message.Activity, wait),
            Composed.Nothing nothing => new DeliveryOutcome.Suppressed(nothing.Reason),
            Composed.Later later => new DeliveryOutcome.Again(later.NotBefore, "later") { ExpiresAt = later.ExpiresAt },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    [LoggerMessage(1, LogLevel.Warning, "The message of kind {Kind} for {Reminder} {Occurrence} could not be made.")]
    private static partial void LogNotMade(ILogger logger, string kind, string reminder, string occurrence, Exception e);
}
