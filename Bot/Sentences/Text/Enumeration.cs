using System.Buffers;
using System.Text.RegularExpressions;

namespace BotApp.Sentences.Text;

/// <summary>Numbered lists: 1.成立专班；2.…, ①…②…, 一是…，二是…, 第一，…</summary>
internal static partial class Enumeration
{
    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789一二三四五六七八九十");

    /// <summary>Any numbering, as part of a pattern; it stands at the beginning or after a separator.</summary>
    public const string Any =
        @"[0-9]{1,2}[.、](?:(?![0-9])|(?=[0-9]{1,2}月))|[0-9]{1,2}\)|\((?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})\)|[\u2460-\u2473\u2474-\u2487]|" +
        @"[一二三四五六七八九十]{1,2}、|第[一二三四五六七八九十][,、:]|[一二三四五六七八九]是(?!一)|其[一二三四五六][,是:、]?";

    /// <summary>The items of a numbered list within a stretch; empty if there is no list (which has a first item).</summary>
    public static List<Span> Items(string text, Span within)
    {
        var heads = new List<Span>();
        foreach (var match in Head().EnumerateMatches(text.AsSpan(within.Start, within.Length)))
            heads.Add(new Span(within.Start + match.Index, within.Start + match.Index + match.Length));

        if (heads.Count == 0 || !First().IsMatch(text.AsSpan(heads[0].Start, heads[0].Length)))
            return [];

        var items = new List<Span>();
        for (var i = 0; i < heads.Count; i++)
            items.Add(new Span(heads[i].End, i + 1 < heads.Count ? heads[i + 1].Start : within.End));
        return items;
    }

    /// <summary>The items of all lists in the text, if there are at least two; each ends with its sentence.</summary>
    public static List<Span> All(string text)
    {
        var items = Items(text, new Span(0, text.Length));
        if (items.Count < 2)
            return [];

        for (var i = 0; i < items.Count; i++)
        {
            var length = text.AsSpan(items[i].Start, items[i].Length).IndexOfAny("。!|\n");
            items[i] = length < 0 ? items[i] : items[i] with { End = items[i].Start + length };
        }

        return items;
    }

    /// <summary>Whether two numberings are of one kind: 1. and 2., （一） and （二）, ① and ②.</summary>
    public static bool AreAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        return KindOf(one) == KindOf(other);

        static (int Kind, char End) KindOf(ReadOnlySpan<char> numbering)
        {
            if (numbering.IsEmpty || numbering[0] is >= '\u2460' and <= '\u2487')
                return (0, default);

            var opened = numbering[0] is '(' or '第' or '其';
            var first = opened ? numbering[1] : numbering[0];
            var end = numbering[(opened ? 1 : 0)..].IndexOfAnyExcept(Figures);
            return ((char.IsAsciiDigit(first) ? 1 : 2) + (opened ? 2 : 0), end < 0 ? default : numbering[end + (opened ? 1 : 0)]);
        }
    }

    [GeneratedRegex($@"(?<=^|[,。;:!?|\s\uE001-\uE004])(?:{Any})\s?|[\u2460-\u2473]", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Head();

    [GeneratedRegex(@"^\(?(?:1|一|①|第一|其一)(?![0-9])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex First();
}
