using System.CommandLine;
using System.Text.RegularExpressions;

namespace BotApp.Commands;

/// <summary><c>serve [--Section:Key=value …]</c>: the bot.</summary>
internal static partial class ServeCommand
{
    /// <param name="serve">Runs the bot until it is stopped.</param>
    public static Command Create(Func<CancellationToken, Task<int>> serve)
    {
        // Only checked here; the host reads them from the arguments of the process.
        var settings = new Argument<string[]>("SETTINGS")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "配置项，如 --Storage:TablePrefix=x / settings, such as --Storage:TablePrefix=x",
        };
        settings.Validators.Add(result =>
        {
            foreach (var unknown in Unknown([.. result.Tokens.Select(t => t.Value)]))
                result.AddError($"不认识“{unknown}”，配置项请写成 --Section:Key=value。 / '{unknown}' is neither an option nor a setting; write a setting as --Section:Key=value.");
        });
        var command = new Command("serve", "运行助手 / run the bot") { settings };
        command.SetAction((_, ct) => serve(ct));
        return command;
    }

    private static IEnumerable<string> Unknown(IReadOnlyList<string> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var setting = Setting().Match(tokens[i]);
            var isValueNext = !setting.Groups["value"].Success && i + 1 < tokens.Count && !tokens[i + 1].StartsWith("--", StringComparison.Ordinal);
            if (!setting.Success || !(setting.Groups["value"].Success || isValueNext))
                yield return tokens[i];
            else if (isValueNext)
                i++;
        }
    }

    // In .NET's format, also with the value as the next argument. These are the settings without a section that a host needs.
    [GeneratedRegex(@"^--(urls|environment|contentRoot|\w+(:[\w.]+)+)(?<value>=.*)?$", RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Setting();
}
