using Azure;
using BotApp.Storage.Tables;

namespace BotApp.Hosting;

/// <summary>
/// Logs a storage outage in one line, whoever reports it: its stack is always the client's own, and an outage of minutes logs
/// thousands. Other exceptions keep their stack.
/// </summary>
internal sealed class BriefOutages(LoggerFactory inner) : ILoggerFactory
{
    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Logger(inner.CreateLogger(categoryName));

    /// <inheritdoc />
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <inheritdoc />
    public void Dispose() => inner.Dispose();

    private sealed class Logger(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            inner.Log(logLevel, eventId, state, exception is not null && StorageOutage.IsPlain(exception) ? new BriefOutage(exception) : exception, formatter);
    }

    /// <summary>Replaces the exception: formatters and exporters write the result of <see cref="ToString"/>.</summary>
    private sealed class BriefOutage(Exception e) : Exception($"{e.GetType()}: {Said(e)}")
    {
        public override string ToString() => Message;

        // The client lists the fault of each try, usually the same, and how its retries are configured.
        private static string Said(Exception e) => e switch
        {
            AggregateException all => $"{all.InnerExceptions.Count} tries: {string.Join("; ", all.InnerExceptions.Select(Said).Distinct(StringComparer.Ordinal))}",
            RequestFailedException { Status: > 0 } failed => $"{failed.Status} {failed.ErrorCode} {FirstLine(e.Message)}",
            _ => FirstLine(e.Message),
        };

        private static string FirstLine(string message) => message.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? message[..end] : message;
    }
}
