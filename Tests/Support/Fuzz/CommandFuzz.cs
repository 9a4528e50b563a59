using System.CommandLine;
using BotApp.Commands;
using BotApp.Storage.Migrations;

namespace BotApp.Tests.Support.Fuzz;

/// <summary>Runs every command with wrong, missing, repeated or hostile arguments: each must end with a message and an exit code.</summary>
internal static class CommandFuzz
{
    private static readonly string[][] Paths = [.. All().SelectMany(c => Leaves(c, []))];

    /// <summary>Every command's full name.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Paths.Select(p => string.Join(' ', p))];

    /// <summary>Runs one case.</summary>
    /// <exception cref="InvalidOperationException">It ended in any other way.</exception>
    public static void Run(Random random)
    {
        var path = Paths[random.Next(Paths.Length)];
        string[] arguments = [.. random.Next(15) == 0 ? path.SkipLast(1) : path, .. Arguments(CommandOf(path), random)];
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.RunAsync(arguments, All(), _ => Task.FromResult(ExitCode.Done), output, error).GetAwaiter().GetResult();

        // A bug shows as a stack trace.
        if (code is not (ExitCode.Done or ExitCode.Refused or ExitCode.WrongUsage) || error.ToString().Contains("   at BotApp.", StringComparison.Ordinal))
            throw new InvalidOperationException($"{string.Join(' ', path)} ended with {code}: {error}");
        if (code is not ExitCode.Done && error.ToString().Length == 0)
            throw new InvalidOperationException($"{string.Join(' ', path)} ended with {code} and says nothing.");
    }

    // Valid arguments find no storage, so nothing is carried out.
    private static IEnumerable<Command> All() => CommandList.Of(
        () => throw new StorageNotReadyException("No storage here."), _ => Task.FromResult(ExitCode.Done));

    private static IEnumerable<string[]> Leaves(Command command, string[] above)
    {
        string[] path = [.. above, command.Name];
        return command.Subcommands.Count == 0 ? [path] : command.Subcommands.SelectMany(c => Leaves(c, path));
    }

    private static Command CommandOf(string[] path)
    {
        var command = All().First(c => c.Name == path[0]);
        return path.Skip(1).Aggregate(command, (at, name) => at.Subcommands.First(c => c.Name == name));
    }

    private static IEnumerable<string> Arguments(Command command, Random random)
    {
        var names = command.Options.Select(o => o.Name).ToList();
        for (var count = random.Next(0, 7); count > 0; count--)
        {
            switch (random.Next(6))
            {
                case 0 when names.Count > 0:
                    yield return names[random.Next(names.Count)];
                    break;
                case 1 or 2 when names.Count > 0:
                    yield return names[random.Next(names.Count)];
                    yield return Value(random);
                    break;
                case 3:
                    yield return "--" + Argument(random);
                    break;
                default:
                    yield return Value(random);
                    break;
            }
        }
    }

    private static string Value(Random random) => random.Next(4) switch
    {
        0 => "2026",
        1 => Path.Combine(AppContext.BaseDirectory, "seeds", "demo", "roster.csv"),
        _ => Argument(random),
    };

    // No operating system passes an argument that contains NUL.
    private static string Argument(Random random) => HostileText.Next(random).Replace("\0", "", StringComparison.Ordinal);
}
