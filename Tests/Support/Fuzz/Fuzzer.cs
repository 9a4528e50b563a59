using System.Text.Json.Nodes;
using BotApp.Features.Records.Sentences;
using BotApp.Protocol;
using BotApp.Seeds;
using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.Protocol;
using BotApp.Tests.Support.QuickLog;
using BotApp.Turns;

namespace BotApp.Tests.Support.Fuzz;

/// <summary>A failed case; its seed reproduces it.</summary>
public sealed record FuzzFinding(string Target, int Seed, string What);

/// <summary>Feeds hostile input to everything that reads external input. Target and seed define a case, so every finding is reproducible.</summary>
public static class Fuzzer
{
    /// <summary>Longest processor time of a case.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private static readonly QuickLogParser Sentences = new(TestRegisters.All);

    private static readonly RecordSentences Entries = new(SeedFiles.Registers(SeedFiles.Shipped), Sentences);

    private static readonly JsonObject[] Activities = [.. SeedsOf(new ActivityBuilder("https://smba.trafficmanager.net/apac/", "t", "b"))];

    private static readonly Dictionary<string, Action<Random>> Targets = new(StringComparer.Ordinal)
    {
        ["activity"] = Activity,
        ["sentence"] = Sentence,
        ["roster"] = TableFuzz.RosterRows,
        ["records"] = TableFuzz.RecordRows,
        ["workbook"] = TableFuzz.Books,
        ["seed"] = SeedFuzz.Run,
        ["command"] = CommandFuzz.Run,
    };

    /// <summary>The names of the targets.</summary>
    public static IReadOnlyCollection<string> Names => Targets.Keys;

    /// <summary>Runs cases of a target with consecutive seeds; returns the first findings and the slowest time.</summary>
    /// <param name="limit">Longest processor time of a case.</param>
    public static (IReadOnlyList<FuzzFinding> Findings, TimeSpan Slowest) Run(string target, int firstSeed, int cases, TimeSpan limit)
    {
        var findings = new List<FuzzFinding>();
        var slowest = TimeSpan.Zero;
        for (var seed = firstSeed; seed < firstSeed + cases && findings.Count < 5; seed++)
        {
            var took = Timed(target, seed, findings);
            // JIT compilation or a garbage collection may have slowed it, so a slow case is tried once more.
            if (took > limit && (took = Timed(target, seed, findings)) > limit)
                findings.Add(new FuzzFinding(target, seed, $"took {took.TotalSeconds:0.0} s"));
            slowest = took > slowest ? took : slowest;
        }

        return (findings, slowest);
    }

    /// <summary>Activities to mutate: what Teams really sends, with the cards' verbs and inputs.</summary>
    public static IEnumerable<JsonObject> SeedsOf(ActivityBuilder activities)
    {
        foreach (var text in new[] { "帮助", "我的", "会议", "自查", "设置", "记 昨天支委会，应到7人实到6人，张三出差", "状态 11月" })
            yield return activities.Message(text);
        foreach (var verb in new[] { "meeting.save", "meeting.edit", "meeting.cancel", "meeting.list", "review.add", "review.submit", "reminder.ack", "reminder.snooze", "reminder.send" })
            yield return activities.Click(verb, new JsonObject
            {
                ["op"] = "0123456789abcdef0123456789abcdef", ["unit"] = "branch:第一党支部", ["id"] = "m1", ["version"] = "1",
                ["type"] = "branch-committee", ["date"] = "2026-11-20", ["start"] = "09:00", ["expected"] = "7", ["present"] = "6",
                ["absent"] = "张三:出差", ["agenda"] = "学习 | 第一议题 |", ["actions"] = "整改 | 张三 | 2026-12-01", ["problem1"] = "问题", ["measure1"] = "措施",
            });
        yield return activities.Invoke("composeExtension/query", new JsonObject { ["commandId"] = "find", ["queryOptions"] = new JsonObject { ["count"] = 25, ["skip"] = 0 } });
        yield return activities.Invoke("fileConsent/invoke", new JsonObject { ["type"] = "fileUpload", ["action"] = "accept" });
        yield return activities.Of("installationUpdate");
        yield return activities.Of("conversationUpdate");
    }

    private static TimeSpan Timed(string target, int seed, List<FuzzFinding> findings)
    {
        var started = ThreadTime.Now;
        try
        {
            Targets[target](new Random(seed));
        }
        catch (Exception e)
        {
            findings.Add(new FuzzFinding(target, seed, $"{e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault(frame => frame.Contains("BotApp.", StringComparison.Ordinal))?.Trim()}"));
        }

        return ThreadTime.Now - started;
    }

    private static void Activity(Random random)
    {
        var bytes = HostileJson.Mutate(Activities[random.Next(Activities.Length)], random);
        if (ActivityReader.Parse(bytes) is not ReadOutcome.Read { Activity: var activity })
            return;

        MentionText.Of(activity);
        AdaptiveCardInvoke.TryRead(activity, out _);
        CardClick.FromInvoke(activity);
        CardClick.FromMessage(activity);
        TeamsChannelData.Of(activity);
        activity.GetConversationReference();
    }

    private static void Sentence(Random random)
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => HostileText.Next(random)));
        Sentences.Parse(text, QuickLogScorer.SamplesNow, asCommand: random.Next(2) == 0);
        Entries.Read(text, QuickLogScorer.SamplesNow, (SentenceCommand)random.Next(3));
    }
}
