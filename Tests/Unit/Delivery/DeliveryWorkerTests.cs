using BotApp.Delivery;
using BotApp.Storage.Queues;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace BotApp.Tests.Unit.Delivery;

public sealed class DeliveryWorkerTests
{
    // What a timer throws ends the process.
    [Fact]
    public async Task Dispose_WhileAStorageThatAnswersNothingHoldsALane_LetsTheLimitRunOut()
    {
        var time = new FakeTimeProvider();
        var options = Options.Create(new DeliveryOptions());
        var (asked, never) = (new TaskCompletionSource(), new TaskCompletionSource<IReadOnlyList<ReceivedWork>>());
        var queue = new Mock<IWorkQueue>();
        queue.Setup(q => q.ReceiveAsync(It.IsAny<int>(), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>()))
            .Callback(() => asked.TrySetResult()).Returns(never.Task);
        using var source = new WorkSource(queue.Object, Mock.Of<ISendPort>(), new DeliverySignal(), options, time, () => 0.5);
        var worker = new DeliveryWorker(source, null!, options, Mock.Of<IHostApplicationLifetime>(), time, NullLogger<DeliveryWorker>.Instance);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await asked.Task;

        worker.Dispose();

        Assert.Null(Record.Exception(() => time.Advance(options.Value.StopLimit)));
        Assert.False(worker.ExecuteTask!.IsCompleted);
    }
}
