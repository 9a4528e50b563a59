using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Support.Logs;

/// <summary>
/// Stores what hosts log and export during a test run, and what people type in it, so that the logs can be searched
/// for typed text afterwards (<c>Tests/Support/Scripts/logs.mjs</c>). <c>./test</c> sets the folder; without it nothing is stored.
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

    /// <summary>Whether logs are stored.</summary>
    public static bool IsOn => Folder is not null;

    /// <summary>Stores a line from a host.</summary>
    /// <param name="by">The source: the log, or a telemetry signal.</param>
    public static void Told(string by, string text) => Write(by + ".log", text);

    /// <summary>Stores a text that a person typed, which must not appear in any log.</summary>
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

/// <summary>Passes every log line of a host, at all levels, to <see cref="KeptLogs"/>.</summary>
internal sealed class KeptLogProvider : ILoggerProvider
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Logger(categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing to close: the file belongs to the whole run.
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
