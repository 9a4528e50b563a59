using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using BotApp.Storage;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Tables;

namespace BotApp.Tests.Unit.Storage;

public sealed class DeliveryRowsTests
{
    // As Azure answers, where Azurite leaves the column out: https://github.com/Azure/Azurite/issues/2535
    [Fact]
    public async Task Range_AColumnThatTheRowHasNot_IsReadAsNone()
    {
        var rows = new DeliveryRows(Tables("""{"value":[{"odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"chunk|0","NextAt":null,"IsDead":null}]}"""));

        var row = Assert.Single(await rows.RangeAsync("p", TableKey.Everything, ChunkRow.SweepColumns, TestContext.Current.CancellationToken));

        Assert.Null(ChunkRow.NextAt(row));
        Assert.False(ChunkRow.IsDead(row));
    }

    private static OfficeTables Tables(string answer)
    {
        var options = new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(new Answering(answer))), Retry = { MaxRetries = 0 } };
        return new OfficeTables(new TableServiceClient("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:1/a;", options));
    }

    private sealed class Answering(string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            });
    }
}
