using System.Collections.Concurrent;
using System.Net;
using BotApp.Tests.Support.Protocol;

namespace BotApp.Tests.Integration.Files;

/// <summary>An upload session as OneDrive keeps it: takes pieces in order, and answers what the test wants.</summary>
internal sealed class UploadServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<HttpStatusCode> answers = new();
    private readonly ConcurrentQueue<Piece> pieces = new();
    private LoopbackServer? server;
    private Task held = Task.CompletedTask;

    public string Url => server!.Address + "/session/1?tempauth=secret";

    /// <summary>Every request, also those that were refused.</summary>
    public IReadOnlyList<Piece> Pieces => [.. pieces];

    public static async Task<UploadServer> StartAsync()
    {
        var upload = new UploadServer();
        upload.server = await LoopbackServer.StartAsync(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            upload.pieces.Enqueue(new Piece(
                context.Request.Method, context.Request.Headers.ContentRange.ToString(), context.Request.Headers.Authorization.ToString(), body.ToArray()));
            await upload.held;
            context.Response.StatusCode = (int)(upload.answers.TryDequeue(out var status) ? status : HttpStatusCode.Created);
            if (context.Response.StatusCode is 307)
                context.Response.Headers.Location = "http://127.0.0.1:9/elsewhere";
        });
        return upload;
    }

    /// <summary>The next requests are answered so.</summary>
    public void Answer(params HttpStatusCode[] statuses)
    {
        foreach (var status in statuses)
            answers.Enqueue(status);
    }

    /// <summary>From now on no request is answered before this has happened.</summary>
    public void HoldUntil(Task happened) => held = happened;

    public async ValueTask DisposeAsync() => await server!.DisposeAsync();

    internal sealed record Piece(string Method, string Range, string Authorization, byte[] Body);
}
