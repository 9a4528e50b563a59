using System.CommandLine;
using System.Text.RegularExpressions;

namespace BotApp.Commands;

/// <summary><c>serve [--Section:Key=value …]</c>: the bot.</summary>
internal static partial class ServeCommand
{
    /// <param name="serve">Runs the bot until it is stopped.</param>
    public static Command Create(Func<CancellationToken, Task<int>> serve)
    {
        // The host reads them itself, from the arguments of the process.
        var settings = new Argument<string[]>("SETTINGS")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "配置项，如 --Storage:TablePrefix=x / settings, such as --Storage:TablePrefix=x",
        };
        settings.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !Setting().IsMatch(t.Value)))
                result.AddError($"不认识“{token.Value}”，配置项请写成 --Section:Key=value。 / '{token.Value}' is neither an option nor a setting; write a setting as --Section:Key=value.");
        });
        var command = new Command("serve", "运行助手 / run the bot") { settings };
        command.SetAction((_, ct) => serve(ct));
        return command;
    }

    // Of the settings without a section a host needs one: where it listens.
    [GeneratedRegex(@"^--(urls|\w+(:[\w.]+)+)=", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Setting();
}
