using System.Diagnostics.Metrics;
using BotApp.Delivery;
using BotApp.Storage.Deliveries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Support.Delivery.Simulation;

/// <summary>One host: the real planner, pump, worker, router and sweep over the simulated storage and connector.</summary>
internal sealed class SimBot : IDisposable
{
    private static readonly DeliveryTiming Timing = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20));
    private static readonly TimeSpan IdleWait = TimeSpan.FromSeconds(1);
    private static readonly DeliveryMetrics Metrics =
        new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());

    private readonly SimCase terms;
    private readonly SimStorage storage;
    private readonly SimQueue queue;
    private readonly WorkPump pump;
    private readonly ForgottenWork forgotten;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource abort = new();
    private TaskCompletionSource visible = New();
    private int working;

    public SimBot(SimWorld world, SimCase terms, SimStorage storage, SimPeople people, string name)
    {
        (this.terms, this.storage) = (terms, storage);
        Host = new SimHost(world, name, world.Between(-1, 1));
        var network = new SimNetwork(world, Host);
        queue = new SimQueue(storage, network);
        Store = new DeliveryStore(new SimRows(storage, network, terms.Bug), Timing, Host.Clock, world.Random.NextDouble);
        Cancelling = new CancelledOccurrences(Store, Host.Clock);
        var messages = new SimMessages(network, world, terms);
        var port = new SimPort(world, Host, network, people, terms);
        var sender = new MessageSender(port, Host.Clock, NullLogger<MessageSender>.Instance);
        Reachability = new Reachability(Store, queue, Host.Clock);
        var router = new DeliveryRouter(
            [messages], new DayRouter(Store, messages, new SimDays(terms.DaysOff), sender, Host.Clock), sender, Reachability, Host.Clock,
            NullLogger<DeliveryRouter>.Instance);
        var worker = new ChunkWorker(
            Store, router, port, new SimClaims(name), Options.Create(new DeliveryOptions { ChunksAtOnce = terms.Lanes }), Host.Clock, Metrics,
            NullLogger<ChunkWorker>.Instance);
        pump = new WorkPump(worker, Store, queue, Host.Clock, Metrics, NullLogger<WorkPump>.Instance);
        forgotten = new ForgottenWork(new OpenOccurrences(Store, Host.Clock), queue, Host.Clock);
        Planner = new DeliveryPlanner(Store, Cancelling, queue, Host.Clock, NullLogger<DeliveryPlanner>.Instance);
    }

    public SimHost Host { get; }

    public DeliveryStore Store { get; }

    public CancelledOccurrences Cancelling { get; }

    public DeliveryPlanner Planner { get; }

    public Reachability Reachability { get; }

    /// <summary>Whether no lane is working.</summary>
    public bool IsIdle => working == 0;

    /// <summary>Starts its lanes.</summary>
    public void Start()
    {
        storage.Visible += Wake;
        Host.Do(() =>
        {
            for (var lane = 0; lane < terms.Lanes; lane++)
                _ = RunAsync();
        });
    }

    /// <summary>Stops it gracefully: finishes what is in flight and gives back the rest.</summary>
    public void Stop() => Host.Do(() =>
    {
        stop.Cancel();
        Wake();
    });

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        storage.Visible -= Wake;
        Host.Kill();
    }

    /// <summary>Runs one sweep for forgotten work.</summary>
    public void Sweep() => Host.Do(() => _ = TryAsync(() => forgotten.SweepAsync(TimeSpan.FromSeconds(1), stop.Token)));

    /// <summary>Lets the host retry something until it succeeds, as features do.</summary>
    public void Insist(Func<Task> what) => Host.Do(() => _ = InsistAsync(what));

    /// <inheritdoc/>
    public void Dispose()
    {
        storage.Visible -= Wake;
        stop.Dispose();
        abort.Dispose();
    }

    /// <summary>The loop that the real host's worker runs in each lane.</summary>
    private async Task RunAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            var waiting = visible.Task;
            working++;
            try
            {
                if (await queue.ReceiveAsync(1, Timing.ClaimLimit, stop.Token) is [var received])
                {
                    if (terms.Bug is PlantedBug.MessageDeletedFirst)
                        await queue.DeleteAsync(received, stop.Token);
                    await pump.HandleAsync(received, stop.Token, abort.Token);
                    continue;
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Azure.RequestFailedException)
            {
                // An outage: the queue will redeliver the message.
                await Task.Delay(IdleWait, Host.Clock);
                continue;
            }
            finally
            {
                working--;
            }

            await waiting;
        }
    }

    private async Task InsistAsync(Func<Task> what)
    {
        while (!await TryAsync(what))
            await Task.Delay(IdleWait, Host.Clock);
    }

    private async Task<bool> TryAsync(Func<Task> what)
    {
        working++;
        try
        {
            await what();
            return true;
        }
        catch (Exception e) when (e is Azure.RequestFailedException or OperationCanceledException)
        {
            return stop.IsCancellationRequested;
        }
        finally
        {
            working--;
        }
    }

    private void Wake() => Host.Do(() => Interlocked.Exchange(ref visible, New()).TrySetResult());

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class SimClaims(string host) : IClaimNames
    {
        private int last;

        public string Next() => $"{host}.{++last}";
    }
}
