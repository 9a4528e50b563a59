using System.Net;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using BotApp.Storage.Migrations;
using BotApp.Storage.Queues;

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

    private static DeliveryQueue Queue(HttpStatusCode answer) => Queue(new Answering(answer));

    private static DeliveryQueue Queue(Answering network)
    {
        var options = new QueueClientOptions { Transport = new HttpClientTransport(new HttpClient(network)), Retry = { MaxRetries = 0 } };
        return new DeliveryQueue(
            new QueueServiceClient("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;QueueEndpoint=http://127.0.0.1:1/a;", options), "Office");
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
