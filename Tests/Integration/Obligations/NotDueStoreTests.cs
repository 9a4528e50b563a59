using BotApp.Storage.Obligations;
using BotApp.Tests.Integration.Storage;

namespace BotApp.Tests.Integration.Obligations;

public sealed class NotDueStoreTests(AzuriteFixture azurite)
{
    private const string Unit = "branch:第一党支部";
    private const string Other = "branch:第二党支部";

    private static readonly NotDueMark March = new(
        Unit, "theme-day.0", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), "集中外出", Meetings.Person,
        new DateTimeOffset(2026, 3, 20, 9, 0, 0, TimeSpan.FromHours(8)));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MarkAsync_Mark_IsReadBack()
    {
        var store = new NotDueStore((await TestOffice.CreateAsync(azurite)).Tables);

        Assert.True(await store.MarkAsync(March, Ct));

        Assert.Equal([March], await store.ListAsync(new HashSet<string> { Unit }, March.First, Ct));
    }

    [Fact]
    public async Task MarkAsync_MarkedBefore_LeavesTheFirst()
    {
        var store = new NotDueStore((await TestOffice.CreateAsync(azurite)).Tables);
        await store.MarkAsync(March, Ct);

        Assert.False(await store.MarkAsync(March with { Reason = "另一理由" }, Ct));

        Assert.Equal([March], await store.ListAsync(new HashSet<string> { Unit }, March.First, Ct));
    }

    [Fact]
    public async Task MarkAsync_AnswerLost_IsTheOneThatStands()
    {
        var office = await TestOffice.CreateAsync(azurite);

        Assert.True(await new NotDueStore(office.Connect(new FaultyNetwork { OfRows = [Fault.LostAfter] })).MarkAsync(March, Ct));
        Assert.False(await new NotDueStore(office.Tables).MarkAsync(March, Ct));
    }

    [Fact]
    public async Task ListAsync_Units_AreTheseAlone()
    {
        var store = new NotDueStore((await TestOffice.CreateAsync(azurite)).Tables);
        await store.MarkAsync(March, Ct);
        await store.MarkAsync(March with { Unit = Other }, Ct);
        // Its key begins like that of the first.
        await store.MarkAsync(March with { Unit = Unit + "甲" }, Ct);

        Assert.Equal([Unit], (await store.ListAsync(new HashSet<string> { Unit }, March.First, Ct)).Select(m => m.Unit));
        Assert.Equal([Unit, Other], (await store.ListAsync(new HashSet<string> { Unit, Other }, March.First, Ct)).Select(m => m.Unit).Order(StringComparer.Ordinal));
        Assert.Empty(await store.ListAsync(new HashSet<string>(), March.First, Ct));
    }

    [Fact]
    public async Task ListAsync_PeriodLongPast_IsLeftOut()
    {
        var store = new NotDueStore((await TestOffice.CreateAsync(azurite)).Tables);
        await store.MarkAsync(March, Ct);

        Assert.Empty(await store.ListAsync(new HashSet<string> { Unit }, March.Last.AddDays(1), Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task MarkAsync_NoReason_Throws(string reason)
    {
        var store = new NotDueStore((await TestOffice.CreateAsync(azurite)).Tables);

        await Assert.ThrowsAsync<ArgumentException>(() => store.MarkAsync(March with { Reason = reason }, Ct));
    }
}
