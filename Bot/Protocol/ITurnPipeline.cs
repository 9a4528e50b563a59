namespace BotApp.Protocol;

/// <summary>Handles inbound activities; the seam between the protocol and the bot.</summary>
public interface ITurnPipeline
{
    /// <summary>Handles one authenticated, well-formed activity.</summary>
    /// <param name="activity">Has a type and a conversation id. An <see cref="InvokeNames.AdaptiveCardAction"/> is readable by <see cref="AdaptiveCardInvoke.TryRead"/>.</param>
    /// <param name="note">Filled in by the pipeline with what the turn is about.</param>
    /// <param name="cancellationToken">The turn's own limit; not cancelled if the caller disconnects.</param>
    /// <returns>The answer to an invoke; null for anything else, or for an invoke with nothing to answer (200).</returns>
    /// <remarks>An exception is logged under the turn's id and answered by <see cref="ITurnErrorText"/>; nothing of it reaches the user.</remarks>
    Task<InvokeResponse?> RunAsync(Activity activity, TurnNote note, CancellationToken cancellationToken);
}

/// <summary>What the user reads when a turn fails; short, neutral, without internals.</summary>
public interface ITurnErrorText
{
    /// <summary>A text in the language of <paramref name="locale"/>.</summary>
    /// <param name="turnId">Included in the text, so that the log entry can be found.</param>
    string For(TurnError error, string? locale, string turnId);
}

/// <summary>How a turn failed.</summary>
public enum TurnError
{
    /// <summary>It threw an exception.</summary>
    Failed,

    /// <summary>It took too long; it is unknown whether it had an effect.</summary>
    TimedOut,
}
