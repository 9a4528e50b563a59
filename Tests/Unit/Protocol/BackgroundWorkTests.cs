using BotApp.Protocol;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Unit.Protocol;

public sealed class BackgroundWorkTests : IDisposable
{
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider clock = FakeTime.Clock();
    private readonly RecordingLogs logs = new();
    private readonly BackgroundWork background;

    public BackgroundWorkTests() => background = new BackgroundWork(clock, logs.CreateLogger<BackgroundWork>());

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task Run_Throws_IsLogged()
    {
        background.Run(_ => throw new InvalidOperationException("no card"), TimeSpan.FromMinutes(1));
        await background.StopAsync(FakeTime.Stop);

        Assert.Contains("no card", Assert.Single(logs.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LongerThanItsLimit_IsCancelled()
    {
        background.Run(ct => Task.Delay(Timeout.InfiniteTimeSpan, ct), TimeSpan.FromSeconds(30));
        var began = clock.GetUtcNow();

        await clock.RunAsync(StoppedAsync());

        Assert.InRange((clock.GetUtcNow() - began).TotalSeconds, 30, 40);
    }

    [Fact]
    public async Task Stop_WorkThatLeavesWorkBehind_WaitsForBoth()
    {
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        background.Run(
            async _ =>
            {
                await first.Task;
                background.Run(_ => second.Task, TimeSpan.FromMinutes(1));
            },
            TimeSpan.FromMinutes(1));

        var stopping = background.StopAsync(FakeTime.Stop);
        first.SetResult();
        await Task.Delay(50, FakeTime.Stop);
        Assert.False(stopping.IsCompleted);

        second.SetResult();
        await stopping;
    }

    [Fact]
    public async Task Stop_NoTimeLeft_DoesNotWait()
    {
        background.Run(_ => new TaskCompletionSource().Task, TimeSpan.FromMinutes(1));

        await background.StopAsync(new CancellationToken(canceled: true));
    }

    private async Task<bool> StoppedAsync()
    {
        await background.StopAsync(FakeTime.Stop);
        return true;
    }
}
