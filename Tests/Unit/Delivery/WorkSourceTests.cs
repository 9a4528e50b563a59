using BotApp.Delivery;
using BotApp.Storage.Queues;
using BotApp.Tests.Unit.Protocol;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace BotApp.Tests.Unit.Delivery;

public sealed class WorkSourceTests : IDisposable
{
    private const int Lanes = 4;

    private readonly FakeTimeProvider clock = FakeTime.Clock();
    private readonly DeliverySignal signal = new();
    private readonly DeliveryOptions options = new();
    private readonly Mock<ISendPort> port = new();
    private readonly ScriptedQueue queue = new();
    private readonly WorkSource source;

    public WorkSourceTests() => source = new WorkSource(queue, port.Object, signal, Options.Create(options), clock, () => 1);

    [Fact]
    public async Task Next_LanesOfAnIdleHost_AskTheQueueAsOne()
    {
        using var stop = new CancellationTokenSource();
        var lanes = Start(stop.Token);
        Assert.Equal(1, queue.Asked);

        for (var step = 0; queue.Asked < 6 && step < 5000; step++)
        {
            // What the last step released must come to its next wait first.
            await Task.Delay(1, FakeTime.Stop);
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.InRange(queue.Asked, 6, 1 + (clock.GetUtcNow() - FakeTime.Start) / options.IdleWait);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(lanes));
    }

    [Fact]
    public async Task Next_WorkForEveryLane_IsTakenByAllAtOneLook()
    {
        var lanes = Start(FakeTime.Stop);
        for (var n = 0; n < Lanes; n++)
            queue.Add($"m{n}");

        clock.Advance(options.IdleWait);

        var taken = await Task.WhenAll(lanes).WaitAsync(TimeSpan.FromSeconds(20), FakeTime.Stop);
        Assert.Equal(["m0", "m1", "m2", "m3"], taken.Select(work => work.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Next_HostHasPutSomethingIn_LooksAtOnce()
    {
        var next = source.NextAsync(FakeTime.Stop);
        queue.Add("m");

        signal.Raise();

        Assert.Equal("m", (await next.WaitAsync(TimeSpan.FromSeconds(20), FakeTime.Stop)).Id);
    }

    [Fact]
    public async Task Next_HostPutsSomethingInWhileItLooks_LooksAgainAtOnce()
    {
        queue.OnAsked = asked =>
        {
            if (asked > 1)
                return;
            // Too late for the look under way.
            queue.Add("m", forLook: 2);
            signal.Raise();
        };

        var next = await source.NextAsync(FakeTime.Stop).WaitAsync(TimeSpan.FromSeconds(20), FakeTime.Stop);

        Assert.Equal("m", next.Id);
    }

    [Fact]
    public async Task Next_PortPaused_LooksWhenItGoesOn()
    {
        port.Setup(p => p.PausedUntil).Returns(clock.GetUtcNow() + TimeSpan.FromSeconds(30));
        queue.Add("m");

        var next = source.NextAsync(FakeTime.Stop);
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(0, queue.Asked);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("m", (await next.WaitAsync(TimeSpan.FromSeconds(20), FakeTime.Stop)).Id);
    }

    [Fact]
    public async Task Next_QueueFails_TheNextLaneLooks()
    {
        queue.OnAsked = asked =>
        {
            if (asked == 1)
                throw new InvalidOperationException("out of order");
        };
        queue.Add("m");

        await Assert.ThrowsAsync<InvalidOperationException>(() => source.NextAsync(FakeTime.Stop));
        var next = await source.NextAsync(FakeTime.Stop);

        Assert.Equal("m", next.Id);
    }

    public void Dispose() => source.Dispose();

    private List<Task<ReceivedWork>> Start(CancellationToken ct) => [.. Enumerable.Range(0, Lanes).Select(_ => source.NextAsync(ct))];

    /// <summary>A queue that says how often it was asked.</summary>
    private sealed class ScriptedQueue : IWorkQueue
    {
        private readonly Lock gate = new();
        private readonly List<(string Id, int Look)> messages = [];

        public int Asked { get; private set; }

        public Action<int>? OnAsked { get; set; }

        public void Add(string id, int forLook = 0)
        {
            lock (gate)
            {
                messages.Add((id, forLook));
            }
        }

        public Task<IReadOnlyList<ReceivedWork>> ReceiveAsync(int most, TimeSpan hidden, CancellationToken ct)
        {
            lock (gate)
            {
                var ready = messages.FindIndex(m => m.Look <= Asked + 1);
                Asked++;
                OnAsked?.Invoke(Asked);
                if (ready < 0)
                    return Task.FromResult<IReadOnlyList<ReceivedWork>>([]);
                var id = messages[ready].Id;
                messages.RemoveAt(ready);
                return Task.FromResult<IReadOnlyList<ReceivedWork>>([new ReceivedWork(null, "", 1, id, "")]);
            }
        }

        public Task EnqueueAsync(WorkMessage work, TimeSpan delay, CancellationToken ct) => throw new NotSupportedException();

        public Task DeleteAsync(ReceivedWork received, CancellationToken ct) => throw new NotSupportedException();

        public Task GiveUpAsync(ReceivedWork received, CancellationToken ct) => throw new NotSupportedException();
    }
}
