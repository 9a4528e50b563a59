using System.Net;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using BotApp.Storage.Migrations;
using BotApp.Storage.Queues;
using Microsoft.Extensions.Time.Testing;

namespace BotApp.Tests.Unit.Storage;

public sealed class DeliveryQueueTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task Open_QueueThatRefuses_NamesTheRole(HttpStatusCode answer)
    {
        var refused = await Assert.ThrowsAsync<StorageNotReadyException>(() => Queue(answer).OpenAsync(Stop));

        Assert.Contains("Storage Queue Data Contributor", refused.Message, StringComparison.Ordinal);
    }

    // Turns and saves need no queue: for its outage a host that starts is better than none.
    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.Created)]
    [InlineData(HttpStatusCode.NoContent)]
    public async Task Open_AnythingElse_GoesOn(HttpStatusCode answer) => await Queue(answer).OpenAsync(Stop);

    [Fact]
    public async Task Open_AFreshAccount_HasBothQueuesMade()
    {
        var network = new Answering(HttpStatusCode.Created);

        await Queue(network).OpenAsync(Stop);

        Assert.Equal(["PUT /a/office-deliveries", "PUT /a/office-deliveries-dead"], network.Asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task DeadIfReadable_QueueThatHangs_IsUnknownAfterAMoment()
    {
        var clock = new FakeTimeProvider();
        var network = new Hanging();

        var asked = Queue(network, clock).DeadIfReadableAsync(Stop);
        await network.Asked.Task.WaitAsync(Stop);
        Assert.False(asked.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Null(await asked.WaitAsync(TimeSpan.FromSeconds(10), Stop));
    }

    private static DeliveryQueue Queue(HttpStatusCode answer) => Queue(new Answering(answer));

    private static DeliveryQueue Queue(HttpMessageHandler network, TimeProvider? time = null)
    {
        var options = new QueueClientOptions { Transport = new HttpClientTransport(new HttpClient(network)), Retry = { MaxRetries = 0 } };
        return new DeliveryQueue(
            new QueueServiceClient("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;QueueEndpoint=http://127.0.0.1:1/a;", options), time ?? TimeProvider.System, "Office");
    }

    private sealed class Hanging : HttpMessageHandler
    {
        public TaskCompletionSource Asked { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException();
        }
    }

    private sealed class Answering(HttpStatusCode status) : HttpMessageHandler
    {
        private readonly Lock gate = new();

        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (gate)
                Asked.Add($"{request.Method} {request.RequestUri!.AbsolutePath}");
            return Task.FromResult(new HttpResponseMessage(status) { RequestMessage = request, Content = new ByteArrayContent([]) });
        }
    }
}
