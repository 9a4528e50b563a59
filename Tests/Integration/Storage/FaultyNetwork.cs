using System.Net;

namespace BotApp.Tests.Integration.Storage;

/// <summary>What becomes of one try of a write.</summary>
public enum Fault
{
    /// <summary>It arrives and is answered.</summary>
    None,

    /// <summary>The connection breaks before it arrives.</summary>
    LostBefore,

    /// <summary>The service refuses it with 503.</summary>
    RefusedBefore,

    /// <summary>The service refuses it for the record's row with 409, as if that were there already; it is not.</summary>
    ConflictBefore,

    /// <summary>The service refuses it for the record's row with 412, as if someone had written first; nobody has.</summary>
    PreconditionBefore,

    /// <summary>It takes effect, and the connection breaks before the answer.</summary>
    LostAfter,

    /// <summary>It takes effect, and the service answers 500.</summary>
    ErrorAfter,

    /// <summary>It takes effect, and no answer comes.</summary>
    SilentAfter,
}

/// <summary>The network between a host and the storage: the tries of transactions meet these faults in turn, then none.</summary>
internal sealed class FaultyNetwork(params IEnumerable<Fault> faults)
{
    private readonly Queue<Fault> coming = new(faults);
    private readonly Queue<Fault> ofRows = [];
    private int writes;
    private int reads;

    /// <summary>What the writes of single rows meet in turn, then none.</summary>
    public IEnumerable<Fault> OfRows
    {
        init => ofRows = new Queue<Fault>(value);
    }

    /// <summary>Tries of transactions that were sent so far.</summary>
    public int Writes => Volatile.Read(ref writes);

    /// <summary>Other requests sent so far.</summary>
    public int Reads => Volatile.Read(ref reads);

    /// <summary>Length of the body of the last transaction sent.</summary>
    public long LastWriteBytes { get; private set; }

    /// <summary>From now on no read is answered either.</summary>
    public bool ReadsFail { get; set; }

    /// <summary>Called once a read is answered, before its answer is given.</summary>
    public Func<Task>? AfterRead { get; set; }

    /// <summary>Called before a transaction is sent.</summary>
    public Func<Task>? BeforeEffect { get; set; }

    /// <summary>Called once a transaction has taken effect, before its answer is lost or given.</summary>
    public Func<Task>? AfterEffect { get; set; }

    public HttpClient Client() => new(new Handler(this));

    private static Fault Next(Queue<Fault> faults)
    {
        lock (faults)
            return faults.TryDequeue(out var fault) ? fault : Fault.None;
    }

    private sealed class Handler(FaultyNetwork network) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri?.AbsolutePath.EndsWith("$batch", StringComparison.Ordinal) is true)
                return await TransactionAsync(request, cancellationToken);

            Interlocked.Increment(ref network.reads);
            if (network.ReadsFail)
                throw new HttpRequestException("broken on purpose");
            if (request.Method == HttpMethod.Get)
            {
                var read = await base.SendAsync(request, cancellationToken);
                await (network.AfterRead?.Invoke() ?? Task.CompletedTask);
                return read;
            }

            var fault = Next(network.ofRows);
            return Before(fault, request) ?? await AfterAsync(fault, await base.SendAsync(request, cancellationToken), cancellationToken);
        }

        private async Task<HttpResponseMessage> TransactionAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref network.writes);
            network.LastWriteBytes = request.Content?.Headers.ContentLength ?? 0;
            var fault = Next(network.coming);
            if (fault is Fault.ConflictBefore)
                return await RefusedAsync("409 Conflict", "EntityAlreadyExists", request);
            if (fault is Fault.PreconditionBefore)
                return await RefusedAsync("412 Precondition Failed", "UpdateConditionNotSatisfied", request);
            if (Before(fault, request) is { } refusal)
                return refusal;

            if (network.BeforeEffect is { } before)
                await before();
            var answer = await base.SendAsync(request, cancellationToken);
            if (network.AfterEffect is { } after)
                await after();
            return await AfterAsync(fault, answer, cancellationToken);
        }

        /// <summary>What a write meets that never arrives; null when it does.</summary>
        private static HttpResponseMessage? Before(Fault fault, HttpRequestMessage request) => fault switch
        {
            Fault.LostBefore => throw new HttpRequestException("broken on purpose"),
            Fault.RefusedBefore => Answer(HttpStatusCode.ServiceUnavailable, request),
            Fault.ConflictBefore => Answer(HttpStatusCode.Conflict, request),
            Fault.PreconditionBefore => Answer(HttpStatusCode.PreconditionFailed, request),
            _ => null,
        };

        private static async Task<HttpResponseMessage> AfterAsync(Fault fault, HttpResponseMessage answer, CancellationToken cancellationToken)
        {
            if (fault is Fault.LostAfter)
                throw new HttpRequestException("broken on purpose");
            if (fault is Fault.ErrorAfter)
                return Answer(HttpStatusCode.InternalServerError, answer.RequestMessage!);
            if (fault is Fault.SilentAfter)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return answer;
        }

        // A transaction is answered 202; its one failed part says which row it was.
        private static async Task<HttpResponseMessage> RefusedAsync(string status, string code, HttpRequestMessage request)
        {
            // A new row has its key in its body, which stands before the next row's address; any other in its own address.
            var rows = (await request.Content!.ReadAsStringAsync()).Split(" HTTP/1.1\r\n");
            var row = Enumerable.Range(0, rows.Length - 1).FirstOrDefault(i =>
                rows[i + 1].Contains("\"RowKey\":\"rec|", StringComparison.Ordinal) || rows[i].EndsWith("RowKey='rec%7Cm1')", StringComparison.Ordinal));
            var answer = new StringContent(string.Join(
                "\r\n",
                "--batch", "Content-Type: multipart/mixed; boundary=changes", "", "--changes", "Content-Type: application/http",
                "Content-Transfer-Encoding: binary", "", $"HTTP/1.1 {status}", "Content-Type: application/json;odata=minimalmetadata", "",
                $$"""{"odata.error": {"code": "{{code}}", "message": {"lang": "en-US", "value": "{{row}}:refused\n"} } }""", "--changes--", "--batch--", ""));
            answer.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/mixed; boundary=batch");
            return new HttpResponseMessage(HttpStatusCode.Accepted) { RequestMessage = request, Content = answer };
        }

        private static HttpResponseMessage Answer(HttpStatusCode status, HttpRequestMessage request) =>
            new(status) { RequestMessage = request, Content = new ByteArrayContent([]) };
    }
}
