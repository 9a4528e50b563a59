using System.Collections.Frozen;
using Azure;
using BotApp.Protocol;
using BotApp.Storage.Deliveries;

namespace BotApp.Delivery;

/// <summary>Brings one claimed delivery on its way: has its message made, and sends it.</summary>
internal sealed partial class DeliveryRouter
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    private readonly FrozenDictionary<string, IDeliveryContent> contents;
    private readonly ISendPort port;
    private readonly TimeProvider time;
    private readonly ILogger<DeliveryRouter> logger;

    /// <exception cref="ArgumentException">Two contents are for the same kind.</exception>
    public DeliveryRouter(IEnumerable<IDeliveryContent> contents, ISendPort port, TimeProvider time, ILogger<DeliveryRouter> logger)
    {
        var byKind = new Dictionary<string, IDeliveryContent>(StringComparer.Ordinal);
        foreach (var content in contents)
        {
            if (!byKind.TryAdd(content.Kind, content))
                throw new ArgumentException($"Two contents are for deliveries of kind '{content.Kind}'.", nameof(contents));
        }

        this.contents = byKind.ToFrozenDictionary(StringComparer.Ordinal);
        (this.port, this.time, this.logger) = (port, time, logger);
    }

    /// <summary>Never throws: whatever happens to one delivery is its outcome.</summary>
    /// <param name="wait">Cancelled when it is not to be begun any more; then it is given back.</param>
    public async Task<DeliveryOutcome> DeliverAsync(OccurrenceHead head, Recipient recipient, CancellationToken wait)
    {
        Composed composed;
        try
        {
            wait.ThrowIfCancellationRequested();
            composed = await ComposeAsync(
                new DeliveryItem(head.Key.Reminder, head.Key.Occurrence, head.Kind, recipient.PersonId, recipient.Day, recipient.IsResend), wait);
        }
        catch (OperationCanceledException) when (wait.IsCancellationRequested)
        {
            return GivenBack();
        }
        catch (Exception e)
        {
            LogNotMade(logger, head.Kind, head.Key.Reminder, head.Key.Occurrence, e);
            return new DeliveryOutcome.Again(time.GetUtcNow() + TryAgainAfter, "content") { CountsAsTry = !IsOutage(e) };
        }

        return composed switch
        {
            Composed.Message message => await SendAsync(recipient.PersonId, message.Activity, wait),
            Composed.Nothing nothing => new DeliveryOutcome.Suppressed(nothing.Reason),
            Composed.Later later => new DeliveryOutcome.Again(later.NotBefore, "later"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<DeliveryOutcome> SendAsync(string personId, Activity message, CancellationToken wait)
    {
        try
        {
            return Outcome(await port.SendAsync(personId, message, wait));
        }
        catch (OperationCanceledException) when (wait.IsCancellationRequested)
        {
            return GivenBack();
        }
        catch (Exception e)
        {
            // Nobody can say how far it came.
            LogNotSent(logger, e);
            return new DeliveryOutcome.Unknown("error");
        }
    }

    private static bool IsOutage(Exception e) => e is RequestFailedException or AggregateException { InnerException: RequestFailedException };

    private DeliveryOutcome.Again GivenBack() => new(time.GetUtcNow(), "given-back");

    private Task<Composed> ComposeAsync(DeliveryItem item, CancellationToken ct) =>
        contents.TryGetValue(item.Kind, out var content)
            ? content.ComposeAsync(item, ct)
            : throw new InvalidOperationException($"No content is for deliveries of kind '{item.Kind}'.");

    private DeliveryOutcome Outcome(PortResult result) => result switch
    {
        PortResult.Sent sent => new DeliveryOutcome.Sent(sent.MessageId),
        PortResult.Unknown unknown => new DeliveryOutcome.Unknown(unknown.Reason),
        PortResult.NotNow notNow => new DeliveryOutcome.Again(time.GetUtcNow() + notNow.Wait, notNow.Reason),
        PortResult.Unreachable unreachable => new DeliveryOutcome.Unreachable(unreachable.Reason),
        PortResult.Refused refused => new DeliveryOutcome.Failed(refused.Reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    [LoggerMessage(1, LogLevel.Warning, "The message of kind {Kind} for {Reminder} {Occurrence} could not be made.")]
    private static partial void LogNotMade(ILogger logger, string kind, string reminder, string occurrence, Exception e);

    [LoggerMessage(2, LogLevel.Error, "A message was perhaps not sent.")]
    private static partial void LogNotSent(ILogger logger, Exception e);
}
