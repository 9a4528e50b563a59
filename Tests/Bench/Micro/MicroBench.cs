using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace BotApp.Tests.Bench.Micro;

/// <summary><c>./bench micro [FILTER]</c>: the expensive functions of a turn, one by one, with BenchmarkDotNet's short job.</summary>
internal static class MicroBench
{
    public static Task<int> RunAsync(string[] args)
    {
        // In this process: a separate one would need its own project, restored and built.
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(new SummaryOnly())
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "micro"))
            .WithOptions(ConfigOptions.JoinSummary);
        var summaries = BenchmarkSwitcher.FromTypes([typeof(HotFunctions)]).Run(["--filter", args is [var filter] ? $"*{filter}*" : "*"], config);
        foreach (var summary in summaries)
            BenchmarkDotNet.Exporters.MarkdownExporter.GitHub.ExportToLog(summary, ConsoleLogger.Ascii);
        return Task.FromResult(summaries.Any(s => s.HasCriticalValidationErrors || s.Reports.Any(r => !r.Success)) ? 1 : 0);
    }

    /// <summary>Logs only errors, as the table at the end is what matters.</summary>
    private sealed class SummaryOnly : ILogger
    {
        public string Id => nameof(SummaryOnly);

        public int Priority => 0;

        public void Write(LogKind logKind, string text)
        {
            if (logKind is LogKind.Error)
                Console.Error.Write(text);
        }

        public void WriteLine()
        {
        }

        public void WriteLine(LogKind logKind, string text) => Write(logKind, text + Environment.NewLine);

        public void Flush()
        {
        }
    }
}
