using BotApp.Storage.OneDay;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

public sealed class OneDayStoreTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task FindAsync_SavedTwice_IsTheLastOne()
    {
        var (_, drafts) = await DraftsAsync();
        await drafts.SaveAsync("p1", "op1", new string('一', 50_000), Ct);
        await drafts.SaveAsync("p1", "op1", """{"topic":"二"}""", Ct);

        Assert.Equal("""{"topic":"二"}""", await drafts.FindAsync("p1", "op1", Ct));
    }

    [Fact]
    public async Task AddAsync_ManyAtOnce_KeepsTheFirstAndTellsAllOfIt()
    {
        var (_, drafts) = await DraftsAsync();

        var bodies = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => drafts.AddAsync("p1", "op1", $"{n}", Ct)));

        Assert.Single(bodies.Distinct());
        Assert.Equal(bodies[0], await drafts.AddAsync("p1", "op1", "9", Ct));
        Assert.Equal(bodies[0], await drafts.FindAsync("p1", "op1", Ct));
    }

    [Theory]
    [InlineData("p2", "op1")]
    [InlineData("p1", "op2")]
    [InlineData("p1", "")]
    [InlineData("p1", "op1' or '1' eq '1")]
    public async Task FindAsync_NotTheWritersOwn_FindsNothing(string person, string operation)
    {
        var (_, drafts) = await DraftsAsync();
        await drafts.SaveAsync("p1", "op1", "{}", Ct);

        Assert.Null(await drafts.FindAsync(person, operation, Ct));
        Assert.Null(await drafts.FindAsync(person, new string('x', 2000), Ct));
    }

    [Fact]
    public async Task FindAsync_AfterADay_FindsNothing()
    {
        var (office, drafts) = await DraftsAsync();
        await drafts.SaveAsync("p1", "op1", "{}", Ct);

        office.Time.Advance(OneDayStore.Lifetime - TimeSpan.FromSeconds(1));
        Assert.NotNull(await drafts.FindAsync("p1", "op1", Ct));
        office.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await drafts.FindAsync("p1", "op1", Ct));
    }

    [Fact]
    public async Task DeleteAsync_Draft_IsGoneAndMayBeGoneAlready()
    {
        var (_, drafts) = await DraftsAsync();
        await drafts.SaveAsync("p1", "op1", "{}", Ct);

        await drafts.DeleteAsync("p1", "op1", Ct);
        await drafts.DeleteAsync("p1", "op1", Ct);

        Assert.Null(await drafts.FindAsync("p1", "op1", Ct));
    }

    [Fact]
    public async Task SweepAsync_RemovesTheExpiredOnly()
    {
        var (office, drafts) = await DraftsAsync();
        await drafts.SaveAsync("p1", "old", "{}", Ct);
        office.Time.Advance(TimeSpan.FromHours(20));
        await drafts.SaveAsync("p1", "new", "{}", Ct);
        office.Time.Advance(TimeSpan.FromHours(5));

        Assert.Equal(1, await drafts.SweepAsync(Ct));

        Assert.Equal(0, await drafts.SweepAsync(Ct));
        Assert.NotNull(await drafts.FindAsync("p1", "new", Ct));
    }

    private async Task<(TestOffice Office, OneDayStore Drafts)> DraftsAsync()
    {
        var office = await TestOffice.CreateAsync(azurite);
        return (office, new OneDayStore(office.Tables, office.Time));
    }
}
