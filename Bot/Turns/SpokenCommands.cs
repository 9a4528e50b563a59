using System.Text.RegularExpressions;
using BotApp.Sentences.Text;

namespace BotApp.Turns;

/// <summary>Plain words in which people ask for what a command does: 查看状态, 生成2026年年度报告.</summary>
/// <param name="Wordings">Chinese phrases, one of which suffices in a short text that is no report.</param>
/// <param name="Argument">Extracts the command's argument from the rest of the text, if there is one.</param>
internal sealed record SpokenAs(IReadOnlyList<string> Wordings, Func<string, string?>? Argument = null);

/// <summary>A command that a text asks for, by its first word, and its argument.</summary>
internal sealed record SpokenCommand(string Word, string? Argument);

/// <summary>Which commands a request in plain words means. Pure; only ever offered as buttons.</summary>
internal static partial class SpokenCommands
{
    // Longer texts are talk, in which any word may occur.
    private const int LongestText = 24;

    /// <summary>The commands; the longest wording first, and of overlapping ones only the longest.</summary>
    public static IReadOnlyList<SpokenCommand> Of(string text, IEnumerable<CommandRoute> commands)
    {
        var typed = Fold.Apply(text).Trim();
        if (typed.Length is 0 or > LongestText)
            return [];

        var found = new List<(int At, int Length, CommandRoute Route)>();
        foreach (var (route, wording) in commands.SelectMany(c => (c.Spoken?.Wordings ?? []).Select(w => (c, w))).OrderByDescending(c => c.w.Length))
        {
            var at = typed.IndexOf(wording, StringComparison.Ordinal);
            if (at >= 0 && !found.Exists(f => f.Route == route || (at < f.At + f.Length && f.At < at + wording.Length)))
                found.Add((at, wording.Length, route));
        }

        return [.. found.Select(f => new SpokenCommand(f.Route.Words[0], f.Route.Spoken!.Argument?.Invoke(typed.Remove(f.At, f.Length))))];
    }

    /// <summary>The month, quarter or year that the text names.</summary>
    public static string? Period(string text) => NamedPeriod().Match(text) is { Success: true, Value: var period } ? period : Year(text);

    /// <summary>The year that the text names.</summary>
    public static string? Year(string text) => NamedYear().Match(text) is { Success: true, Value: var year } ? year : null;

    [GeneratedRegex(
        "(?:(?:20[0-9]{2}|[今去本上])年度?)?(?:(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?|第?[一二三四1-4]季度|[上下]半年)|上个?月|本月|这个月|[上本]个?季度",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex NamedPeriod();

    [GeneratedRegex("(?<![0-9])20[0-9]{2}年?(?![0-9])|[今去前本]年", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex NamedYear();
}
