using Azure.Data.Tables;
using BotApp.Storage.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Integration.Storage;

/// <summary>How a host behaves towards a table service, here one that only counts.</summary>
public sealed class TableClientsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_ManyAtOnce_ShareTheConnectionsOfAHost()
    {
        var connections = 0;
        var calls = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Use(next => connection =>
        {
            Interlocked.Increment(ref connections);
            return next(connection);
        })));
        await using var service = builder.Build();
        service.Run(async context =>
        {
            Interlocked.Increment(ref calls);
            // Long enough for all to be on their way.
            await Task.Delay(50, Ct);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsJsonAsync(new Dictionary<string, object> { ["odata.error"] = new { code = "ResourceNotFound" } }, Ct);
        });
        await service.StartAsync(Ct);
        var table = TableClients.Create(new StorageOptions
        {
            ConnectionString = $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;TableEndpoint={service.Urls.Single()}/a;",
        }).GetTableClient("table");

        var found = await Task.WhenAll(Enumerable.Range(0, 4 * TableClients.MaxConnections).Select(i => table.GetEntityIfExistsAsync<TableEntity>("p", $"r{i}", cancellationToken: Ct)));

        Assert.All(found, row => Assert.False(row.HasValue));
        Assert.Equal(4 * TableClients.MaxConnections, calls);
        Assert.InRange(connections, 2, TableClients.MaxConnections);
    }
}
