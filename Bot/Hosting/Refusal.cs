using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Identity;
using BotApp.Office;
using BotApp.Storage.Migrations;
using Microsoft.Extensions.Options;

namespace BotApp.Hosting;

/// <summary>Errors caused by a command's environment, not by a bug: reported in plain lines, without a stack.</summary>
internal static class Refusal
{
    private const string Exporter = "OpenTelemetry.Exporter.OpenTelemetryProtocol";
    private const string Binder = "Microsoft.Extensions.Configuration.Binder";

    /// <summary>The lines for the operator, or null for a bug.</summary>
    /// <param name="isInterrupted">Whether the operator, or the platform, ended the command.</param>
    public static IReadOnlyCollection<string>? LinesOf(Exception e, bool isInterrupted) => e switch
    {
        OptionsValidationException wrong => [.. wrong.Failures],
        DataFileException wrong => wrong.Faults,
        // A setting of the wrong type; the message names it and its value.
        InvalidOperationException { Source: Binder } wrong => [wrong.Message],
        // appsettings.json, which an operator writes.
        InvalidDataException { InnerException: (FormatException or IOException or UnauthorizedAccessException) and var why } wrong => [$"{wrong.Message} {WhyOf(why)}"],
        UnauthorizedAccessException wrong => [$"{wrong.Message} Give the user that runs this the right to it."],
        // Thrown while the host is built. Names neither the setting nor its value, which may be a secret.
        ArgumentException { Source: Exporter } =>
            ["OTEL_EXPORTER_OTLP_HEADERS, or the same of TRACES, METRICS or LOGS alone, cannot be read. Write name=value, several separated by commas."],
        StorageNotReadyException storage => [storage.Message],
        AuthenticationFailedException => [StorageNotReadyException.NoIdentity],
        RequestFailedException { Status: 401 or 403 } refused =>
            [$"The storage refuses ({refused.Status}, {refused.ErrorCode}). Check the key in its connection string, or give the identity the roles that OPERATIONS.md names."],
        // Also if the storage client reports several tries: a cancellation says nothing about the storage.
        _ when isInterrupted && IsCalledOff(e) => ["Interrupted."],
        _ when IsSilence(e) => ["The storage does not answer. Run the command again once it does."],
        _ => null,
    };

    private static string WhyOf(Exception why) => why switch
    {
        UnauthorizedAccessException => "This user may not read it.",
        { InnerException: JsonException { LineNumber: { } line } } => string.Create(
            CultureInfo.InvariantCulture, $"It is no valid JSON in line {line + 1}, or before it: look for a missing brace, quote or comma."),
        _ => why.Message,
    };

    private static bool IsCalledOff(Exception e) => e switch
    {
        OperationCanceledException => true,
        AggregateException all => all.InnerExceptions.All(IsSilence) && all.InnerExceptions.Any(IsCalledOff),
        _ => false,
    };

    // If a service does not answer at all, the client reports cancelled tries.
    private static bool IsSilence(Exception e) => e switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } or OperationCanceledException => true,
        AggregateException all => all.InnerExceptions.All(IsSilence),
        _ => false,
    };
}
