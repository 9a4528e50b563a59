using Azure;
using BotApp.Storage.SelfReviews;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>A round that others keep changing: the office hears that the storage is busy, and may try again.</summary>
public sealed class ReviewCyclesTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly Dictionary<string, int> Asked = new(StringComparer.Ordinal) { [Unit] = 12 };
    private static readonly ReviewCycle Cycle = new()
    {
        Id = "c1", Name = "第四季度", Due = new DateOnly(2026, 12, 10), Units = [Unit], OpenedBy = "p1", OpenedAt = At,
    };

    [Fact]
    public async Task CloseAsync_OthersKeepWriting_EndsAsAnOutage()
    {
        var cycles = await OpenAsync(lost: 40);

        await Assert.ThrowsAsync<RequestFailedException>(() => cycles.CloseAsync("c1", At, Asked, Ct));

        Assert.Null((await cycles.FindAsync("c1", Ct))?.ClosedAt);
    }

    [Fact]
    public async Task CloseAsync_AnotherWroteFirst_ClosesOnTheNextTry()
    {
        var cycles = await OpenAsync(lost: 2);

        await cycles.CloseAsync("c1", At, Asked, Ct);

        Assert.Equal(At, (await cycles.FindAsync("c1", Ct))?.ClosedAt);
    }

    [Fact]
    public async Task AddUnitsAsync_OthersKeepWriting_EndsAsAnOutage()
    {
        var cycles = await OpenAsync(lost: 40);

        await Assert.ThrowsAsync<RequestFailedException>(() => cycles.AddUnitsAsync("c1", ["branch:第二党支部"], Ct));

        Assert.Equal([Unit], (await cycles.FindAsync("c1", Ct))?.Units);
    }

    [Fact]
    public async Task AddUnitsAsync_AnotherWroteFirst_AddsOnTheNextTry()
    {
        var cycles = await OpenAsync(lost: 2);

        Assert.Equal([Unit, "branch:第二党支部"], (await cycles.AddUnitsAsync("c1", ["branch:第二党支部"], Ct))?.Units);
    }

    private async Task<ReviewCycles> OpenAsync(int lost)
    {
        var office = await CreateAsync(azurite);
        await Cycles(office.Tables).AddAsync(Cycle, Ct);
        return Cycles(office.Connect(new FaultyNetwork { OfRows = Enumerable.Repeat(Fault.PreconditionBefore, lost) }));
    }

    private static ReviewCycles Cycles(OfficeTables tables) => new(tables, TimeProvider.System, Jitters.System);
}
