using BotApp.Storage.Migrations;
using Microsoft.Extensions.Options;

namespace BotApp.Hosting;

/// <summary>What ends a command because of its surroundings and is no fault of ours: told in plain lines, without a stack.</summary>
internal static class Refusal
{
    /// <summary>The lines for the operator, or null for a fault.</summary>
    public static IReadOnlyCollection<string>? LinesOf(Exception e) => e switch
    {
        OptionsValidationException wrong => [.. wrong.Failures],
        StorageNotReadyException storage => [storage.Message],
        _ => null,
    };
}
