using System.Security.Cryptography;

namespace BotApp.Protocol;

/// <summary>Runs turns on their own time: not on the request's cancellation, within a limit, and whatever they throw is answered.</summary>
internal sealed partial class TurnRunner(
    ITurnPipeline pipeline,
    ITurnErrorText texts,
    IConnector connector,
    BackgroundWork background,
    ProtocolMetrics metrics,
    TimeProvider clock,
    ILogger<TurnRunner> logger)
{
    /// <summary>A client gives an invoke up after ten to fifteen seconds; by then our answer must have arrived.</summary>
    public static readonly TimeSpan InvokeLimit = TimeSpan.FromSeconds(8);

    /// <summary>Everything else may wait out throttling, but not for ever.</summary>
    public static readonly TimeSpan TurnLimit = TimeSpan.FromSeconds(60);

    /// <summary>The channel delivers again what is not answered in about 15 seconds; a turn that takes longer goes on after the answer.</summary>
    public static readonly TimeSpan AnswerAfter = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ErrorTextLimit = TimeSpan.FromSeconds(30);

    /// <summary>Runs an invoke; there is an answer in any case.</summary>
    public async Task<InvokeResponse> RunInvokeAsync(Activity activity)
    {
        var end = await RunAsync(activity, InvokeLimit);
        if (end.Error is not { } error)
            return end.Response ?? InvokeResponse.Ok;

        // Only the answer to a click on a card is shown by the client. Elsewhere a message tells, but not at every key of a search.
        var text = texts.For(error, end.Locale, end.TurnId);
        if (activity.Name is not (InvokeNames.AdaptiveCardAction or InvokeNames.Search or InvokeNames.ComposeQuery))
            background.Keep(TellAsync(activity, text));

        var answer = AdaptiveCardResponse.Error(500, "InternalError", text);
        // A dialog closes at an answer without a task, and keeps its form at an error of the request.
        return activity.Name is InvokeNames.ComposeSubmitAction ? answer with { Status = 500 } : answer;
    }

    /// <summary>Runs any other activity.</summary>
    /// <returns>False when it is still running; it then goes on.</returns>
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
        // Everything that is logged on the way carries both ids: ours, which the person reads, and the channel's.
        using var scope = InTurn(logger, turnId, activity.Id);
        using var span = Spans.Start("turn", System.Diagnostics.ActivityKind.Server);
        // Has no timer and so nothing to dispose of: a turn that is left behind may go on looking at its token.
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
