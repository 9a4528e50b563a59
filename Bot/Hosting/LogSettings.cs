using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace BotApp.Hosting;

/// <summary>Checks the logging settings: for a wrong level the framework throws without naming the setting, and it ignores a wrong format.</summary>
internal static class LogSettings
{
    /// <exception cref="OptionsValidationException">A setting is invalid.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (Faults(configuration.GetSection("Logging")).ToArray() is { Length: > 0 } faults)
            throw new OptionsValidationException(nameof(LogSettings), typeof(LogSettings), faults);
    }

    private static IEnumerable<string> Faults(IConfigurationSection logging)
    {
        // For all providers, and for a single one, e.g. Logging:Console:LogLevel.
        foreach (var level in logging.GetChildren().Append(logging).SelectMany(section => section.GetSection("LogLevel").GetChildren()))
            if (level.Value is { Length: > 0 } written && !Enum.TryParse<LogLevel>(written, ignoreCase: true, out _))
                yield return $"{level.Path} '{written}' is no level; write {string.Join(", ", Enum.GetNames<LogLevel>())}.";

        if (logging["Console:FormatterName"] is { Length: > 0 } format && !Formats.Contains(format, StringComparer.OrdinalIgnoreCase))
            yield return $"Logging:Console:FormatterName '{format}' is unknown; write {string.Join(", ", Formats)}.";
    }

    private static readonly string[] Formats = [ConsoleFormatterNames.Simple, ConsoleFormatterNames.Json, ConsoleFormatterNames.Systemd];
}
