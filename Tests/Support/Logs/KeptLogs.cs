using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Support.Logs;

/// <summary>
/// Keeps what hosts logged and exported during a run of tests, and what people typed in it, so that the one can be searched
/// for the other when all is over (<c>Tests/Support/Scripts/logs.mjs</c>). <c>./test</c> says where; without it nothing is kept.
/// </summary>
internal static class KeptLogs
{
    /// <summary>Environment variable that names the folder.</summary>
    public const string Variable = "KEPT_LOGS";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string? Folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;
    private static readonly ConcurrentDictionary<string, TextWriter> Files = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, bool> Known = new(StringComparer.Ordinal);

    static KeptLogs() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var file in Files.Values)
            file.Flush();
    };

    /// <summary>Whether anything is kept.</summary>
    public static bool IsOn => Folder is not null;

    /// <summary>Something that a host told.</summary>
    /// <param name="by">What it told it by: its log, or a signal of telemetry.</param>
    public static void Told(string by, string text) => Write(by + ".log", text);

    /// <summary>Something that a person typed: none of it belongs in a log.</summary>
    public static void Typed(string? text)
    {
        if (Folder is not null && !string.IsNullOrWhiteSpace(text) && Known.TryAdd(text, true))
            Write("typed.jsonl", JsonSerializer.Serialize(text, Readable));
    }

    private static void Write(string kind, string text)
    {
        if (Folder is not null)
            Files.GetOrAdd(kind, Open).WriteLine(text);
    }

    private static TextWriter Open(string kind)
    {
        Directory.CreateDirectory(Folder!);
        using var self = Process.GetCurrentProcess();
        return TextWriter.Synchronized(new StreamWriter(Path.Combine(Folder!, $"{self.ProcessName}.{self.Id}.{kind}")));
    }
}

/// <summary>Hands every line of a host, down to the last detail, to <see cref="KeptLogs"/>.</summary>
internal sealed class KeptLogProvider : ILoggerProvider
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Logger(categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The file is the run's.
    }

    private sealed class Logger(string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            KeptLogs.Told("host", $"{category} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            KeptLogs.Told("host", $"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}
