using System.Collections.Concurrent;

namespace BotApp.Protocol;

/// <summary><c>POST /api/messages</c>: the channel delivers here.</summary>
/// <remarks>
/// Answers: 401 untrusted token or address, 403 tenant not served, 400 not an activity, 413 too large, 200 done,
/// 202 still running; an invoke gets its handler's answer. Errors have no body.
/// </remarks>
internal sealed partial class MessagesEndpoint(
    BotAuthentication authentication,
    ActivityDedupe dedupe,
    TurnRunner turns,
    ProtocolMetrics metrics,
    TimeProvider time,
    ILogger<MessagesEndpoint> logger)
{
    public const string Path = "/api/messages";

    // Anyone can be turned away as often as they like: the metric counts all, and the log names each reason once a second.
    private static readonly TimeSpan NamedEvery = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Rejection, long> namedAt = new();

    /// <summary>The status for a refused request.</summary>
    public static int StatusOf(Rejection reason) =>
        reason is Rejection.Tenant ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;

    public async Task HandleAsync(HttpContext context)
    {
        if (context.Request.ContentLength > ActivityReader.MaxBytes)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var (rejection, grant) = await authentication.CheckTokenAsync(context, context.RequestAborted);
        if (grant is null)
        {
            Reject(context, rejection);
            return;
        }

        if (await ReadAsync(context) is not { } activity)
            return;

        rejection = authentication.CheckActivity(grant, activity);
        if (rejection is not Rejection.None)
            Reject(context, rejection);
        else if (activity.Type is ActivityTypes.Invoke)
            await AnswerAsync(context, await InvokeAsync(activity));
        else
            context.Response.StatusCode = await TakeAsync(activity) ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;
    }

    /// <summary>Answers an invoke.</summary>
    public async Task<InvokeResponse> InvokeAsync(Activity activity) =>
        activity.Name is InvokeNames.AdaptiveCardAction && !AdaptiveCardInvoke.TryRead(activity, out _)
            ? InvokeResponse.BadRequest
            : await turns.RunInvokeAsync(activity);

    /// <summary>Handles a non-invoke activity, once; ignores types that run no turn.</summary>
    /// <returns>False when the turn is still running.</returns>
    public async Task<bool> TakeAsync(Activity activity) =>
        !ActivityTypes.RunsTurn(activity.Type) || !dedupe.IsFirst(activity) || await turns.RunOtherAsync(activity);

    private static async Task<Activity?> ReadAsync(HttpContext context)
    {
        try
        {
            switch (await ActivityReader.ReadAsync(context.Request.BodyReader, context.RequestAborted))
            {
                case ReadOutcome.Read read:
                    return read.Activity;
                case ReadOutcome.TooLarge:
                    context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                    return null;
                default:
                    context.Response.StatusCode = StatusCodes.Status400BadRequest;
                    return null;
            }
        }
        catch (BadHttpRequestException e)
        {
            // The body was cut off or came too slowly.
            context.Response.StatusCode = e.StatusCode;
            return null;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The caller disconnected; nobody reads the answer.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return null;
        }
    }

    private static async Task AnswerAsync(HttpContext context, InvokeResponse answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.Body.IsEmpty)
            return;

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.BodyWriter.WriteAsync(answer.Body);
    }

    private void Reject(HttpContext context, Rejection reason)
    {
        context.Response.StatusCode = StatusOf(reason);
        metrics.Rejected(reason);
        var now = time.GetTimestamp();
        if (namedAt.TryAdd(reason, now)
            || (namedAt.TryGetValue(reason, out var last) && time.GetElapsedTime(last, now) >= NamedEvery && namedAt.TryUpdate(reason, now, last)))
            LogRejected(reason);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Turned a request away: {Reason}")]
    private partial void LogRejected(Rejection reason);
}
