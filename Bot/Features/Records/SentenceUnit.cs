using System.Text.RegularExpressions;
using BotApp.Office.Roster;
using BotApp.Sentences.Text;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary>Decides which unit a sentence is about. Pure.</summary>
internal static partial class SentenceUnit
{
    /// <summary>The unit that is named, else the person's own.</summary>
    /// <param name="may">The units that the person may enter it for.</param>
    /// <param name="owners">Who has a task according to the sentence: a unit named only for that is not the unit the sentence is about.</param>
    /// <param name="bound">Ids of the units that the channel is about; empty for none.</param>
    /// <returns>The unit; and the name of a branch or unit of the same kind outside <paramref name="may"/>, if the sentence is about one.</returns>
    public static (Unit Unit, string? Other) Of(Turn turn, IReadOnlyList<Unit> may, string sentence, IReadOnlyCollection<string?> owners, IReadOnlyCollection<string> bound)
    {
        if (Named(may) is { } named)
            return (named, null);

        var own = OwnOf(turn, may, bound);
        return (own, Named(turn.Roster.Units.Where(u => u.Kind == own.Kind || u.Kind is UnitKind.Branch))?.Name);

        Unit? Named(IEnumerable<Unit> units) => units.Where(u => NamesOf(u).Any(name => IsAbout(sentence, name, owners))).MaxBy(u => u.Name.Length);
    }

    // 第二党支部 is also called 二支部 and 第二支部.
    private static string[] NamesOf(Unit unit) =>
        Numbered().Match(unit.Name) is { Success: true } match && match.Groups["n"].Value is var n
            ? [unit.Name, $"{n}支部", $"{n}党支部", $"第{n}支部"]
            : [unit.Name];

    /// <summary>A unit the person belongs to, else the first one; among those that the channel is bound to, if there are any.</summary>
    public static Unit OwnOf(Turn turn, IReadOnlyList<Unit> may, IReadOnlyCollection<string> bound)
    {
        var here = may.Where(u => bound.Contains(u.Id)).ToList();
        var of = here.Count > 0 ? here : may;
        return of.FirstOrDefault(u => turn.Person.Memberships.Any(m => m.UnitId == u.Id)) ?? of[0];
    }

    private static bool IsAbout(string sentence, string name, IReadOnlyCollection<string?> owners)
    {
        var at = sentence.IndexOf(name, StringComparison.Ordinal);
        return at >= 0 && !Beside().IsMatch(sentence.AsSpan(0, at)) && !(name.EndsWith("支部", StringComparison.Ordinal) && OfAnother().IsMatch(sentence.AsSpan(0, at)))
            && (!owners.Contains(name) || sentence.IndexOf(name, at + 1, StringComparison.Ordinal) > 0);
    }

    // 十二支部 is not 二支部, nor 离退休第二支部 the second one, nor 上周三支部大会 one of the third.
    [GeneratedRegex("(?:[第一二三四五六七八九十百周]|星期|礼拜|退休|老干部|[局处科委院办室所站])$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex OfAnother();

    [GeneratedRegex("^第(?<n>[一二三四五六七八九十百]{1,4})党支部$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Numbered();

    // Before another unit's name: who was also there, where people went, who is told to do something. But 替第三党支部补记 is about it.
    [GeneratedRegex(
        "(?:[与和同跟及、赴到去向对在请让]|要求|责成|通知|督促|委托|安排|指定|联合|邀请|会同|慰问|走访|看望|调研|考察|检查|督查|督导|指导|参观|听取|传达|表扬|表彰|通报)了?$",
        RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Beside();
}
