using System.Globalization;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Support.Azurite;
using BotApp.Tests.Support.Delivery;
using BotApp.Tests.Support.Protocol;

namespace BotApp.Tests.Bench;

/// <summary>
/// <c>./bench fanout [--full] [known] [first] [two] [free]</c>: reminders to many people through a connector that enforces the
/// platform's limits; hosts, connector and Azurite share the machine. <c>--full</c> sends to 10,000 at the limit, which takes
/// some eight minutes; the words name the parts to run.
/// </summary>
internal static class FanOutBench
{
    private const int PlatformLimit = 50;
    private const int City = 10_000;
    private const double ShareGoal = 0.95;
    private const int UnlimitedGoal = 500;

    /// <summary>Memory that a host may need more for ten times the people, in MB.</summary>
    private const int MemoryGoal = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var people = args.Contains("--full") ? City : 1_500;
        await using var azurite = await AzuriteProcess.StartAsync();
        (string Name, Func<Task<bool>> Run)[] parts =
        [
            ("known", () => KnownAsync(azurite, people)),
            ("first", () => FirstContactsAsync(azurite, people / 5)),
            ("two", () => TwoHostsAsync(azurite, people / 2)),
            ("free", () => UnlimitedAsync(azurite)),
        ];
        var wanted = args.Where(a => a != "--full").ToHashSet(StringComparer.Ordinal);
        var met = true;
        foreach (var part in parts.Where(p => wanted.Count == 0 || wanted.Contains(p.Name)))
            met &= await part.Run();
        return met ? 0 : 1;
    }

    private static async Task<bool> KnownAsync(AzuriteProcess azurite, int people)
    {
        await using var teams = await BusyTeams.StartAsync();
        await using var host = await FanOutProcess.StartAsync(azurite.ConnectionString, "known", PlatformLimit);
        await host.AskAsync($"know {teams.ServiceUrl} 0 {people + 40}");
        var took = await SendAsync(teams, host, 0, people);
        var rate = people / took.TotalSeconds;
        var met = rate >= ShareGoal * PlatformLimit;
        Print($"known chats, {people} people, limit {PlatformLimit}/s", $"{rate:F1}/s = {rate / PlatformLimit:P1} of the limit", $"at least {ShareGoal:P0}", met);
        return await JudgeAsync(teams, host, 0, people) && met;
    }

    private static async Task<bool> FirstContactsAsync(AzuriteProcess azurite, int people)
    {
        await using var teams = await BusyTeams.StartAsync();
        await using var host = await FanOutProcess.StartAsync(azurite.ConnectionString, "first", PlatformLimit);
        await host.AskAsync($"meet {teams.ServiceUrl}");
        var took = await SendAsync(teams, host, 0, people);
        Print(
            $"first contacts (create + send), {people} people",
            $"{people / took.TotalSeconds:F1} people/s, {(people + teams.Opened) / took.TotalSeconds:F1} calls/s", $"calls at most {PlatformLimit}/s", true);
        return await JudgeAsync(teams, host, 0, people);
    }

    private static async Task<bool> TwoHostsAsync(AzuriteProcess azurite, int people)
    {
        await using var teams = await BusyTeams.StartAsync();
        await using var one = await FanOutProcess.StartAsync(azurite.ConnectionString, "two", PlatformLimit);
        await using var two = await FanOutProcess.StartAsync(azurite.ConnectionString, "two", PlatformLimit);
        await one.AskAsync($"know {teams.ServiceUrl} 0 {people + 40}");
        var took = await SendAsync(teams, one, 0, people);
        var rate = people / took.TotalSeconds;
        Print($"two hosts, known chats, {people} people", $"{rate:F1}/s together, {teams.Throttled} calls refused", $"at most {PlatformLimit}/s together", rate <= PlatformLimit);
        return await JudgeAsync(teams, one, 0, people) && rate <= PlatformLimit;
    }

    /// <summary>Measures speed without limits, and memory: each number of people in a freshly started host.</summary>
    private static async Task<bool> UnlimitedAsync(AzuriteProcess azurite)
    {
        await using var teams = await BusyTeams.StartAsync(PlatformLimits.None);
        var (met, memory) = (true, new List<(int People, int Peak)>());
        foreach (var people in (int[])[City / 10, City])
        {
            teams.Forget();
            await using (var seeding = await FanOutProcess.StartAsync(azurite.ConnectionString, $"free{people}x", 0))
                await seeding.AskAsync($"know {teams.ServiceUrl} 0 {people + 40}");
            await using var host = await FanOutProcess.StartAsync(azurite.ConnectionString, $"free{people}x", 0, chunksAtOnce: 8);
            var took = await SendAsync(teams, host, 0, people);
            memory.Add((people, await host.PeakMemoryAsync()));
            met &= await JudgeAsync(teams, host, 0, people);
            if (people < City)
                continue;
            var rate = people / took.TotalSeconds;
            Print($"no limits, known chats, {people} people", $"{rate:F0}/s", $"at least {UnlimitedGoal}/s", rate >= UnlimitedGoal);
            met &= rate >= UnlimitedGoal;
        }

        var grown = memory[^1].Peak - memory[0].Peak;
        Print(
            "memory of the host at most", string.Join(", ", memory.Select(m => $"{m.Peak} MB with {m.People} people")),
            $"ten times the people add at most {MemoryGoal} MB", grown <= MemoryGoal);
        return met && grown <= MemoryGoal;
    }

    /// <returns>Time from the first to the last message received.</returns>
    private static async Task<TimeSpan> SendAsync(BusyTeams teams, FanOutProcess host, int first, int people)
    {
        // Warm-up: hosts notice each other, and code is compiled.
        await host.AskAsync($"plan warm {first + people} 40");
        await WaitAsync(host, "warm");
        await Task.Delay(TimeSpan.FromSeconds(2));
        teams.Forget();
        await host.AskAsync($"plan notice {first} {people}");
        await WaitAsync(host, "notice");
        return teams.LastArrival - teams.FirstArrival;
    }

    private static async Task WaitAsync(FanOutProcess host, string reminder)
    {
        while (await host.CountAsync(reminder) is not { Pending: 0, Sending: 0, Total: > 0 })
            await Task.Delay(200);
    }

    /// <summary>Checks that nobody is missing and nothing arrived twice.</summary>
    private static async Task<bool> JudgeAsync(BusyTeams teams, FanOutProcess host, int first, int people)
    {
        var counts = await host.CountAsync("notice");
        var came = Enumerable.Range(first, people).Select(n => teams.To(DeliveryBot.PersonId(n))).ToList();
        var (lost, twice) = (came.Count(c => c.Count == 0), came.Count(c => c.Count(a => !a.IsMarked) > 1));
        var met = lost == 0 && twice == 0 && counts == new DeliveryCounts(Sent: people);
        Print($"  lost {lost}, twice without a mark {twice}, refused as too many {teams.Throttled}", "", "nobody lost, nothing twice", met);
        return met;
    }

    private static void Print(string what, string figure, string goal, bool met) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-58} {figure,-44} goal: {goal}: {(met ? "met" : "NOT met")}"));
}
