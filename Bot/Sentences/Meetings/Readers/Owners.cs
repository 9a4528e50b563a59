using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>Who has a task: a person, a post, an office, or everybody of a kind.</summary>
internal static partial class Owners
{
    /// <summary>Whether the stretch names an owner and nothing else; the owner, without a post before a full name.</summary>
    /// <param name="text">The working text.</param>
    /// <param name="span">The stretch.</param>
    /// <param name="announced">A word such as 由 or 负责 says that somebody is named here.</param>
    public static Span? Whole(string text, Span span, bool announced = false)
    {
        if (Parts(text, span) is { } parts)
            return parts.TrueForAll(p => Whole(text, p, announced) == p) ? span : null;

        // 简报已完成, 都是下周五前
        if (span.Length is < 2 or > 16 || text[span.End - 1] is '已' or '是' or '都' or '均')
            return null;

        // 由办公室完成: the word before says that somebody is named.
        if (!announced && span.Length > 2 && text[span.Start] is '由' && text[span.Start + 1] is not '于')
            return Whole(text, span with { Start = span.Start + 1 }, announced: true);

        var words = text.AsSpan(span.Start, span.Length);
        // 文体委员: a post, though 文 is a family name.
        if (PersonPhrase.Read(text, span, IsFramed(text, span) ? Names.Expectation.Framed : Names.Expectation.Role) is { } person
            && (person == span ? announced || !NotNames.Unlikely(words) : !NotNames.Unlikely(text.AsSpan(person.Start, person.Length))))
            return person;

        return !NotNames.Never(words) && ((Unit().IsMatch(words) && !TaskWithin().IsMatch(words)) || People().IsMatch(words)) ? span : null;
    }

    /// <summary>Whether the stretch is the name of one or several people, even with nothing to announce them.</summary>
    public static bool ArePeople(string text, Span span) =>
        (Parts(text, span) ?? [span]).TrueForAll(p => Names.IsName(text.AsSpan(p.Start, p.Length)));

    /// <summary>The owner as the form takes it: 骆松筠和凌笛 are written 骆松筠、凌笛.</summary>
    public static string? Named(Message message, Span owner) =>
        Parts(message.Folded, owner) is { } parts ? string.Join('、', parts.Select(message.Cut)) : message.Cut(owner);

    // 骆松筠、凌笛和许芷; not 盛景和
    private static List<Span>? Parts(string text, Span span)
    {
        var parts = new List<Span>();
        foreach (var part in Joints().EnumerateSplits(text.AsSpan(span.Start, span.Length)))
            parts.Add(new Span(span.Start + part.Start.Value, span.Start + part.End.Value));
        return parts.Count > 1 && parts.TrueForAll(p => p.Length >= 2) ? parts : null;
    }

    // 由木槿11月30日前报批: the word before and the day after frame the name.
    private static bool IsFramed(string text, Span span) =>
        span.Start > 0 && text[span.Start - 1] is '由' && span.End < text.Length && text[span.End] is Mark.Due;

    /// <summary>The owner with whom the stretch begins, if a task follows: 办公室尽快细化方案.</summary>
    public static (Span Owner, int From)? Leading(string text, Span span)
    {
        // A longer one is a list of owners.
        var longest = Math.Min(text.AsSpan(span.Start, span.Length).ContainsAny('、', '和', '与') ? 30 : 16, span.Length);
        for (var length = 2; length <= longest; length++)
        {
            var head = span with { End = span.Start + length };
            if (Whole(text, head) is { } owner && TaskFollows().IsMatch(text.AsSpan(head.End, span.End - head.End)))
                return (owner, head.End);
        }

        return null;
    }

    /// <summary>Whether the owner is a crowd (困难党员, 全体同志) rather than somebody in particular.</summary>
    public static bool IsCrowd(string text, Span owner) => Crowd().IsMatch(text.AsSpan(owner.Start, owner.Length));

    /// <summary>The person with whom the stretch ends, after the task: 信息稿骆红.</summary>
    public static Span? Trailing(string text, Span span)
    {
        for (var length = 4; length >= 2; length--)
        {
            var tail = span with { Start = span.End - length };
            if (tail.Start < span.Start + 2)
                continue;
            if (length > 2 && EndsThing().IsMatch(text.AsSpan(span.Start, tail.Start + 1 - span.Start)))
                continue;
            if (Names.IsName(text.AsSpan(tail.Start, length))
                && !PersonBefore().IsMatch(text.AsSpan(span.Start, tail.Start - span.Start)))
            {
                return tail;
            }
        }

        return null;
    }

    [GeneratedRegex("、|(?<=[\u4e00-\u9fff]{2})[和与](?=[\u4e00-\u9fff]{2})", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Joints();

    [GeneratedRegex($@"^(?:各|每个?|所有)?[\u4e00-\u9fffA-Za-z0-9]{{1,12}}(?:{TaskWords.UnitLast})$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Unit();

    [GeneratedRegex($@"^(?:(?:各|每[个名位]?|全体|所有|相关|有关)?[\u4e00-\u9fff]{{0,6}})?(?:{TaskWords.Group})$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex People();

    [GeneratedRegex($@"^:?\s?(?:同志)?(?:{TaskWords.Charges})*(?:{TaskWords.Does}|[\uE001])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex TaskFollows();

    // 学习体会文章霍去…: 章 belongs to the word before the name.
    [GeneratedRegex(
        "(?:文章|印章|资金|基金|名单|清单|议程|流程|日程|课程|党费|经费|会费|统计|征文|公文|检查|排查|党史|问卷|条件|方案|计划)$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex EndsThing();

    [GeneratedRegex(
        "负责|牵头|联系|整理|尽快|完成|提交|上报|报送|收集|汇总|走访|慰问|推荐|学习|开展|落实|修订|起草|制定|对接|协调|准备|(?<=[\u4e00-\u9fff]{2})[把将]",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex TaskWithin();

    [GeneratedRegex("^(?:各|全体|所有|每|大家|人人)|(?:党员|同志|人员|成员|干部|志愿者)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Crowd();

    [GeneratedRegex("(?:由|请|让|给|向|和|与|为)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex PersonBefore();
}
