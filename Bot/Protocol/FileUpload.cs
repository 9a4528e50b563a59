using System.Net;
using System.Net.Http.Headers;

namespace BotApp.Protocol;

/// <summary>The outcome of an upload.</summary>
internal enum UploadResult
{
    /// <summary>The file was uploaded.</summary>
    Done,

    /// <summary>Files must not be sent to this address; nothing was sent.</summary>
    AddressRefused,

    /// <summary>The upload was refused, or not answered in time.</summary>
    Failed,
}

/// <summary>Uploads a file to an upload session of a person's OneDrive, in pieces. Sends no token: the address itself grants access.</summary>
/// <remarks>
/// A piece is a multiple of 320 KiB, as the session requires. An unanswered piece is sent again; if it had arrived, the session
/// answers that it has it (416), or is closed (404) if it was the last. Redirects are not followed: they could lead anywhere.
/// </remarks>
internal sealed partial class FileUpload(IHttpClientFactory clients, UploadUrlPolicy policy, TimeProvider clock, ILogger<FileUpload> logger)
{
    /// <summary>Name of the client; its handler follows no redirects and keeps no cookies.</summary>
    public const string HttpClientName = "file-upload";

    private const int PieceSize = 16 * 320 * 1024;
    private const int MostTries = 3;
    private static readonly TimeSpan PieceLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <param name="file">Read from its beginning; must not be empty.</param>
    public async Task<UploadResult> PutAsync(string? url, Stream file, CancellationToken ct)
    {
        if (!policy.Allows(url, out var address))
        {
            LogRefused(logger);
            return UploadResult.AddressRefused;
        }

        using var client = clients.CreateClient(HttpClientName);
        file.Position = 0;
        var piece = new byte[(int)Math.Min(PieceSize, file.Length)];
        for (var from = 0L; from < file.Length;)
        {
            var length = await file.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, ct);
            if (!await PutAsync(client, address, new ReadOnlyMemory<byte>(piece, 0, length), from, file.Length, ct))
                return UploadResult.Failed;
            from += length;
        }

        return UploadResult.Done;
    }

    private async Task<bool> PutAsync(HttpClient client, Uri address, ReadOnlyMemory<byte> piece, long from, long whole, CancellationToken ct)
    {
        var mayBeThere = false;
        for (var attempt = 1; ; attempt++)
        {
            var (status, wait) = await TryAsync(client, address, piece, from, whole, ct);
            if (status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted || (mayBeThere && SaysThatItIsThere(status, from + piece.Length == whole)))
                return true;
            mayBeThere |= status is null or >= HttpStatusCode.InternalServerError;

            var mayRepeat = status is null or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
            if (!mayRepeat || attempt == MostTries)
            {
                LogFailed(logger, (int?)status);
                return false;
            }

            await Task.Delay(wait is { } asked && asked < LongestWait ? asked : TimeSpan.FromSeconds(attempt), clock, ct);
        }
    }

    private static bool SaysThatItIsThere(HttpStatusCode? status, bool isLast) =>
        status is HttpStatusCode.RequestedRangeNotSatisfiable || (isLast && status is HttpStatusCode.NotFound);

    private async Task<(HttpStatusCode? Status, TimeSpan? Wait)> TryAsync(
        HttpClient client, Uri address, ReadOnlyMemory<byte> piece, long from, long whole, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ReadOnlyMemoryContent(piece) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, from + piece.Length - 1, whole);
        using var limit = new CancellationTokenSource(PieceLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (response.StatusCode, response.Headers.RetryAfter?.Delta);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return (null, null);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A file was to be put to an address that is no OneDrive of the cloud; nothing was sent.")]
    private static partial void LogRefused(ILogger logger);

    [LoggerMessage(2, LogLevel.Warning, "A file could not be put: {Status}.")]
    private static partial void LogFailed(ILogger logger, int? status);
}
