using System.Text.RegularExpressions;
using BotApp.Hosting;
using BotApp.Storage.Migrations;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Protocol;
using Microsoft.AspNetCore.Http;

namespace BotApp.Tests.Integration.Delivery;

/// <summary>The tables are well and the queue refuses, as where its role was forgotten: it is said, and what the tables know is shown all the same.</summary>
public sealed class RefusedQueueTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Role = "Storage Queue Data Contributor";

    private LoopbackServer refusing = null!;
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync()
    {
        refusing = await LoopbackServer.StartAsync(static context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Response.Headers["x-ms-error-code"] = "AuthorizationPermissionMismatch";
            return Task.CompletedTask;
        });
        var storage = Regex.Replace(azurite.ConnectionString, "QueueEndpoint=[^;]+", $"QueueEndpoint={refusing.Address}/devstoreaccount1");
        office = await OfficeHost.StartAsync(azurite, OfficeHost.StartAt, ("Storage:ConnectionString", storage));
    }

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        await refusing.DisposeAsync();
    }

    [Fact]
    public async Task Start_IsRefusedAndNamesTheRole()
    {
        var refused = await Assert.ThrowsAsync<StorageNotReadyException>(() => StartChecks.RunAsync(office.Services, OfficeHost.Stop));

        Assert.Contains(Role, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunningHost_LogsAnErrorThatNamesTheRole() => await OfficeHost.EventuallyAsync(
        () => Task.FromResult(office.Logs.Lines.Where(l => l.StartsWith("Error BotApp.Delivery.", StringComparison.Ordinal) && l.Contains(Role, StringComparison.Ordinal)).ToList()),
        lines => lines.Any(l => l.Contains("DeliverySweeper", StringComparison.Ordinal)) && lines.Any(l => l.Contains("DeliveryWorker", StringComparison.Ordinal)));
}
