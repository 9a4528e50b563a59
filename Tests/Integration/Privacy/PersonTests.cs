using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Commands;
using BotApp.Features.Roster;
using BotApp.Features.Roster.Import;
using BotApp.Storage.Persons;
using BotApp.Storage.Settings;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.SelfReviews;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Privacy;

/// <summary>What is kept about a person, and that none of it is kept any more.</summary>
public sealed partial class PersonTests(AzuriteFixture azurite)
{
    private const string Name = "沈一舟";
    private const string Problem = "学习不够深入的独有说法";

    [Fact]
    public async Task Export_SomeoneWhoUsedEverything_HasItAllButTheTextOfTheReview()
    {
        await using var office = await UsedAsync();

        var (code, output) = await RunAsync(office, "export", "person", Name);

        Assert.Equal(0, code);
        var kept = JsonNode.Parse(output)!.AsObject();
        Assert.Equal(office.Member.Id, kept["person"]!.GetValue<string>());
        Assert.Equal(Name, kept["roster"]![0]!["name"]!.GetValue<string>());
        Assert.Contains("21:45", kept["settings"]!.Readable(), StringComparison.Ordinal);
        Assert.NotEmpty(kept["conversations"]!.AsArray());
        Assert.Equal("submitted", kept["self-reviews"]![0]!["state"]!.GetValue<string>());
        Assert.DoesNotContain(Problem, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Recorder_NamesTheRecordsAndWhatWasDone()
    {
        await using var office = await UsedAsync();
        var card = await office.Recorder.SayAsync("记 刚开完支委会，应到7人实到6人，学习文件");
        await office.Recorder.ClickAsync(card, "meeting.save");

        var (_, output) = await RunAsync(office, "export", "person", office.Recorder.Id);

        var kept = JsonNode.Parse(output)!;
        Assert.Contains("created", kept["records"]![0]!["as"]!.AsArray().Select(p => p!.GetValue<string>()));
        Assert.Equal("meeting.save", kept["audit"]![0]!["what"]!.GetValue<string>());
    }

    [Fact]
    public async Task Export_WhoSetSomethingForTheOffice_NamesItsEntry()
    {
        await using var office = await UsedAsync();
        var form = await office.Office.ClickAsync(await office.Office.SayAsync("设置"), CardVerbs.SettingsOffice);
        await office.Office.ClickAsync(form.Card, CardVerbs.SettingsSaveOffice, changed: ("dayHour", "07:45"));

        var (_, output) = await RunAsync(office, "export", "person", office.Office.Id);

        var entry = Assert.Single(JsonNode.Parse(output)!["audit"]!.AsArray(), e => e!["unit"]!.GetValue<string>() == "office");
        Assert.Equal("settings.save", entry!["what"]!.GetValue<string>());
    }

    [Fact]
    public async Task Erase_Person_LeavesNothingButIdsAndAReceipt()
    {
        await using var office = await UsedAsync();

        var (code, output) = await RunAsync(office, "erase", Name, "--yes");

        Assert.Equal(0, code);
        Assert.Contains("self-reviews: 1", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, await office.AllStoredTextAsync(), StringComparison.Ordinal);
        var kept = JsonNode.Parse((await RunAsync(office, "export", "person", office.Member.Id)).Output)!.AsObject();
        Assert.Empty(kept.Select(part => part.Key).Except(["person", "at", "self-reviews", "records", "audit", "deliveries", "erased"]));
        Assert.Contains("roster 1", kept["erased"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("destroyed", kept["self-reviews"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_AnIdThatNothingIsKeptOf_IsRefusedAndLeavesNoReceipt()
    {
        const string Nobody = "00000000-0000-4000-8000-0000000000aa";
        await using var office = await OfficeHost.StartAsync(azurite);

        var (code, output) = await RunAsync(office, "erase", Nobody, "--yes");

        Assert.Equal((1, ""), (code, output));
        Assert.Null(await office.Services.GetRequiredService<ErasureReceipts>().FindAsync(Nobody, OfficeHost.Stop));
    }

    [Fact]
    public async Task Erase_Again_IsDoneAgain()
    {
        await using var office = await UsedAsync();
        await RunAsync(office, "erase", Name, "--yes");

        Assert.Equal(0, (await RunAsync(office, "erase", office.Member.Id, "--yes")).Code);
    }

    [Fact]
    public async Task Import_OfSomeoneErased_NamesTheRow()
    {
        await using var office = await UsedAsync();
        await RunAsync(office, "erase", Name, "--yes");
        await using var roster = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "seeds", "demo", "roster.csv"));

        var imported = await new ImportRoster(office.Services.GetRequiredService<StoredRosterWriter>()).RunAsync(roster, new ImportRequest(), OfficeHost.Stop);

        Assert.Equal("was-erased", Assert.Single(imported.Notices).Code);
    }

    [Fact]
    public async Task Erase_Person_KeepsEveryAuditChainWhole()
    {
        await using var office = await UsedAsync();
        await office.FollowReviewsAsync();
        await RunAsync(office, "audit", "anchor");

        await RunAsync(office, "erase", Name, "--yes");

        Assert.Equal(0, (await RunAsync(office, "audit", "verify")).Code);
        var entry = await office.Services.GetRequiredService<SettingsStore>().FindAsync(SettingsOwner.Office, "erasures", OfficeHost.Stop);
        Assert.Equal("operator", entry.ChangedBy);
        Assert.DoesNotContain(office.Member.Id, string.Join(' ', entry.Values.Keys), StringComparison.Ordinal);
        Assert.DoesNotContain(await Task.WhenAll((await office.Services.GetRequiredService<UnitRegistry>().AllAsync(OfficeHost.Stop))
            .Select(unit => office.Units.AuditAsync(unit, OfficeHost.Stop))), report => report.Break is not null);
    }

    [Fact]
    public async Task Erase_Person_IsAStrangerAndTheReviewOpensForNobody()
    {
        await using var office = await UsedAsync();

        await RunAsync(office, "erase", Name, "--yes");

        var stranger = (await office.Stranger.SayAsync("我的")).Text;
        await OfficeHost.EventuallyAsync(async () => (await office.Member.SayAsync("我的")).Text, text => text == stranger);
        var read = await office.Secretary.ForgeAsync("review.read", new JsonObject { ["id"] = cycle, ["who"] = office.Member.Id });
        Assert.False(read.IsCard);
        Assert.DoesNotContain(Problem, read.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("erase", "沈一舟")]
    [InlineData("erase", "没有此人", "--yes")]
    [InlineData("export", "person", "没有此人")]
    public async Task Commands_WithoutCertainty_DoNothingAndSaySo(params string[] command)
    {
        await using var office = await UsedAsync();

        var (code, output) = await RunAsync(office, command);

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains(Name, await office.AllStoredTextAsync(), StringComparison.Ordinal);
    }

    private string cycle = "";

    /// <summary>An office whose member has done everything that leaves something behind.</summary>
    private async Task<OfficeHost> UsedAsync()
    {
        var office = await OfficeHost.StartAsync(azurite);
        await office.OpenCycleAsync();
        // The round is on everyone's list: the worker that the opening woke would put it there while the test looks.
        await office.FollowReviewsAsync();
        cycle = (await office.Member.SayAsync("自查")).DataOf("review.open")["id"]!.GetValue<string>();
        await office.Member.SubmitAsync((Problem, "每周自学两小时"));
        await office.SetOwnAsync(office.Member, "quietFrom", "21:45");
        return office;
    }

    private static async Task<(int Code, string Output)> RunAsync(OfficeHost office, params string[] command)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(
            command,
            [EraseCommand.Create(() => office.Services), ExportCommand.Create(() => office.Services), AuditCommand.Create(() => office.Services)],
            _ => Task.FromResult(0),
            output,
            error,
            OfficeHost.Stop);
        Assert.Equal(code != 0, error.ToString().Length > 0);
        return (code, output.ToString());
    }
}
