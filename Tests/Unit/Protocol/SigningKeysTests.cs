using BotApp.Protocol;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace BotApp.Tests.Unit.Protocol;

public sealed class SigningKeysTests
{
    private static readonly ChannelKey First = ChannelKey.ForTeams("first");
    private static readonly ChannelKey Second = ChannelKey.ForTeams("second");

    private readonly FakeTimeProvider clock = FakeTime.Clock();
    private readonly KeyServer server = new();
    private readonly SigningKeys keys;

    public SigningKeysTests()
    {
        server.Keys = [First];
        keys = new SigningKeys(server.Handler, Options.Create(new BotOptions()), clock, NullLogger<SigningKeys>.Instance);
    }

    [Fact]
    public async Task Find_Known_IsFetchedOnceForAll()
    {
        for (var i = 0; i < 10; i++)
            Assert.NotNull(await FindAsync("first"));

        Assert.Equal(1, server.Fetches);
    }

    [Fact]
    public async Task Find_HundredAtOnce_FetchOnce()
    {
        var gate = new TaskCompletionSource();
        server.Gate = gate.Task;
        // Each has asked when the call returns: the gate is not opened before all of them wait.
        var finds = Enumerable.Range(0, 100).Select(_ => FindAsync("first")).ToArray();

        gate.SetResult();

        Assert.All(await Task.WhenAll(finds), Assert.NotNull);
        Assert.Equal(1, server.Fetches);
    }

    [Fact]
    public async Task Find_UnknownOften_FetchesOnceAgainInAFewMinutes()
    {
        await FindAsync("first");
        clock.Advance(SigningKeys.RefetchPause);

        for (var i = 0; i < 10; i++)
            Assert.Null(await FindAsync($"invented-{i}"));

        Assert.Equal(2, server.Fetches);
    }

    [Fact]
    public async Task Find_UnknownRightAfterAFetch_DoesNotFetch()
    {
        await FindAsync("first");

        Assert.Null(await FindAsync("invented"));
        Assert.Equal(1, server.Fetches);
    }

    [Fact]
    public async Task Find_RotatedKey_IsPickedUp()
    {
        await FindAsync("first");
        server.Keys = [Second];
        clock.Advance(SigningKeys.RefetchPause);

        Assert.NotNull(await FindAsync("second"));
        Assert.Null(await FindAsync("first"));
    }

    [Fact]
    public async Task Find_RefetchFails_KeepsTheOldKeys()
    {
        await FindAsync("first");
        server.IsDown = true;
        clock.Advance(SigningKeys.RefetchPause);

        Assert.Null(await FindAsync("second"));
        Assert.NotNull(await FindAsync("first"));
    }

    [Fact]
    public async Task Find_OldSet_IsRefreshedWithoutLettingAnyoneWait()
    {
        await FindAsync("first");
        server.Keys = [First, Second];
        clock.Advance(SigningKeys.RefreshAfter);
        var gate = new TaskCompletionSource();
        server.Gate = gate.Task;

        Assert.NotNull(await FindAsync("first"));

        gate.SetResult();
        Assert.NotNull(await FindAsync("second"));
        Assert.Equal(2, server.Fetches);
    }

    [Fact]
    public async Task Find_FirstFetchFails_IsTriedAgain()
    {
        server.IsDown = true;
        Assert.Null(await FindAsync("first"));

        server.IsDown = false;
        Assert.NotNull(await FindAsync("first"));
    }

    [Fact]
    public async Task Find_FetchHangs_IsGivenUp()
    {
        server.Gate = new TaskCompletionSource().Task;

        Assert.Null(await clock.RunAsync(FindAsync("first")));
    }

    [Fact]
    public async Task Find_CallerHangsUp_DoesNotStopTheFetch()
    {
        var gate = new TaskCompletionSource();
        server.Gate = gate.Task;
        using var caller = new CancellationTokenSource();
        var find = keys.FindAsync("first", caller.Token).AsTask();
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => find);

        gate.SetResult();

        Assert.NotNull(await FindAsync("first"));
        Assert.Equal(1, server.Fetches);
    }

    [Theory]
    [InlineData("http://login.example/keys")]
    [InlineData("keys")]
    public async Task Find_KeysAtAPlainAddress_AreNotTaken(string address)
    {
        server.KeysAddress = address;

        Assert.Null(await FindAsync("first"));
    }

    private Task<SigningKey?> FindAsync(string keyId) => keys.FindAsync(keyId, FakeTime.Stop).AsTask();
}
