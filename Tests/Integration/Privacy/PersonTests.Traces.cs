using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Features.Privacy;
using BotApp.Features.SelfReviews;
using BotApp.Storage.Audit;
using BotApp.Storage.Persons;
using BotApp.Storage.Settings;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Ledgers;
using BotApp.Tests.Integration.SelfReviews;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Privacy;

// What an erasure finds, and what is written while it runs.
public sealed partial class PersonTests
{
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
        var receipts = new ErasureReceipts(new SettingsStore(office.Connect(network), key, TimeProvider.System, Jitters.System), key, TimeProvider.System, Jitters.System);
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
}
