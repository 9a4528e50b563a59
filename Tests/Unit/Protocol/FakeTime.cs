using Microsoft.Extensions.Time.Testing;

namespace BotApp.Tests.Unit.Protocol;

internal static class FakeTime
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    public static FakeTimeProvider Clock() => new(Start);

    /// <summary>The test's own end.</summary>
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Lets the clock run until the task ends, as fast as the task gets on.</summary>
    public static async Task<T> RunAsync<T>(this FakeTimeProvider clock, Task<T> task)
    {
        for (var step = 0; !task.IsCompleted && step < 5000; step++)
        {
            // What the last step released must come to its next wait first.
            await Task.Delay(1, Stop);
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.True(task.IsCompleted, "Still running after 500 s of the clock.");
        return await task;
    }
}
