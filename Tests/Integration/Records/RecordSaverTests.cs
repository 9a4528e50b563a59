using BotApp.Features.Records;
using BotApp.Storage.Records;
using BotApp.Tests.Integration.Storage;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Records;

public sealed class RecordSaverTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task SaveAsync_CancellingWithARowThatChangedMeanwhile_ShowsTheRecordAsItStandsAndCancelsNothing()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        var meeting = await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));
        var item = await store.SavedAsync(Meetings.Create("op2", Meetings.Record("m2")));
        await store.SavedAsync(Meetings.Edit("op3", item, r => r with { Title = "先到" }));
        var now = office.Time.GetUtcNow();
        var cancelling = CancelRecord.Decide(meeting, "p1", now);

        var outcome = await new RecordSaver(store).SaveAsync(
            cancelling with { Writes = [.. cancelling.Writes, CancelRecord.Cancelled(item, "p1", now)] }, meeting, meeting.Value.Version, Ct);

        Assert.Equal("m1", Assert.IsType<ConfirmOutcome.Stale>(outcome).Current?.Id);
        Assert.All(await office.RecordsAsync(), r => Assert.NotEqual(RecordState.Cancelled, r.State));
    }
}
