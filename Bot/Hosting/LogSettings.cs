using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace BotApp.Hosting;

/// <summary>The settings of logging, which the framework reads while a host is built: it throws at a level without naming the setting, and passes over a format.</summary>
internal static class LogSettings
{
    /// <exception cref="OptionsValidationException">One of them cannot be read.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (Faults(configuration.GetSection("Logging")).ToArray() is { Length: > 0 } faults)
            throw new OptionsValidationException(nameof(LogSettings), typeof(LogSettings), faults);
    }

    private static IEnumerable<string> Faults(IConfigurationSection logging)
    {
        // Of all providers, and of one, as Logging:Console:LogLevel.
        foreach (var level in logging.GetChildren().Append(logging).SelectMany(section => section.GetSection("LogLevel").GetChildren()))
            if (level.Value is { Length: > 0 } written && !Enum.TryParse<LogLevel>(written, ignoreCase: true, out _))
                yield return $"{level.Path} '{written}' is no level; write {string.Join(", ", Enum.GetNames<LogLevel>())}.";

        if (logging["Console:FormatterName"] is { Length: > 0 } format && !Formats.Contains(format, StringComparer.OrdinalIgnoreCase))
            yield return $"Logging:Console:FormatterName '{format}' is unknown; write {string.Join(", ", Formats)}.";
    }

    private static readonly string[] Formats = [ConsoleFormatterNames.Simple, ConsoleFormatterNames.Json, ConsoleFormatterNames.Systemd];
}
