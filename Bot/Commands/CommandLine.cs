using System.CommandLine;
using System.Runtime.InteropServices;
using BotApp.Hosting;

namespace BotApp.Commands;

/// <summary>The host's command line.</summary>
internal static class CommandLine
{
    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="commands">All commands.</param>
    /// <param name="withoutCommand">What runs when no command is named.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        IEnumerable<Command> commands,
        Func<CancellationToken, Task<int>> withoutCommand,
        TextWriter? output = null,
        TextWriter? error = null,
        CancellationToken ct = default)
    {
        var root = new RootCommand("办公流程助手 / office assistant");
        foreach (var command in commands)
            root.Subcommands.Add(command);
        root.SetAction((_, cancel) => withoutCommand(cancel));

        var configuration = new InvocationConfiguration
        {
            Output = output ?? Console.Out,
            Error = error ?? Console.Error,
            EnableDefaultExceptionHandler = false,
            // By default the library ends the process after two seconds; a host finishes what is in flight, within its own limits.
            ProcessTerminationTimeout = StopTime.Most,
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0 || parsed.Action is System.CommandLine.Help.HelpAction)
            return await InvokeAsync(parsed, configuration, ct);

        foreach (var fault in parsed.Errors)
            await configuration.Error.WriteLineAsync(fault.Message);
        return ExitCode.WrongUsage;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, InvocationConfiguration configuration, CancellationToken ct)
    {
        // The library cancels on the same signals, but the exception of a cancelled command does not tell whether it did.
        var isInterrupted = false;
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => isInterrupted = true);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => isInterrupted = true);
        try
        {
            return await parsed.InvokeAsync(configuration, ct);
        }
        catch (Exception e)
        {
            // A bug is reported with its stack, so that it can be fixed.
            foreach (var line in Refusal.LinesOf(e, isInterrupted || ct.IsCancellationRequested) ?? [e.ToString()])
                await configuration.Error.WriteLineAsync(line);
            return ExitCode.Refused;
        }
    }
}
