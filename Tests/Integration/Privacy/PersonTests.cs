using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Commands;
using BotApp.Features.Privacy;
using BotApp.Features.Roster;
using BotApp.Features.Roster.Import;
using BotApp.Features.SelfReviews;
using BotApp.Storage.Audit;
using BotApp.Storage.Persons;
using BotApp.Storage.Settings;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Ledgers;
using BotApp.Tests.Integration.SelfReviews;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Privacy;

/// <summary>What is kept about a person, and that none of it is kept any more.</summary>
public sealed class PersonTests(AzuriteFixture azurite)
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
    public async Task Erase_OfWhoHasADraftAndGotAReminder_LeavesNeitherDraftNorDay()
    {
        await using var office = await UsedAsync();
        await office.Recorder.SayAsync("刚开完支委会，应到7人实到6人", channel: true);
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请于周五前报送材料。");
        await office.Office.ClickAsync(form, CardVerbs.ReminderSend);
        await OfficeHost.EventuallyAsync(
            () => office.ReceivedAsync("请于周五前报送材料。", 1), received => received.Any(m => m.Conversation == "a:" + office.Recorder.Id));
        string[] kept = ["Drafts", "Deliveries day"];
        var before = await PlacesOfAsync(office, office.Recorder.Id);
        Assert.All(kept, place => Assert.Contains(before, p => p.StartsWith(place, StringComparison.Ordinal)));
        var export = JsonNode.Parse((await RunAsync(office, "export", "person", office.Recorder.Id)).Output)!.AsObject();
        Assert.Empty(new[] { "drafts", "days", "deliveries", "open-items" }.Except(export.Select(part => part.Key)));

        await RunAsync(office, "erase", office.Recorder.Id, "--yes");

        var places = await PlacesOfAsync(office, office.Recorder.Id);
        Assert.All(kept, place => Assert.DoesNotContain(places, p => p.StartsWith(place, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Erase_OwnerOfALedgerItem_IsNamedByTheOfficesRecordsAlone()
    {
        await using var office = await UsedAsync();
        var form = await office.Recorder.SayAsync("昨天下午开了支委会，到会5人");
        await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave, changed: ("actions", $"报送材料 | {Name} | 2026-12-01"));
        await office.DispatchAsync();
        Assert.Contains("Ledgers open", await PlacesOfAsync(office, Name));

        var (code, output) = await RunAsync(office, "erase", Name, "--yes");

        Assert.Equal(0, code);
        Assert.Contains("ledger-lists: 2", output, StringComparison.Ordinal);
        await AssertOnlyTheRecordsAsync();

        // Someone else moves the item on: its record still has the account, and the lists do not get it back.
        var item = await office.Secretary.ClickAsync(await office.Secretary.SayAsync("台账"), CardVerbs.LedgerOpen);
        var moved = await office.Secretary.ClickAsync(item.Card, CardVerbs.LedgerUpdate, changed: [("status", "in-progress"), ("note", "已收齐三份")]);
        await office.DispatchAsync();
        await AssertOnlyTheRecordsAsync();
        Assert.Contains("推进中", (await office.Secretary.SayAsync("台账")).Text, StringComparison.Ordinal);

        // Closed, it is on the former owner's list no more, which there is not.
        var closed = await office.Secretary.ClickAsync(moved.Card, CardVerbs.LedgerClose);
        Assert.Contains("已销号", closed.Card.Text, StringComparison.Ordinal);
        await office.DispatchAsync();
        await AssertOnlyTheRecordsAsync();

        async Task AssertOnlyTheRecordsAsync()
        {
            // Records, their former versions, and the two indexes that are written with them.
            string[] records = ["Units rec", "Units ver", "Units day", "Units tally"];
            Assert.Empty((await PlacesOfAsync(office, Name)).Except(records));
            Assert.Empty((await PlacesOfAsync(office, office.Member.Id)).Except([.. records, "Units log", "Reviews rev", "Reviews read"]));
        }
    }

    [Fact]
    public async Task Erase_OwnerOfAMeasure_IsNamedByTheOfficesRecordsAlone()
    {
        await using var office = await UsedAsync();
        var item = await office.EnterItemAsync(("f-owner", "骆松筠"), ("f-measures", $"每月检查一次 | {Name} | 2026-12-01"));
        await office.DispatchAsync();
        var kept = JsonNode.Parse((await RunAsync(office, "export", "person", Name)).Output)!;
        Assert.Contains("measure", kept["open-items"]!.AsArray().Select(i => i!["Duty"]?.GetValue<string>()));
        Assert.Contains("measureOwners", kept["records"]!.Readable(), StringComparison.Ordinal);

        await RunAsync(office, "erase", Name, "--yes");
        await AssertOnlyTheRecordsAsync();

        // The item moves on and is saved again: the record keeps the account, and no list gets it back.
        var moved = await office.Recorder.ClickAsync(item, CardVerbs.LedgerUpdate, changed: ("status", "in-progress"));
        var form = await office.Recorder.ClickAsync(moved.Card, CardVerbs.LedgerEdit);
        await office.Recorder.ClickAsync(form.Card, CardVerbs.LedgerSave, changed: ("f-category", "学习"));
        await office.DispatchAsync();
        await AssertOnlyTheRecordsAsync();

        async Task AssertOnlyTheRecordsAsync()
        {
            string[] records = ["Units rec", "Units ver", "Units day", "Units tally"];
            Assert.Empty((await PlacesOfAsync(office, Name)).Except(records));
            Assert.Empty((await PlacesOfAsync(office, office.Member.Id)).Except([.. records, "Units log", "Reviews rev", "Reviews read"]));
        }
    }

    [Fact]
    public async Task Erase_WhileRoundsAreListed_LeavesNothingOnTheList()
    {
        await using var office = await UsedAsync();
        // A host that has not heard of the erasure yet, and lists the rounds for all it knows.
        using var former = await RosterOfNowAsync(office);
        using var late = ActivatorUtilities.CreateInstance<ReviewFollowUpWorker>(office.Services, former);

        await RunAsync(office, "erase", office.Recorder.Id, "--yes");
        await late.RunOnceAsync(OfficeHost.Stop);

        Assert.DoesNotContain("People due", await PlacesOfAsync(office, office.Recorder.Id));
        Assert.Contains("People due", await PlacesOfAsync(office, office.Secretary.Id));
    }

    [Fact]
    public async Task Erase_WhileRoundsAreListedAndTheStorageFails_LeavesNothingOnTheListInTheEnd()
    {
        await using var office = await UsedAsync();
        using var former = await RosterOfNowAsync(office);
        var (network, key) = (new FaultyNetwork { ReadsFail = true }, office.Services.GetRequiredService<AuditKey>());
        var receipts = new ErasureReceipts(new SettingsStore(office.Connect(network), key, TimeProvider.System, Jitters.System), key);
        var erased = ActivatorUtilities.CreateInstance<ErasedPeople>(office.Services, receipts);
        using var late = ActivatorUtilities.CreateInstance<ReviewFollowUpWorker>(
            office.Services, former, ActivatorUtilities.CreateInstance<ReviewFollowUp>(office.Services, erased));

        await RunAsync(office, "erase", office.Recorder.Id, "--yes");
        await Assert.ThrowsAnyAsync<Exception>(() => late.RunOnceAsync(OfficeHost.Stop));
        network.ReadsFail = false;
        await late.RunOnceAsync(OfficeHost.Stop);

        Assert.DoesNotContain("People due", await PlacesOfAsync(office, office.Recorder.Id));
        Assert.Contains("People due", await PlacesOfAsync(office, office.Secretary.Id));
    }

    [Fact]
    public async Task Erase_ReaderOfAReview_IsNotNamedByTheReadings()
    {
        await using var office = await UsedAsync();
        await office.Secretary.ForgeAsync("review.read", new JsonObject { ["id"] = cycle, ["who"] = office.Member.Id });

        var (code, output) = await RunAsync(office, "erase", "周砚清", "--yes");

        Assert.Equal(0, code);
        Assert.Contains("self-reviews: 1", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Reviews read", await PlacesOfAsync(office, "周砚清"));
        Assert.Contains("Reviews read", await PlacesOfAsync(office, office.Secretary.Id));
    }

    /// <summary>The roster as another host has read it, which reads it no more.</summary>
    private static async Task<RosterView> RosterOfNowAsync(OfficeHost office)
    {
        var roster = ActivatorUtilities.CreateInstance<RosterView>(office.Services);
        await roster.StartAsync(OfficeHost.Stop);
        await roster.StopAsync(OfficeHost.Stop);
        return roster;
    }

    private static async Task<IReadOnlyCollection<string>> PlacesOfAsync(OfficeHost office, string text)
    {
        var places = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var (place, row) in office.StoredRowsAsync())
        {
            if (row.Contains(text, StringComparison.OrdinalIgnoreCase))
                places.Add(place);
        }

        return places;
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

    [Fact]
    public async Task Erase_WithADraftAndBackOnTheRoster_TheRoundIsWrittenAnew()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.OpenCycleAsync();
        cycle = (await office.Member.SayAsync("自查")).DataOf("review.open")["id"]!.GetValue<string>();
        await office.Member.WriteAsync(await office.Member.ContinueAsync(), (Problem, "每周自学两小时"));
        await RunAsync(office, "erase", Name, "--yes");
        await office.ChangeRosterAsync(row => row);

        Assert.DoesNotContain(Problem, (await office.Member.ContinueAsync()).Said, StringComparison.Ordinal);
        await office.Member.SubmitAsync(("回来后写的", "多学"));

        var read = await office.Secretary.ForgeAsync("review.read", new JsonObject { ["id"] = cycle, ["who"] = office.Member.Id });
        Assert.Contains("回来后写的", read.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_Twice_IsHarmless()
    {
        await using var office = await UsedAsync();

        await RunAsync(office, "erase", Name, "--yes");
        var (code, output) = await RunAsync(office, "erase", office.Member.Id, "--yes");

        Assert.Equal(0, code);
        Assert.Contains("roster: 0", output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(office, "audit", "verify")).Code);
    }

    [Fact]
    public async Task Erase_Again_TakesWhatWasWrittenMeanwhile()
    {
        await using var office = await UsedAsync();
        var (_, said) = await RunAsync(office, "erase", Name, "--yes");
        Assert.Contains($"erase {office.Member.Id} --yes", said, StringComparison.Ordinal);
        // As by a host that has not heard of the erasure yet.
        await office.SetOwnAsync(office.Member, "quietFrom", "22:15");

        var (code, output) = await RunAsync(office, "erase", office.Member.Id, "--yes");

        Assert.Equal(0, code);
        Assert.Contains("settings: 3", output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(office, "audit", "verify")).Code);
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
