using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BotApp.Tests.Bench.Turns;

/// <summary>A Teams connector that accepts every message at once and completes the waiter for it.</summary>
internal sealed class LoadConnector : IDisposable
{
    private static readonly byte[] Taken = Encoding.ASCII.GetBytes(
        "HTTP/1.1 201 Created\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: 22\r\n\r\n{\"id\":\"1700000000000\"}");

    private readonly Socket listening = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Reply>>.AlternateLookup<ReadOnlySpan<char>> waiting =
        new ConcurrentDictionary<string, TaskCompletionSource<Reply>>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public LoadConnector()
    {
        listening.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listening.Listen(512);
        _ = AcceptAsync();
    }

    /// <summary>A received message.</summary>
    /// <param name="At">Timestamp of <see cref="Stopwatch"/>.</param>
    /// <param name="Body">The activity; only if requested.</param>
    internal readonly record struct Reply(long At, byte[] Body);

    /// <summary>The address it listens on.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listening.LocalEndPoint!).Port}/");

    /// <summary>The next message to a conversation. Only one waiter per conversation.</summary>
    /// <param name="wantsBody">Whether to return its content.</param>
    public Task<Reply> NextAsync(string conversation, bool wantsBody = false)
    {
        var source = new TaskCompletionSource<Reply>(wantsBody, TaskCreationOptions.RunContinuationsAsynchronously);
        return waiting.Dictionary.TryAdd(Uri.EscapeDataString(conversation), source)
            ? source.Task
            : throw new InvalidOperationException("Two wait for one conversation.");
    }

    public void Dispose() => listening.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listening.AcceptAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It was closed.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        socket.NoDelay = true;
        using var connection = new RawHttp(socket);
        try
        {
            while (await connection.ReadAsync() is { } request)
            {
                Tell(request.Head.Span, request.Body.Span);
                await connection.SendAsync(Taken);
            }
        }
        catch (SocketException)
        {
            // The host is gone.
        }
    }

    // POST /…/v3/conversations/{id}/activities; card updates come as PUT and are not answers.
    private void Tell(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        var at = Stopwatch.GetTimestamp();
        if (!head.StartsWith("POST "u8))
            return;
        var rest = head[(head.IndexOf("/conversations/"u8) + "/conversations/".Length)..];
        Span<char> id = stackalloc char[512];
        var length = Encoding.ASCII.GetChars(rest[..rest.IndexOf((byte)'/')], id);
        if (waiting.TryRemove(id[..length], out _, out var source))
            source.SetResult(new Reply(at, source.Task.AsyncState is true ? body.ToArray() : []));
    }
}
