using Azure;
using BotApp.Hosting;
using BotApp.Tests.Unit.Protocol;

namespace BotApp.Tests.Unit.Hosting;

public sealed class ReadinessTests
{
    [Fact]
    public async Task AskAsync_ByManyWhileTheStorageIsSlow_AsksItOnce()
    {
        var (asked, slow, clock) = (0, new TaskCompletionSource(), FakeTime.Clock());
        var readiness = new Readiness(
            _ =>
            {
                asked++;
                return slow.Task;
            },
            clock);

        var answers = Enumerable.Range(0, 3).Select(_ => readiness.AskAsync()).ToList();
        clock.Advance(TimeSpan.FromSeconds(2));
        answers.Add(readiness.AskAsync());
        slow.SetResult();

        Assert.DoesNotContain(false, await Task.WhenAll(answers));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task AskAsync_AStorageThatIsBack_IsSaidASecondLater()
    {
        var (isAway, clock) = (true, FakeTime.Clock());
        var readiness = new Readiness(_ => isAway ? Task.FromException(new RequestFailedException(503, "")) : Task.CompletedTask, clock);

        Assert.False(await readiness.AskAsync());
        isAway = false;
        Assert.False(await readiness.AskAsync());
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await readiness.AskAsync());
    }
}
