using System.Diagnostics;
using System.Globalization;
using BotApp.Tests.Bench.Turns;
using BotApp.Tests.Support.Azurite;

namespace BotApp.Tests.Bench.Cost;

/// <summary>
/// <c>./bench cost [PRICE]</c>: how many storage operations things cost, and the total of a month. PRICE is the price of
/// 10,000 operations in any currency; every request to the service counts as one, including a transaction.
/// </summary>
internal static class CostBench
{
    private const int City = 100_000;

    // Operations per person. A million is planned in 20 batches over 41,667 chunks; measured with a tenth of each, when a batch was 5,000.
    private const double EachOfMillion = 4.15;
    private const int AtOnce = 4;
    private static readonly TimeSpan Loaded = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Watched = TimeSpan.FromMinutes(1);
    private static readonly int[] Hosts = [1, 2, 4];

    public static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        double? price = args is [var text] ? double.Parse(text, CultureInfo.InvariantCulture) : null;
        var recipients = await RecipientsAsync();
        var counted = await TurnsAsync(await Publishing.PublishAsync(), recipients);
        Console.WriteLine($"A month in operations of the storage; {Month.Assumed}:");
        Console.WriteLine($"{"members",10}{"hosts",7}{"idle",14}{"use",16}{"all",16}  {(price is { } p ? $"at {p} for 10,000" : "times the price of 10,000")}");
        foreach (var month in (Month[])[new(245, 1), new(245, 2), new(10_000, 2), new(1_000_000, 4)])
        {
            var (idle, use) = (month.Idle(counted), month.Use(counted));
            Console.WriteLine($"{month.Members,10:N0}{month.Hosts,7}{idle,14:N0}{use,16:N0}{idle + use,16:N0}  {(idle + use) / 10_000 * (price ?? 1):N2}");
        }

        return 0;
    }

    private static async Task<RecipientsCost> RecipientsAsync()
    {
        Console.WriteLine("A reminder: operations of the delivery table and queue, simulated connector, 40 calls a second allowed");
        Console.WriteLine($"{"recipients",12}{"plan",10}{"send",10}{"a person",10}{"a confirmation",16}{"  as the day's card, a person",30}");
        RecipientsCost cost = null!;
        foreach (var people in (int[])[100, 1_000, 10_000, City])
        {
            cost = await RecipientsCost.OfAsync(people, isDay: false);
            var day = await RecipientsCost.OfAsync(people, isDay: true);
            Console.WriteLine($"{people,12:N0}{cost.Plan,10:N0}{cost.Send,10:N0}{cost.EachOne,10:F2}{cost.Confirm,16:F2}{day.EachOne,30:F2}");
        }

        Console.WriteLine($"{City * 10,12:N0}{City * 10 * EachOfMillion,20:N0}{EachOfMillion,10:F2}  computed");
        Console.WriteLine();
        return cost;
    }

    private static async Task<Counted> TurnsAsync(string published, RecipientsCost recipients)
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        using var connector = new LoadConnector();
        var office = new TurnsOffice(await TurnsOffice.LoadAsync(published, azurite), connector.Address, key: null);
        await using var host = TurnsHost.Start(published, azurite, hooked: true);
        await host.ListensAsync();
        var load = new TurnLoad(host, connector);
        // Warm-up: every person is known before counting starts.
        await load.RunAsync(office.Help(), AtOnce, Loaded);
        var idle = await IdleAsync([host]);
        Console.WriteLine("The published bot on Azurite, 20 branches: operations a turn, of that waited for by it");
        var (help, log) = (await CountAsync("帮助", office.Help()), await CountAsync("记 …", office.Log()));
        var status = await CountAsync("状态", office.Status());
        var save = await CountAsync("meeting.save", await office.SaveAsync(host, connector));
        Console.WriteLine();
        await HostsAsync(published, azurite, host);
        return new Counted(help, log, save, status, recipients.EachOne, recipients.Confirm, idle);

        async Task<double> CountAsync(string what, IReadOnlyList<TurnRequest> requests)
        {
            // Includes background work caused by the turns, and excludes the host's idle operations.
            var (before, started) = (await host.CountersAsync(), Stopwatch.GetTimestamp());
            var result = await load.RunAsync(requests, AtOnce, Loaded);
            await Task.Delay(Settling);
            var calls = (await host.CountersAsync() - before).Calls - (idle * Stopwatch.GetElapsedTime(started).TotalHours);
            var each = Math.Max(0, calls) / result.Turns;
            Console.WriteLine($"  {what,-16}{each,8:F2}{(double)result.Used.OfTurns / result.Turns,8:F2}");
            return each;
        }
    }

    /// <summary>Storage operations of idle hosts per hour.</summary>
    private static async Task<double> IdleAsync(IReadOnlyList<TurnsHost> hosts)
    {
        await Task.Delay(Settling);
        var before = await Task.WhenAll(hosts.Select(host => host.CountersAsync()));
        await Task.Delay(Watched);
        var after = await Task.WhenAll(hosts.Select(host => host.CountersAsync()));
        return after.Zip(before, (a, b) => a.Calls - b.Calls).Sum() / Watched.TotalHours;
    }

    private static async Task HostsAsync(string published, AzuriteProcess azurite, TurnsHost first)
    {
        Console.WriteLine("Hosts that nobody writes to: operations an hour, all together");
        var hosts = new List<TurnsHost> { first };
        try
        {
            foreach (var count in Hosts)
            {
                while (hosts.Count < count)
                {
                    hosts.Add(TurnsHost.Start(published, azurite, hooked: true));
                    await hosts[^1].ListensAsync();
                }

                Console.WriteLine($"  {count}: {await IdleAsync(hosts):N0}");
            }
        }
        finally
        {
            foreach (var host in hosts.Skip(1))
                await host.DisposeAsync();
        }

        Console.WriteLine();
    }
}
