using Azure;
using Azure.Identity;
using BotApp.Storage.Migrations;
using Microsoft.Extensions.Options;

namespace BotApp.Hosting;

/// <summary>What ends a command because of its surroundings and is no fault of ours: told in plain lines, without a stack.</summary>
internal static class Refusal
{
    private const string Binder = "Microsoft.Extensions.Configuration.Binder";

    /// <summary>The lines for the operator, or null for a fault.</summary>
    public static IReadOnlyCollection<string>? LinesOf(Exception e) => e switch
    {
        OptionsValidationException wrong => [.. wrong.Failures],
        // A setting of the wrong type; the message names it and its value.
        InvalidOperationException { Source: Binder } wrong => [wrong.Message],
        StorageNotReadyException storage => [storage.Message],
        AuthenticationFailedException => ["There is no identity to reach the storage with. Check AZURE_CLIENT_ID and the identity of this machine, or sign in with the Azure CLI."],
        RequestFailedException { Status: 401 or 403 } refused =>
            [$"The storage refuses ({refused.Status}, {refused.ErrorCode}). Check the key in its connection string, or give the identity the roles that OPERATIONS.md names."],
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } or AggregateException { InnerException: RequestFailedException { Status: 0 } } =>
            ["The storage does not answer. Run the command again once it does."],
        OperationCanceledException => ["Interrupted."],
        _ => null,
    };
}
