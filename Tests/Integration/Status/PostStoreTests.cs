using BotApp.Storage.Posts;
using BotApp.Tests.Integration.Storage;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Status;

/// <summary>Of several hosts, one takes a summary over, whatever the network does meanwhile.</summary>
public sealed class PostStoreTests(AzuriteFixture azurite)
{
    private static readonly StoredPost Post = new("19:a@thread.tacv2", new DateOnly(2026, 11, 23), "2026-11");

    [Theory]
    [InlineData(Fault.LostAfter)]
    [InlineData(Fault.ErrorAfter)]
    public async Task ClaimAsync_AnswerLost_IsTakenOverByThisHostAndByNoOther(Fault fault)
    {
        var office = await TestOffice.CreateAsync(azurite);
        var posts = new PostStore(office.Connect(new FaultyNetwork { OfRows = [fault] }), office.Time);

        var claimed = await posts.ClaimAsync(Post, Ct);

        Assert.NotNull(claimed);
        Assert.Null(await new PostStore(office.Connect(), office.Time).ClaimAsync(Post, Ct));
        await posts.SentAsync(claimed, "m1", "19:a@thread.tacv2;messageid=1", Ct);
        Assert.Equal("m1", (await posts.FindAsync(Post.Conversation, Post.Day, Ct))?.MessageId);
    }

    [Theory]
    [InlineData(Fault.LostAfter)]
    [InlineData(Fault.ErrorAfter)]
    public async Task ClaimAsync_OfARefusedOne_AnswerLost_IsTakenOverByThisHostAndByNoOther(Fault fault)
    {
        var office = await TestOffice.CreateAsync(azurite);
        var before = new PostStore(office.Connect(), office.Time);
        await before.RefusedAsync((await before.ClaimAsync(Post, Ct))!, Ct);
        var refused = (await before.FindAsync(Post.Conversation, Post.Day, Ct))!;
        var posts = new PostStore(office.Connect(new FaultyNetwork { OfRows = [fault] }), office.Time);

        var claimed = await posts.ClaimAsync(refused, Ct);

        Assert.Equal(1, refused.Refusals);
        Assert.NotNull(claimed);
        Assert.Null(await before.ClaimAsync(refused, Ct));
        await posts.RefusedAsync(claimed, Ct);
        Assert.Equal(2, (await posts.FindAsync(Post.Conversation, Post.Day, Ct))?.Refusals);
    }

    [Fact]
    public async Task LastAsync_SeveralDays_IsTheLatestOfThatConversation()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var posts = new PostStore(office.Connect(), office.Time);
        await posts.ClaimAsync(Post with { Day = new DateOnly(2026, 11, 16) }, Ct);
        await posts.ClaimAsync(Post, Ct);
        await posts.ClaimAsync(Post with { Conversation = "19:b@thread.tacv2", Day = new DateOnly(2026, 11, 24) }, Ct);

        Assert.Equal(Post.Day, (await posts.LastAsync(Post.Conversation, new DateOnly(2026, 11, 1), Ct))?.Day);
        Assert.Null(await posts.LastAsync(Post.Conversation, new DateOnly(2026, 11, 24), Ct));
    }
}
