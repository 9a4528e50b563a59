using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using BotApp.Tests.Support.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BotApp.Tests.Support.Faults;

/// <summary>A proxy for one service of a storage account that injects the mishaps of a <see cref="StorageWeather"/>.</summary>
/// <remarks>Requests pass byte for byte, as they are signed. Refusals look like Azurite's, within a transaction, too.</remarks>
internal sealed class StorageProxy : IAsyncDisposable
{
    // Headers of one connection are not forwarded: host to proxy and proxy to service are separate ones.
    private static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Expect",
    };

    private readonly Uri target;
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromMinutes(5) };
    private LoopbackServer server = null!;

    private StorageProxy(int port) => target = new Uri($"http://127.0.0.1:{port}");

    /// <summary>The mishaps of requests; none by default.</summary>
    public StorageWeather Weather { get; set; } = StorageWeather.Fair;

    /// <summary>Number of requests with a mishap so far.</summary>
    public int Mishaps => Volatile.Read(ref mishaps);

    /// <summary><c>http://127.0.0.1:{port}</c>.</summary>
    public string Address => server.Address;

    private int mishaps;

    /// <summary>Starts a proxy for the service on a port.</summary>
    public static async Task<StorageProxy> StartAsync(int port)
    {
        var proxy = new StorageProxy(port);
        proxy.server = await LoopbackServer.StartAsync(proxy.AnswerAsync);
        return proxy;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        client.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var body = buffer.ToArray();
        var isWrite = context.Request.Method is not ("GET" or "HEAD");
        var mishap = Weather.Next();
        // These mishaps make no sense for reads.
        if (!isWrite && mishap is StorageMishap.Conflict or StorageMishap.Precondition or StorageMishap.DiskFull)
            mishap = StorageMishap.None;
        if (mishap is not StorageMishap.None)
            Interlocked.Increment(ref mishaps);
        switch (mishap)
        {
            case StorageMishap.LostBefore:
                context.Abort();
                return;
            case StorageMishap.Unavailable:
                await RefuseAsync(context, 503, "ServerBusy");
                return;
            case StorageMishap.ErrorBefore or StorageMishap.DiskFull:
                await RefuseAsync(context, 500, "InternalError");
                return;
            case StorageMishap.Conflict:
                await RefuseWriteAsync(context, body, 409, "EntityAlreadyExists");
                return;
            case StorageMishap.Precondition:
                await RefuseWriteAsync(context, body, 412, "UpdateConditionNotSatisfied");
                return;
            case StorageMishap.Slow:
                await Task.Delay(Weather.Delay(), context.RequestAborted);
                break;
        }

        HttpResponseMessage answer;
        try
        {
            answer = await ForwardAsync(context, body);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // The service is down, so the proxy behaves the same.
            context.Abort();
            return;
        }

        using (answer)
        {
            if (mishap is StorageMishap.LostAfter)
                context.Abort();
            else if (mishap is StorageMishap.ErrorAfter)
                await RefuseAsync(context, 500, "InternalError");
            else
                await ReturnAsync(context, answer);
        }
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpContext context, byte[] body)
    {
        var raw = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var address = new Uri(target.GetLeftPart(UriPartial.Authority) + raw, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), address);
        if (body.Length > 0 || context.Request.ContentLength is not null)
            request.Content = new ByteArrayContent(body);
        foreach (var (name, value) in context.Request.Headers.Where(h => !OfTheConnection.Contains(h.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value);
        }

        return await client.SendAsync(request, context.RequestAborted);
    }

    private static async Task ReturnAsync(HttpContext context, HttpResponseMessage answer)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, value) in answer.Headers.Concat(answer.Content.Headers).Where(h => !OfTheConnection.Contains(h.Key)))
            context.Response.Headers[name] = value.ToArray();
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (answer.StatusCode is not HttpStatusCode.NoContent)
            await context.Response.Body.WriteAsync(body);
    }

    /// <summary>A transaction is answered 202 with one failed part that names the row.</summary>
    private async Task RefuseWriteAsync(HttpContext context, byte[] body, int status, string code)
    {
        if (!context.Request.Path.Value!.EndsWith("$batch", StringComparison.Ordinal))
        {
            await RefuseAsync(context, status, code);
            return;
        }

        var rows = Encoding.UTF8.GetString(body).Split(" HTTP/1.1\r\n").Length - 1;
        var part = Error(code, $"{Weather.Below(Math.Max(1, rows))}:{code}");
        context.Response.StatusCode = 202;
        context.Response.ContentType = "multipart/mixed; boundary=batchresponse_0";
        await context.Response.WriteAsync(string.Join(
            "\r\n",
            "--batchresponse_0", "Content-Type: multipart/mixed; boundary=changesetresponse_0", "",
            "--changesetresponse_0", "Content-Type: application/http", "Content-Transfer-Encoding: binary", "",
            $"HTTP/1.1 {status} {code}", "X-Content-Type-Options: nosniff", "Cache-Control: no-cache", "DataServiceVersion: 3.0;",
            "Content-Type: application/json;odata=minimalmetadata;streaming=true;charset=utf-8", "", part,
            "--changesetresponse_0--", "--batchresponse_0--", ""));
    }

    private static Task RefuseAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["x-ms-error-code"] = code;
        return context.Response.WriteAsync(Error(code, code));
    }

    private static string Error(string code, string message) => new JsonObject
    {
        ["odata.error"] = new JsonObject
        {
            ["code"] = code,
            ["message"] = new JsonObject { ["lang"] = "en-US", ["value"] = message + "\nRequestId:0\nTime:0" },
        },
    }.ToJsonString();
}
