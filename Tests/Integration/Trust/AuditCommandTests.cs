using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using BotApp.Cards;
using BotApp.Commands;
using BotApp.Storage.Audit.Anchors;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Trust;

/// <summary><c>audit verify</c> as the operator reads it, where somebody has been at the storage.</summary>
public sealed class AuditCommandTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Verify_OfAChainWithAChangedEntry_IsRefusedAndNamesTheFirstBrokenOne()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        foreach (var sentence in (string[])["刚开完支委会，应到7人实到6人", "昨天下午开了支委会，到会5人"])
            Assert.Contains("已保存", (await office.Recorder.ClickAsync(await office.Recorder.SayAsync(sentence), CardVerbs.MeetingSave)).Card.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(office, "verify")).Code);
        foreach (var entry in await office.UnitRowsAsync(TestOffice.Unit, "log"))
        {
            entry["Who"] = "someone else";
            await office.Services.GetRequiredService<OfficeTables>().Units
                .UpdateEntityAsync(entry, entry.ETag, Azure.Data.Tables.TableUpdateMode.Replace, OfficeHost.Stop);
        }

        var text = await RunAsync(office, "verify");
        var json = await RunAsync(office, "verify", "--json");

        Assert.Equal((1, 1), (text.Code, json.Code));
        var line = Assert.Single(text.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith(TestOffice.Unit, line, StringComparison.Ordinal);
        Assert.Contains("第 1 条：条目与写入时不同", line, StringComparison.Ordinal);
        Assert.DoesNotContain("审计链完整", text.Output, StringComparison.Ordinal);
        var broken = Assert.Single(JsonNode.Parse(json.Output)!["broken"]!.AsArray())!;
        Assert.Equal(
            (TestOffice.Unit, 1, "entryChanged"),
            (broken["chain"]!.GetValue<string>(), broken["sequence"]!.GetValue<int>(), broken["reason"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Verify_BeforeAndAfterTheFirstEntry_SaysHowManyThereAre()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var (before, _) = (await RunAsync(office, "verify"), await office.Recorder.ClickAsync(await office.Recorder.SayAsync("刚开完支委会，应到7人实到6人"), CardVerbs.MeetingSave));

        Assert.Equal((0, ""), (before.Code, before.Error));
        Assert.Contains("0 个条目", before.Output, StringComparison.Ordinal);
        Assert.Contains("1 个条目", (await RunAsync(office, "verify")).Output, StringComparison.Ordinal);
        Assert.Equal(1, JsonNode.Parse((await RunAsync(office, "verify", "--json")).Output)!["entries"]!.GetValue<int>());
    }

    [Fact]
    public async Task Verify_AnchorsThatWereTakenAway_IsNotCalledNotAnchoredYet()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        Assert.Contains("已保存", (await office.Recorder.ClickAsync(await office.Recorder.SayAsync("刚开完支委会，应到7人实到6人"), CardVerbs.MeetingSave)).Card.Text, StringComparison.Ordinal);
        await office.Services.GetRequiredService<AnchorKeeper>().AnchorAsync(OfficeHost.Stop, always: true);
        var blobs = new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient(office.Services.GetRequiredService<AnchorStore>().Address.Segments[^1]);
        await foreach (var blob in blobs.GetBlobsAsync(cancellationToken: OfficeHost.Stop))
            await blobs.DeleteBlobAsync(blob.Name, cancellationToken: OfficeHost.Stop);

        var text = await RunAsync(office, "verify");

        Assert.Equal(1, text.Code);
        Assert.Contains("anchors", text.Error, StringComparison.Ordinal);
        Assert.Contains("锚定记录不完整", text.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("尚未锚定", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_LastAnchorOfLongAgo_IsSaid()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.SetOwnAsync(office.Member, "quietFrom", "21:45");
        var before = await RunAsync(office, "verify");
        Assert.Equal((0, true), (before.Code, before.Output.Contains("尚未锚定", StringComparison.Ordinal)));
        Assert.Equal(0, (await RunAsync(office, "anchor")).Code);
        var after = await RunAsync(office, "verify");
        Assert.Equal((0, true), (after.Code, after.Output.Contains("第 1 次", StringComparison.Ordinal)));
        var json = JsonNode.Parse((await RunAsync(office, "verify", "--json")).Output)!;
        Assert.Equal((1, false, 0), (json["lastAnchor"]!["number"]!.GetValue<int>(), json["lastAnchorIsOld"]!.GetValue<bool>(), json["broken"]!.AsArray().Count));
        Assert.True(json["chains"]!.GetValue<int>() > 0);

        office.Clock.JumpTo(office.Clock.GetUtcNow().AddDays(4));

        Assert.Equal(1, (await RunAsync(office, "verify")).Code);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(OfficeHost office, params string[] command)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(
            ["audit", .. command], [AuditCommand.Create(() => office.Services)], _ => Task.FromResult(2), output, error, OfficeHost.Stop);
        return (code, output.ToString(), error.ToString());
    }
}
