using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BotApp.Tests.Bench.Turns;

/// <summary>
/// A persistent connection with just enough HTTP/1.1. Load and connector share the processors with the host that they
/// measure, and a full HTTP stack on both ends would use more than the host.
/// </summary>
internal sealed class RawHttp(Socket socket) : IDisposable
{
    private byte[] buffer = new byte[64 * 1024];
    private int filled;
    private int taken;

    public static async Task<RawHttp> ConnectAsync(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return new RawHttp(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async ValueTask SendAsync(ReadOnlyMemory<byte> message)
    {
        while (message.Length > 0)
            message = message[await socket.SendAsync(message)..];
    }

    /// <summary>The next message, valid until the next call; null if the other end closed the connection.</summary>
    public async ValueTask<(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body)?> ReadAsync()
    {
        buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
        (filled, taken) = (filled - taken, 0);
        while (true)
        {
            var head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (head >= 0 && LengthIn(buffer.AsSpan(0, head + 2)) is var length && filled >= head + 4 + length)
            {
                taken = head + 4 + length;
                return (buffer.AsMemory(0, head + 2), buffer.AsMemory(head + 4, length));
            }

            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            if (await socket.ReceiveAsync(buffer.AsMemory(filled)) is not (> 0 and var read))
                return null;
            filled += read;
        }
    }

    /// <summary>The status of an answer.</summary>
    public static int StatusOf(ReadOnlySpan<byte> head) => int.Parse(head.Slice("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);

    public void Dispose() => socket.Dispose();

    private static int LengthIn(ReadOnlySpan<byte> head)
    {
        foreach (var line in head.Split("\r\n"u8))
        {
            var text = head[line];
            if (text.Length > "content-length:".Length && Ascii.EqualsIgnoreCase(text[.."content-length:".Length], "content-length:"u8))
                return int.Parse(text["content-length:".Length..].Trim((byte)' '), CultureInfo.InvariantCulture);
            if (Ascii.EqualsIgnoreCase(text, "transfer-encoding: chunked"u8))
                throw new InvalidOperationException("Neither end of a benchmark sends in chunks.");
        }

        return 0;
    }
}
