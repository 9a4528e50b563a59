using BotApp.Protocol;
using BotApp.Storage.Deliveries;

namespace BotApp.Delivery;

/// <summary>Sends one message, and says what became of it. Never throws.</summary>
internal sealed partial class MessageSender(ISendPort port, TimeProvider time, ILogger<MessageSender> logger)
{
    /// <summary>Sends it.</summary>
    /// <param name="wait">Cancelled when it is not to be begun any more; then it is given back.</param>
    public async Task<DeliveryOutcome> SendAsync(string personId, Activity message, CancellationToken wait)
    {
        try
        {
            return await port.SendAsync(personId, message, wait) switch
            {
                PortResult.Sent sent => new DeliveryOutcome.Sent(sent.MessageId),
                PortResult.Unknown unknown => new DeliveryOutcome.Unknown(unknown.Reason),
                PortResult.NotNow notNow => new DeliveryOutcome.Again(time.GetUtcNow() + notNow.Wait, notNow.Reason),
                PortResult.Unreachable unreachable => new DeliveryOutcome.Unreachable(unreachable.Reason),
                PortResult.Refused refused => new DeliveryOutcome.Failed(refused.Reason),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (OperationCanceledException) when (wait.IsCancellationRequested)
        {
            return GivenBack(time);
        }
        catch (Exception e)
        {
            // Nobody can say how far it came.
            LogFailed(logger, e);
            return new DeliveryOutcome.Unknown("error");
        }
    }

    /// <summary>Not begun: at once again, by whichever host.</summary>
    public static DeliveryOutcome.Again GivenBack(TimeProvider time) => new(time.GetUtcNow(), "given-back");

    [LoggerMessage(1, LogLevel.Error, "Sending failed in a way that tells nothing about its effect.")]
    private static partial void LogFailed(ILogger logger, Exception e);
}
