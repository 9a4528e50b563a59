using System.Diagnostics;
using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.QuickLog;
using Microsoft.Recognizers.Text.DateTime;

namespace BotApp.Tests.Bench;

/// <summary>
/// <c>./bench quicklog [FILE…]</c>: parse time per sentence; <c>./bench quicklog --score FILE</c>: accuracy of the results.
/// </summary>
internal static class QuickLogBench
{
    private const int Rounds = 12;

    private const double P50Goal = 5;

    private const double P99Goal = 20;

    public static Task<int> RunAsync(string[] args)
    {
        if (args is ["--score", ..])
            return Task.FromResult(Score([.. args.Skip(1)]));

        var files = args.Length > 0 ? args : Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "QuickLog"), "*.jsonl");
        var sentences = files.SelectMany(ScoredSentence.ReadFile).Select(s => s.Text).ToList();
        Console.WriteLine($"{sentences.Count} sentences, {Rounds} rounds each after one of warm-up, one thread");

        var parser = new QuickLogParser(TestRegisters.All);
        var model = new DateTimeRecognizer("zh-cn", DateTimeOptions.None, lazyInitialization: false).GetDateTimeModel();
        var parse = Measure(sentences, s => parser.Parse(s, QuickLogScorer.SamplesNow));
        var reference = Measure(sentences, s => model.Parse(s, QuickLogScorer.SamplesNow));

        Print("quick log", parse);
        Print("reference: bare recogniser call on the whole sentence", reference);
        var met = parse.P50 < P50Goal && parse.P99 < P99Goal;
        Console.WriteLine($"goal: p50 < {P50Goal} ms, p99 < {P99Goal} ms: {(met ? "met" : "NOT met")}");
        return Task.FromResult(met ? 0 : 1);
    }

    private static int Score(string[] files)
    {
        if (files.Length == 0 || files.FirstOrDefault(f => !File.Exists(f)) is not null)
        {
            Console.Error.WriteLine("Usage: ./bench quicklog --score FILE… with files that exist.");
            return 2;
        }

        var parser = new QuickLogParser(TestRegisters.All);
        foreach (var file in files)
        {
            Console.WriteLine($"== {Path.GetFileName(file)}");
            Console.WriteLine(QuickLogScorer.Score(parser, ScoredSentence.ReadFile(file), QuickLogScorer.SamplesNow).Report());
        }

        return 0;
    }

    private static (double P50, double P99, double Max) Measure(List<string> sentences, Func<string, object> run)
    {
        foreach (var sentence in sentences)
            run(sentence);

        var times = new List<double>(sentences.Count * Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var sentence in sentences)
            {
                var started = Stopwatch.GetTimestamp();
                run(sentence);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        times.Sort();
        return (times[times.Count / 2], times[(int)(times.Count * 0.99)], times[^1]);
    }

    private static void Print(string what, (double P50, double P99, double Max) times) =>
        Console.WriteLine($"{what}: p50 {times.P50:0.00} ms, p99 {times.P99:0.00} ms, max {times.Max:0.00} ms");
}
