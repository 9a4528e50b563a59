using BotApp.Storage.Conversations;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

public sealed class ConversationStoreTests(AzuriteFixture azurite)
{
    private static readonly StoredConversation First = new("p1", """{"serviceUrl":"https://smba.trafficmanager.net/emea/"}""", true);

    [Fact]
    public async Task FindAsync_SavedByAnotherHost_IsFound()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await new ConversationStore(office.Tables, office.Time).SaveAsync(First, Ct);

        Assert.Equal(First, await new ConversationStore(office.Tables, office.Time).FindAsync("p1", Ct));
        Assert.Null(await new ConversationStore(office.Tables, office.Time).FindAsync("p2", Ct));
    }

    [Fact]
    public async Task SaveAsync_Unchanged_CostsNoRequest()
    {
        var (office, network) = (await TestOffice.CreateAsync(azurite), new FaultyNetwork());
        var store = new ConversationStore(office.Connect(network), office.Time);
        await store.SaveAsync(First, Ct);
        var before = network.Reads;

        await store.SaveAsync(First with { }, Ct);
        await store.FindAsync("p1", Ct);

        Assert.Equal(before, network.Reads);
    }

    [Fact]
    public async Task SaveAsync_UnchangedAfterAWhile_IsReadOnceAndNotWritten()
    {
        var (office, network) = (await TestOffice.CreateAsync(azurite), new FaultyNetwork());
        var (store, spoken) = (new ConversationStore(office.Connect(network), office.Time), First with { Chat = "https://smba.trafficmanager.net/emea/ a:1" });
        await store.SaveAsync(spoken, Ct);
        office.Time.Advance(TimeSpan.FromHours(1));
        var before = network.Reads;

        await store.SaveAsync(spoken, Ct);

        Assert.Equal(before + 1, network.Reads);
    }

    [Fact]
    public async Task SaveAsync_UnchangedAfterItWasLookedUp_CostsNoRequest()
    {
        var (office, network) = (await TestOffice.CreateAsync(azurite), new FaultyNetwork());
        var spoken = First with { Chat = "https://smba.trafficmanager.net/emea/ a:1" };
        await new ConversationStore(office.Tables, office.Time).SaveAsync(spoken, Ct);
        var store = new ConversationStore(office.Connect(network), office.Time);
        Assert.Equal(spoken, await store.FindAsync("p1", Ct));
        var before = network.Reads;

        await store.SaveAsync(spoken, Ct);

        Assert.Equal(before, network.Reads);
    }

    [Theory]
    [InlineData("""{"serviceUrl":"https://smba.trafficmanager.net/apac/"}""", true)]
    [InlineData("""{"serviceUrl":"https://smba.trafficmanager.net/emea/"}""", false)]
    public async Task SaveAsync_Changed_IsStored(string reference, bool verified)
    {
        var office = await TestOffice.CreateAsync(azurite);
        var (store, changed) = (new ConversationStore(office.Tables, office.Time), new StoredConversation("p1", reference, verified));
        await store.SaveAsync(First, Ct);

        await store.SaveAsync(changed, Ct);

        Assert.Equal(changed, await new ConversationStore(office.Tables, office.Time).FindAsync("p1", Ct));
    }

    [Fact]
    public async Task FindAsync_ChangedByAnotherHost_IsSeenAfterAWhile()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = new ConversationStore(office.Tables, office.Time);
        await store.SaveAsync(First, Ct);
        var changed = First with { Reference = "{}" };
        await new ConversationStore(office.Tables, office.Time).SaveAsync(changed, Ct);

        office.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(changed, await store.FindAsync("p1", Ct));
    }

    [Fact]
    public async Task DeleteAsync_Reference_IsGoneAndMayBeGoneAlready()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = new ConversationStore(office.Tables, office.Time);
        await store.SaveAsync(First, Ct);

        await store.DeleteAsync("p1", Ct);
        await store.DeleteAsync("p1", Ct);
        Assert.Null(await store.FindAsync("p1", Ct));

        await store.SaveAsync(First, Ct);
        Assert.Equal(First, await new ConversationStore(office.Tables, office.Time).FindAsync("p1", Ct));
    }
}
