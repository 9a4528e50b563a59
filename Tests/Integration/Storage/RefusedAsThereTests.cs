using Azure;
using BotApp.Storage.Obligations;
using BotApp.Storage.Reminders;
using BotApp.Storage.SelfReviews;
using BotApp.Storage.Tables;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

/// <summary>Whatever was refused as being there already, and is not there, has failed: nobody is told that it is kept.</summary>
public sealed class RefusedAsThereTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task Reminder_ThatIsNotThere_IsAnOutageAndKeptByTheNextTry()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = new ReminderStore(office.Connect(new FaultyNetwork(Fault.ConflictBefore)));
        var reminder = new StoredReminder("r1", true, "{}");

        await Assert.ThrowsAsync<RequestFailedException>(() => store.CreateAsync(reminder, Ct));

        Assert.True(await store.CreateAsync(reminder, Ct));
        Assert.False(await store.CreateAsync(reminder, Ct));
    }

    [Fact]
    public async Task Round_ThatIsNotThere_IsAnOutageAndOpenedByTheNextTry()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var cycles = new ReviewCycles(
            office.Connect(new FaultyNetwork { OfRows = [Fault.ConflictBefore] }), TimeProvider.System, Jitters.System);
        var cycle = new ReviewCycle { Id = "c1", Name = "第四季度", Due = new DateOnly(2026, 12, 10), OpenedBy = "p1", OpenedAt = At };

        await Assert.ThrowsAsync<RequestFailedException>(() => cycles.AddAsync(cycle, Ct));

        await cycles.AddAsync(cycle, Ct);
        Assert.Equal("第四季度", (await cycles.FindAsync("c1", Ct))?.Name);
    }

    [Fact]
    public async Task Mark_ThatIsNotThere_IsAnOutageAndMadeByTheNextTry()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var marks = new NotDueStore(office.Connect(new FaultyNetwork { OfRows = [Fault.ConflictBefore] }));
        var mark = new NotDueMark(Unit, "theme-day.0", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), "集中外出", "p1", At);

        await Assert.ThrowsAsync<RequestFailedException>(() => marks.MarkAsync(mark, Ct));

        Assert.True(await marks.MarkAsync(mark, Ct));
        Assert.False(await marks.MarkAsync(mark, Ct));
    }
}
