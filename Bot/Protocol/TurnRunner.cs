using System.Security.Cryptography;

namespace BotApp.Protocol;

/// <summary>Runs turns independently of the request's cancellation, within a limit, and answers whatever they throw.</summary>
internal sealed partial class TurnRunner(
    ITurnPipeline pipeline,
    ITurnErrorText texts,
    IConnector connector,
    BackgroundWork background,
    ProtocolMetrics metrics,
    TimeProvider clock,
    ILogger<TurnRunner> logger)
{
    /// <summary>A client gives up an invoke after 10 to 15 seconds; our answer must have arrived by then.</summary>
    public static readonly TimeSpan InvokeLimit = TimeSpan.FromSeconds(8);

    /// <summary>Other turns may wait out throttling, but not for ever.</summary>
    public static readonly TimeSpan TurnLimit = TimeSpan.FromSeconds(60);

    /// <summary>The channel redelivers what is not answered within about 15 seconds; a longer turn continues after the answer.</summary>
    public static readonly TimeSpan AnswerAfter = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ErrorTextLimit = TimeSpan.FromSeconds(30);

    /// <summary>Runs an invoke; always returns an answer.</summary>
    public async Task<InvokeResponse> RunInvokeAsync(Activity activity)
    {
        var end = await RunAsync(activity, InvokeLimit);
        if (end.Error is not { } error)
            return end.Response ?? InvokeResponse.Ok;

        // The client shows only the answer to a click on a card. For other invokes, post a message, but not at every keystroke of a search.
        var text = texts.For(error, end.Locale, end.TurnId);
        if (activity.Name is not (InvokeNames.AdaptiveCardAction or InvokeNames.Search or InvokeNames.ComposeQuery))
            background.Keep(TellAsync(activity, text));

        var answer = AdaptiveCardResponse.Error(500, "InternalError", text);
        // A dialog closes on an answer without a task; on an HTTP error it keeps its form.
        return activity.Name is InvokeNames.ComposeSubmitAction ? answer with { Status = 500 } : answer;
    }

    /// <summary>Runs any other activity.</summary>
    /// <returns>False when it is still running; it then continues in the background.</returns>
    public async Task<bool> RunOtherAsync(Activity activity)
    {
        var turn = RunAndTellAsync(activity);
        if (await EndsWithinAsync(turn, AnswerAfter))
            return true;

        background.Keep(turn);
        return false;
    }

    private async Task RunAndTellAsync(Activity activity)
    {
        var end = await RunAsync(activity, TurnLimit);
        if (end.Error is { } error && activity.Type is ActivityTypes.Message)
            await TellAsync(activity, texts.For(error, end.Locale, end.TurnId));
    }

    private async Task<TurnEnd> RunAsync(Activity activity, TimeSpan limit)
    {
        var started = clock.GetTimestamp();
        var turnId = RandomNumberGenerator.GetHexString(8, lowercase: true);
        var note = new TurnNote();
        // Every log entry of the turn carries both ids: ours, which the person sees, and the channel's.
        using var scope = InTurn(logger, turnId, activity.Id);
        using var span = Spans.Start("turn", System.Diagnostics.ActivityKind.Server);
        // Not disposed: it has no timer, and a turn that outlives the limit may still use its token.
        var cancellation = new CancellationTokenSource();
        var turn = GuardAsync(activity, note, turnId, cancellation.Token);
        TurnEnd end;
        if (await EndsWithinAsync(turn, limit))
        {
            end = await turn;
        }
        else
        {
            LogTimedOut(turnId, activity.Type, limit.TotalSeconds);
            end = new TurnEnd(turnId, Response: null, TurnError.TimedOut, note.Locale ?? activity.Locale);
            background.Keep(turn);
            _ = cancellation.CancelAsync();
        }

        var (outcome, took) = (end.Error?.ToString() ?? (note.IsBusy ? "Busy" : "Done"), clock.GetElapsedTime(started));
        metrics.Turned(activity.Type, note.Kind, outcome, took);
        span?.SetTag("bot.turn.id", turnId).SetTag("bot.activity.id", activity.Id)
            .SetTag("bot.turn.type", activity.Type).SetTag("bot.turn.kind", note.Kind).SetTag("bot.turn.outcome", outcome);
        if (end.Error is null)
            LogTurned(turnId, activity.Type, note.Kind, took.TotalMilliseconds);
        else
            span.Fail(outcome);
        return end;
    }

    private async Task<TurnEnd> GuardAsync(Activity activity, TurnNote note, string turnId, CancellationToken cancellationToken)
    {
        try
        {
            return new TurnEnd(turnId, await pipeline.RunAsync(activity, note, cancellationToken), Error: null, activity.Locale);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new TurnEnd(turnId, Response: null, TurnError.TimedOut, note.Locale ?? activity.Locale);
        }
        catch (Exception e)
        {
            LogFailed(e, turnId, activity.Type);
            return new TurnEnd(turnId, Response: null, TurnError.Failed, note.Locale ?? activity.Locale);
        }
    }

    private async Task TellAsync(Activity activity, string text)
    {
        try
        {
            using var limit = new CancellationTokenSource(ErrorTextLimit, clock);
            await connector.SendAsync(activity.GetConversationReference(), Activity.Message(text), limit.Token);
        }
        catch (OperationCanceledException)
        {
            LogNotTold(activity.Type);
        }
    }

    private async Task<bool> EndsWithinAsync(Task turn, TimeSpan limit)
    {
        if (turn.IsCompleted)
            return true;

        try
        {
            await turn.WaitAsync(limit, clock);
            return true;
        }
        catch (TimeoutException)
        {
            return turn.IsCompleted;
        }
    }

    private static readonly Func<ILogger, string, string?, IDisposable?> InTurn =
        LoggerMessage.DefineScope<string, string?>("Turn {TurnId} of activity {ActivityId}");

    [LoggerMessage(Level = LogLevel.Information, Message = "Turn {TurnId} ({Type}, {Kind}) done in {Milliseconds:F0} ms")]
    private partial void LogTurned(string turnId, string type, string kind, double milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {TurnId} ({Type}) failed")]
    private partial void LogFailed(Exception exception, string turnId, string type);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {TurnId} ({Type}) took more than {Seconds} s and was given up")]
    private partial void LogTimedOut(string turnId, string type, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The text about a failed turn ({Type}) could not be sent in time")]
    private partial void LogNotTold(string type);

    private sealed record TurnEnd(string TurnId, InvokeResponse? Response, TurnError? Error, string? Locale);
}
