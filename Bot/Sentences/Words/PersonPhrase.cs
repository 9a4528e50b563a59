using System.Text.RegularExpressions;
using BotApp.Sentences.Text;

namespace BotApp.Sentences.Words;

/// <summary>
/// Finds the person in a phrase next to a role word. A post is dropped when a full name follows or precedes it
/// (支部书记冉冉 → 冉冉), a family name keeps its title (机关党委裴书记 → 裴书记), a title alone names nobody.
/// </summary>
internal static partial class PersonPhrase
{
    /// <summary>Reads the phrase <paramref name="span"/> of a text; null if it names nobody.</summary>
    public static Span? Read(string text, Span span, Names.Expectation expectation)
    {
        if (TitledAtEnd(text, span) is { } titled)
            return titled;

        span = WithoutAddress(text, span, expectation);
        var phrase = text.AsSpan(span.Start, span.Length);
        if (phrase.Length is < 2 or > 40)
            return null;
        if (IsTitled(phrase))
            return span;
        if (AfterPost(text, span, expectation) is { } named)
            return named;
        if (Names.IsName(phrase, expectation))
            return span;

        if (AfterUnit(text, span, expectation) is { } person)
            return person;

        // 党史办的连城老师
        var title = TitleAtEnd().Match(text[span.Start..span.End]);
        return title.Success ? AfterUnit(text, span with { End = span.Start + title.Index }, expectation) : null;
    }

    // 许峻同志, 王芳局长: the name is enough. 李同志, 裴老师 keep what makes them a name.
    private static Span WithoutAddress(string text, Span span, Names.Expectation expectation)
    {
        if (TitleAtEnd().Match(text[span.Start..span.End]) is not { Success: true } title)
            return span;

        var rest = new Span(span.Start, span.Start + title.Index);
        var name = text.AsSpan(rest.Start, rest.Length);
        return Names.IsName(name, expectation) && name[0] is not ('老' or '小') ? rest : span;
    }

    /// <summary>Whether it is a family name with a title: 裴书记, 许局.</summary>
    public static bool IsTitled(ReadOnlySpan<char> phrase)
    {
        for (var family = 1; family <= 2; family++)
        {
            if (phrase.Length <= family || !Names.IsFamilyName(phrase[..family]))
                continue;
            if (phrase.Length == family + 1 && Posts.Short.Contains(phrase[family], StringComparison.Ordinal) && !NotNames.Unlikely(phrase))
                return true;
            if (WholeTitle().IsMatch(phrase[family..]) && !NotNames.Never(phrase))
                return true;
        }

        return false;
    }

    private static Span? AfterPost(string text, Span span, Names.Expectation expectation)
    {
        Span? found = null;
        foreach (var post in AnyPost().EnumerateMatches(text.AsSpan(span.Start, span.Length)))
        {
            var rest = WithoutAddress(text, new Span(span.Start + post.Index + post.Length, span.End), Widened(expectation));
            // 完成党员信息核对: 信息核 is not a member's name.
            if (Names.IsName(text.AsSpan(rest.Start, rest.Length), Widened(expectation)) && !(rest.Length == 3 && NotNames.Unlikely(text.AsSpan(rest.Start, 2))))
                found = rest;
        }

        return found;
    }

    // 机关党委裴书记: the family name must follow the end of an office's name, or 市农业局长 would be a Mr 业.
    private static Span? TitledAtEnd(string text, Span span)
    {
        for (var start = span.End - 2; start > span.Start && start >= span.End - 7; start--)
        {
            // 由组长孙局长主持: no Mr 长孙
            if (text[start] is '长' && PostBefore().IsMatch(text.AsSpan(span.Start, start - span.Start)))
                continue;
            if (IsTitled(text.AsSpan(start, span.End - start)) && UnitAtEnd().IsMatch(text.AsSpan(span.Start, start - span.Start)))
                return new Span(start, span.End);
        }

        return null;
    }

    // 办公室杜若, 党校钱塘
    private static Span? AfterUnit(string text, Span span, Names.Expectation expectation)
    {
        for (var length = 4; length >= 2; length--)
        {
            var start = span.End - length;
            if (start > span.Start
                && Names.IsName(text.AsSpan(start, length), expectation is Names.Expectation.None ? expectation : Names.Expectation.Role)
                && !NotNames.Unlikely(text.AsSpan(start, length))
                && UnitAtEnd().IsMatch(text.AsSpan(span.Start, start - span.Start)))
            {
                return new Span(start, span.End);
            }
        }

        return null;
    }

    private static Names.Expectation Widened(Names.Expectation expectation) =>
        expectation is Names.Expectation.None ? Names.Expectation.Role : expectation;

    [GeneratedRegex($"(?:{Posts.Title})$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex TitleAtEnd();

    [GeneratedRegex($"^(?:{Posts.Title})$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex WholeTitle();

    [GeneratedRegex($"(?:{Posts.Title}|{Posts.Before})", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex AnyPost();

    [GeneratedRegex("[组局处科部院所队站校会班]$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex PostBefore();

    // 请假三个人张书记主持: a count ends before a name too.
    [GeneratedRegex($"(?:{Posts.UnitEnd}|的|{Mark.Number}(?:个人|[人名位]))$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex UnitAtEnd();
}
