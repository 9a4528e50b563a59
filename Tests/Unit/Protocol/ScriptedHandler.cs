namespace BotApp.Tests.Unit.Protocol;

/// <summary>Stands for the network. Reads each request's body, as a connection that writes it would.</summary>
internal sealed class ScriptedHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    : HttpMessageHandler, IHttpClientFactory
{
    private readonly List<string> bodies = [];

    public IReadOnlyList<string> Bodies => bodies;

    /// <summary>Set to let a request fail before any of it is written.</summary>
    public Func<Exception?> BeforeWriting { get; set; } = () => null;

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (BeforeWriting() is { } failure)
            throw failure;

        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (bodies)
            bodies.Add(body);
        return await answer(request, cancellationToken);
    }
}
