using System.Net.Http.Headers;
using System.Text;

namespace BotApp.Protocol;

/// <summary>Makes one request of a call and returns how it ended.</summary>
/// <param name="bearer">The token to send; null if the address must not receive it.</param>
internal delegate Task<Attempt> ConnectorRequest(ConnectorCall call, Uri address, string? bearer);

/// <summary>Makes calls to the connector: checks the address, keeps the rates, adds the token, retries where allowed.</summary>
internal sealed partial class ConnectorTransport(
    IHttpClientFactory clients,
    ServiceUrlPolicy serviceUrls,
    ConnectorToken token,
    SendRates rates,
    ConnectorResilience resilience,
    ProtocolMetrics metrics,
    TimeProvider clock,
    ILogger<ConnectorTransport> logger)
{
    public const string HttpClientName = "bot-connector";

    /// <summary>Time limit of one HTTP request, including the answer.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(15);

    private static readonly ProductInfoHeaderValue UserAgent =
        new("BotApp", typeof(ConnectorTransport).Assembly.GetName().Version?.ToString(2));

    /// <summary>Makes the call.</summary>
    /// <exception cref="OperationCanceledException">
    /// Cancelled while waiting; then no message was sent. A request that has begun is finished in any case, so that
    /// its outcome is known.
    /// </exception>
    public Task<Attempt> CallAsync(ConnectorCall call, CancellationToken cancellationToken) => CallAsync(call, RequestAsync, cancellationToken);

    /// <summary>Makes the call with another client's requests.</summary>
    /// <inheritdoc cref="CallAsync(ConnectorCall, CancellationToken)" path="/exception" />
    public async Task<Attempt> CallAsync(ConnectorCall call, ConnectorRequest request, CancellationToken cancellationToken)
    {
        using var span = Spans.Start($"connector {call.Operation}", System.Diagnostics.ActivityKind.Client);
        var result = await CheckAndCallAsync(call, request, cancellationToken);
        metrics.Called(call.Operation, result);
        span?.SetTag("http.response.status_code", (result as Attempt.Answered)?.Status).SetTag("ms.cv", (result as Attempt.Answered)?.CorrelationVector);
        if (result is not Attempt.Answered { Status: < 300 })
            span.Fail(ProtocolMetrics.OutcomeOf(result));
        if (result is Attempt.Answered { Status: >= 300, CorrelationVector: var vector } answer)
            LogRefused(call.Operation, answer.Status, ConnectorErrors.CodeOf(answer.Body), vector);
        else if (result is not Attempt.Answered)
            LogFailed(call.Operation, result);
        return result;
    }

    /// <summary>The attempt for an answer that another client read.</summary>
    public Attempt Answered(int status, string? retryAfter, string? body) => new Attempt.Answered(
        status,
        RetryConditionHeaderValue.TryParse(retryAfter, out var stated) ? WaitOf(stated) : null,
        Encoding.UTF8.GetBytes(body ?? ""),
        CorrelationVector: null);

    private async Task<Attempt> CheckAndCallAsync(ConnectorCall call, ConnectorRequest request, CancellationToken cancellationToken)
    {
        if (call.Path is null)
            return new Attempt.NeverLeft(NotSentReason.Incomplete);
        if (!serviceUrls.Allows(call.ServiceUrl, out var service))
            return new Attempt.NeverLeft(NotSentReason.ServiceUrlRefused);

        // Joined as text: the service URL has a path, which resolving a relative address would drop.
        var address = new Uri(service.GetLeftPart(UriPartial.Path).TrimEnd('/') + call.Path);
        if (call.ConversationId is null)
            return await RunAsync(call, request, address, lane: null, cancellationToken);

        using var lane = await rates.EnterAsync(call.ConversationId, cancellationToken);
        return await RunAsync(call, request, address, lane, cancellationToken);
    }

    private ValueTask<Attempt> RunAsync(
        ConnectorCall call, ConnectorRequest request, Uri address, SendRates.Lane? lane, CancellationToken cancellationToken) =>
        resilience.RunAsync(
            call.IsRepeatable,
            static (s, ct) => s.Transport.AttemptAsync(s.Call, s.Request, s.Address, s.Lane, ct),
            (Transport: this, Call: call, Request: request, Address: address, Lane: lane),
            cancellationToken);

    private async ValueTask<Attempt> AttemptAsync(
        ConnectorCall call, ConnectorRequest request, Uri address, SendRates.Lane? lane, CancellationToken cancellationToken)
    {
        if (lane is not null)
            await lane.WaitAsync(cancellationToken);
        await rates.WaitForTenantAsync(call.TenantId ?? "", cancellationToken);

        if (!serviceUrls.MayReceiveToken(address))
            return await request(call, address, bearer: null);

        if (await token.GetAsync(cancellationToken) is not { } bearer)
            return new Attempt.NeverLeft(NotSentReason.NoToken);

        var attempt = await request(call, address, bearer);
        if (attempt is not Attempt.Answered { Status: 401 } || await token.ReplaceAsync(bearer, cancellationToken) is not { } other)
            return attempt;

        await rates.WaitForTenantAsync(call.TenantId ?? "", cancellationToken);
        return await request(call, address, other);
    }

    private async Task<Attempt> RequestAsync(ConnectorCall call, Uri address, string? bearer)
    {
        using var timeout = new CancellationTokenSource(AttemptTimeout, clock);
        using var body = call.Body is { } bytes ? new ConnectorBody(bytes) : null;
        using var request = new HttpRequestMessage(call.Method, address) { Content = body };
        request.Headers.UserAgent.Add(UserAgent);
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);

        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            return new Attempt.Answered(
                (int)response.StatusCode, WaitOf(response.Headers.RetryAfter), await ReadAsync(response, timeout.Token), CorrelationVector(response));
        }
        catch (HttpRequestException e)
        {
            // The body knows for certain whether any of it was written.
            return body is null ? Attempt.Of(e.HttpRequestError)
                : body.Left ? new Attempt.Lost(UnknownReason.ConnectionLost)
                : new Attempt.NeverLeft(NotSentReason.NoConnection);
        }
        catch (IOException)
        {
            return new Attempt.Lost(UnknownReason.ConnectionLost);
        }
        catch (OperationCanceledException)
        {
            return body is { Left: false }
                ? new Attempt.NeverLeft(NotSentReason.NoConnection)
                : new Attempt.Lost(UnknownReason.TimedOut);
        }
    }

    /// <summary>Without its body, the status still tells whether a change was made.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return default;
        }
    }

    private TimeSpan? WaitOf(RetryConditionHeaderValue? stated)
    {
        var wait = stated switch
        {
            { Delta: { } seconds } => seconds,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>Microsoft's support asks for this value.</summary>
    private static string? CorrelationVector(HttpResponseMessage response) =>
        response.Headers.TryGetValues("MS-CV", out var values) ? values.FirstOrDefault() : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Connector call {Operation} was answered {Status} {Code}, MS-CV {CorrelationVector}")]
    private partial void LogRefused(string operation, int status, string? code, string? correlationVector);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Connector call {Operation} had no answer: {Outcome}")]
    private partial void LogFailed(string operation, Attempt outcome);
}
