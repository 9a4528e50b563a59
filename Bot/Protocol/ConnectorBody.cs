using System.Net;
using System.Net.Http.Headers;

namespace BotApp.Protocol;

/// <summary>A JSON body that records whether any of it was handed over for writing.</summary>
internal sealed class ConnectorBody : HttpContent
{
    private readonly byte[] utf8;

    public ConnectorBody(byte[] utf8)
    {
        this.utf8 = utf8;
        Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
    }

    public bool Left { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Left = true;
        return stream.WriteAsync(utf8, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = utf8.Length;
        return true;
    }
}
