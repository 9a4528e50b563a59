using BotApp.Storage.Deliveries;
using BotApp.Tests.Support.Machine;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Support.Delivery;
using BotApp.Tests.Support.Protocol;

namespace BotApp.Tests.Integration.Delivery;

/// <summary>The bot as a process, killed (SIGKILL) at random moments of a fan-out and started again; the storage stays up.</summary>
public sealed class HostKillTests(AzuriteFixture azurite)
{
    private const int Offices = 3;
    private const int KillsEach = 10;
    private const int People = 300;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FanOut_KilledThirtyTimes_LosesNobodyAndRepeatsOnlyWhatWasInFlight()
    {
        var (kills, inFlight) = (0, 0);
        // Two at a time, as there are cores; each with a storage prefix, a platform and a seed of its own.
        await Parallel.ForEachAsync(Enumerable.Range(1, Offices), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Stop }, async (seed, _) =>
        {
            var run = await RunAsync(seed);
            Interlocked.Add(ref kills, run.Kills);
            Interlocked.Add(ref inFlight, run.InFlight);
        });

        // Otherwise nothing was tried: a kill after the last message, or between two of them, harms nobody.
        Assert.Equal(Offices * KillsEach, kills);
        Assert.True(inFlight > 0, "Nobody was in flight at any of the kills.");
    }

    [Fact]
    public async Task FanOut_AskedToStop_FinishesWhatIsInFlight()
    {
        await using var teams = await BusyTeams.StartAsync();
        teams.Latency = TimeSpan.FromSeconds(5);
        using var office = await RemoteOffice.OpenAsync(azurite.ConnectionString, "stopx", Morning, People, teams.ServiceUrl, Stop);
        var reminder = await office.ApproveAsync("stopped", Stop);

        await using (var bot = Start(office, "stop", out _))
        {
            while (teams.Received < 1)
                await Task.Delay(20, Stop);
            await bot.StopAsync();
            Assert.Equal(0, (await bot.EndsAsync(Limit)).Code);
        }

        var recipients = await office.RecipientsAsync(reminder, Stop);
        Assert.Contains(recipients, r => r.State is DeliveryState.Sent);
        Assert.All(recipients, r => Assert.Equal(teams.To(r.PersonId).Count > 0 ? DeliveryState.Sent : DeliveryState.Pending, r.State));
    }

    /// <returns>How many times the host was killed before everything was done, and how many people were in flight at one of these.</returns>
    private async Task<(int Kills, int InFlight)> RunAsync(int seed)
    {
        var random = new Random(seed);
        await using var teams = await BusyTeams.StartAsync();
        using var office = await RemoteOffice.OpenAsync(azurite.ConnectionString, $"kill{seed}x", Morning, People, teams.ServiceUrl, Stop);
        office.Set("Delivery__ClaimLimit", "00:00:05");
        office.Set("Delivery__UnknownGrace", "00:00:02");
        office.Set("Delivery__ChunksAtOnce", "2");
        var reminder = await office.ApproveAsync($"fanout{seed}", Stop);

        // Who was in flight at which kills.
        var inFlight = new Dictionary<string, int>(StringComparer.Ordinal);
        var kills = 0;
        for (var kill = 0; kill < KillsEach; kill++)
        {
            await using var bot = Start(office, $"kill.{seed}.{kill}", out var url);
            await MomentAsync(random, teams, bot, url);
            await bot.KillAsync();
            // What was on the wire arrives.
            await Task.Delay(150, Stop);
            var standing = await office.RecipientsAsync(reminder, Stop);
            if (standing.Count < People || standing.Any(r => r.State is DeliveryState.Pending or DeliveryState.Sending))
                kills++;
            foreach (var recipient in standing.Where(r => r.State is DeliveryState.Sending))
                inFlight[recipient.PersonId] = inFlight.GetValueOrDefault(recipient.PersonId) + 1;
        }

        IReadOnlyList<Recipient> recipients;
        await using (Start(office, $"kill.{seed}.last", out _))
            recipients = await FinalAsync(office, reminder);

        Assert.Equal(People, recipients.Count);
        Assert.All(recipients, recipient =>
        {
            var came = teams.To(recipient.PersonId);
            var doubts = inFlight.GetValueOrDefault(recipient.PersonId);
            if (doubts == 0)
            {
                Assert.Equal(DeliveryState.Sent, recipient.State);
                Assert.False(Assert.Single(came).IsMarked);
                return;
            }

            // Nobody is lost: it came, or it was in flight at two kills and is shown as unknown.
            Assert.True(came.Count > 0 || (recipient.State is DeliveryState.Unknown && doubts > 1), $"{recipient.PersonId}: {recipient.State}");
            Assert.InRange(came.Count(a => !a.IsMarked), 0, 1);
            Assert.InRange(came.Count(a => a.IsMarked), 0, 1);
            Assert.True(came.SkipLast(1).All(a => !a.IsMarked), "What comes second is marked.");
            Assert.True(recipient.State is DeliveryState.Sent || doubts > 1, $"{recipient.PersonId}: {recipient.State}");
        });
        TestContext.Current.SendDiagnosticMessage(
            $"seed {seed}: {kills} kills, {inFlight.Count} of {People} in flight at one, {recipients.Count(r => teams.To(r.PersonId).Count > 1)} came twice, "
            + $"{recipients.Count(r => r.State is DeliveryState.Unknown)} unknown, {recipients.Count(r => teams.To(r.PersonId).Count == 0)} of them never came");
        return (kills, inFlight.Count);
    }

    /// <summary>A random moment: while it starts and plans, or a number of messages later.</summary>
    private static async Task MomentAsync(Random random, BusyTeams teams, ChildProcess bot, string url)
    {
        if (random.Next(4) == 0)
        {
            await bot.AnswersAsync($"{url}/health/live", TimeSpan.FromSeconds(60));
            await Task.Delay(random.Next(0, 400), Stop);
            return;
        }

        var (until, patience) = (teams.Received + random.Next(1, 25), teams.Now + TimeSpan.FromSeconds(20));
        while (teams.Received < until && teams.Now < patience)
            await Task.Delay(5, Stop);
        await Task.Delay(random.Next(0, 60), Stop);
    }

    private static async Task<IReadOnlyList<Recipient>> FinalAsync(RemoteOffice office, OccurrenceKey reminder)
    {
        using var late = new CancellationTokenSource(Limit);
        while (true)
        {
            var recipients = await office.RecipientsAsync(reminder, Stop);
            if (recipients.Count == People && recipients.All(r => r.State is not (DeliveryState.Pending or DeliveryState.Sending) && (r.State, r.IsResend) is not (DeliveryState.Unknown, false)))
                return recipients;
            Assert.False(late.IsCancellationRequested, $"Not done: {await office.Deliveries.CountAsync(reminder, Stop)}");
            await Task.Delay(200, Stop);
        }
    }

    private static ChildProcess Start(RemoteOffice office, string name, out string url)
    {
        url = $"http://127.0.0.1:{FreePorts.Take(1)[0]}";
        return ChildProcess.Start(name, "dotnet", [BuildOutput.BotDll], new Dictionary<string, string>(office.Environment) { ["ASPNETCORE_URLS"] = url });
    }
}
