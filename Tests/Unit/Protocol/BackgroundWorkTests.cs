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

        // How far the clock runs on until the end is seen depends on the machine.
        Assert.True(clock.GetUtcNow() - began >= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Stop_WorkThatLeavesWorkBehind_WaitsForBoth()
    {
        var (first, isDone) = (new TaskCompletionSource(), false);
        background.Run(
            async _ =>
            {
                await first.Task;
                background.Run(
                    async ct =>
                    {
                        await Task.Delay(TimeSpan.FromSeconds(20), clock, ct);
                        isDone = true;
                    },
                    TimeSpan.FromMinutes(1));
            },
            TimeSpan.FromMinutes(1));

        var stopping = StoppedAsync();
        first.SetResult();
        // The clock runs only as long as the stop lasts.
        await clock.RunAsync(stopping);

        Assert.True(isDone);
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
