using System.Globalization;
using BotApp.Delivery;
using BotApp.Protocol;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Support.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Bench;

/// <summary>A host of the bot as a separate process, controlled through standard input; see <see cref="FanOutProcess"/>.</summary>
internal static class FanOutHost
{
    /// <summary>The argument that starts it.</summary>
    public const string Name = "fanout-host";

    /// <param name="args">Connection string, table prefix, calls a second (0: no limit), chunks at once.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var settings = DeliveryBot.Settings(args[0], args[1]);
        settings["Delivery:SweepEvery"] = "00:00:05";
        settings["Delivery:ChunksAtOnce"] = args[3];
        var limit = int.Parse(args[2], CultureInfo.InvariantCulture);
        if (limit > 0)
            settings["Bot:MaxSendsPerSecond"] = args[2];
        await using var bot = await DeliveryBot.StartAsync(settings, services =>
        {
            if (limit == 0)
                services.AddSingleton(new SendRates(Options.Create(new BotOptions { MaxSendsPerSecond = 20_000 }), TimeProvider.System));
        });

        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            Console.WriteLine(words switch
            {
                ["meet", var url] => await DoneAsync(bot.MeetAsync(url, default)),
                ["know", var url, var first, var count] => await DoneAsync(bot.KnowAsync(url, Numbers(first, count), default)),
                ["plan", var reminder, var first, var count] => await PlanAsync(bot, reminder, Numbers(first, count)),
                ["count", var reminder] => Text(await bot.Deliveries.CountAsync(new OccurrenceKey(reminder, "once"), default)),
                ["memory"] => Memory(),
                _ => "?",
            });
        }

        await bot.StopAsync(default);
        return 0;
    }

    /// <summary>The process's peak and current memory, in MB.</summary>
    private static string Memory()
    {
        var status = File.ReadAllLines("/proc/self/status");
        string Of(string name) => status.First(l => l.StartsWith(name, StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1];
        return $"{long.Parse(Of("VmHWM:"), CultureInfo.InvariantCulture) / 1024} {long.Parse(Of("VmRSS:"), CultureInfo.InvariantCulture) / 1024}";
    }

    private static IEnumerable<int> Numbers(string first, string count) =>
        Enumerable.Range(int.Parse(first, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture));

    private static async Task<string> DoneAsync(Task task)
    {
        await task;
        return "done";
    }

    /// <summary>Generates people lazily, so that the plan itself does not dominate memory.</summary>
    private static async Task<string> PlanAsync(DeliveryBot bot, string reminder, IEnumerable<int> people)
    {
        var now = TimeProvider.System.GetUtcNow();
        var recipients = people.Select(n => new PlannedRecipient(DeliveryBot.PersonId(n), now, now.AddHours(8), DateOnly.FromDateTime(now.UtcDateTime)));
        return $"{await bot.Planner.PlanAsync(new DeliveryPlan(reminder, "once", TestNotice.KindName, false, recipients) { Expected = people.Count() }, default)}";
    }

    private static string Text(DeliveryCounts c) =>
        $"{c.Pending} {c.Sending} {c.Sent} {c.Acknowledged} {c.Unknown} {c.Unreachable} {c.Suppressed} {c.Failed}";
}
