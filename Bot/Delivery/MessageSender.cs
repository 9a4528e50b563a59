using BotApp.Protocol;
using BotApp.Storage.Deliveries;

namespace BotApp.Delivery;

/// <summary>Sends one message and returns the outcome. Never throws.</summary>
internal sealed partial class MessageSender(ISendPort port, TimeProvider time, ILogger<MessageSender> logger)
{
    /// <param name="wait">Cancelled when it must no longer be begun; then it is given back.</param>
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
            // It is unknown how far the send got.
            LogFailed(logger, e);
            return new DeliveryOutcome.Unknown("error");
        }
    }

    /// <summary>Not begun: try again at once, on any host.</summary>
    public static DeliveryOutcome.Again GivenBack(TimeProvider time) => new(time.GetUtcNow(), "given-back");

    [LoggerMessage(1, LogLevel.Error, "Sending failed in a way that tells nothing about its effect.")]
    private static partial void LogFailed(ILogger logger, Exception e);
}
