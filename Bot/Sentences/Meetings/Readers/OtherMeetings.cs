using System.Text.RegularExpressions;
using BotApp.Office.Registers;
using BotApp.Sentences.Text;
using BotApp.Sentences.Times;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>
/// Another meeting in the same message. Either a statement or line begins with a kind and a past day of its own (昨天支委会…；
/// 今天党员大会…), unlike a numbered item, a decision, whose verb comes first, or a plan, whose day lies ahead. Or a clause begins
/// with another kind directly followed by a head count, as the first one had: 支委会4人，党员大会12人.
/// </summary>
internal static partial class OtherMeetings
{
    /// <summary>The first such meeting and where it begins; null where the message speaks of one only.</summary>
    /// <param name="text">The folded message.</param>
    /// <param name="type">The kind that was read.</param>
    /// <param name="when">The day that was read, and all past days.</param>
    public static (NamedMeeting Meeting, int Start)? Find(string text, TypeReading type, When when)
    {
        if (type.Code is null || when.Day is null)
            return null;

        foreach (var other in type.Named.Where(n => n.IsStrong && n.Where != type.Where))
        {
            var day = DayOf(text, other.Where, when.PastDays);
            if (day is null ? IsCounted(text, other, type) : other.Code != type.Code || day != when.Day)
                return (new NamedMeeting(other.Code!, day), Clauses.StartOf(text, other.Where.Start));
        }

        return null;
    }

    // 今天下午召开党员大会, 党员大会11月21日: the day next to the name, and nothing else before them.
    private static DateOnly? DayOf(string text, Span name, IReadOnlyList<(Span Where, DateOnly Day)> days)
    {
        var start = Clauses.StartOf(text, name.Start);
        if (!GoesOn().IsMatch(text.AsSpan(name.End)) || IsNotOfThePast(text, start))
            return null;

        // 昨天支委会，今天召开了党员大会: after a comma the text must say that it was held.
        var isHeldOnly = start > 0 && text[start - 1] is ',';
        foreach (var (where, day) in days)
        {
            if (where.Start >= start && where.End <= name.Start && Lead().IsMatch(text.AsSpan(start, where.Start - start))
                && Between().Match(text[where.End..name.Start]) is { Success: true } between && (!isHeldOnly || between.Groups["held"].Success))
                return day;
            if (where.Start >= name.End && !isHeldOnly && Lead().IsMatch(text.AsSpan(start, name.Start - start)) && text.AsSpan(name.End, where.Start - name.End).Trim(" :(,").IsEmpty)
                return day;
        }

        return null;
    }

    // 支委会4人参加，下午党员大会12人参加; not 党员大会，民主评议，12人参加, where another kind precedes the count of the only meeting, nor
    // an election, which is part of a meeting.
    private static bool IsCounted(string text, TypeReading other, TypeReading first)
    {
        var start = Clauses.StartOf(text, other.Where.Start);
        return start > 0 && start >= first.Where.End && other.Code != first.Code && !other.Has(WritingConvention.NamesCompound)
            && Unnamed().IsMatch(text.AsSpan(start, other.Where.Start - start)) && Counted().IsMatch(text.AsSpan(other.Where.End))
            && (text[start - 1] is '\n' || AnyCount().IsMatch(text.AsSpan(first.Where.End, start - first.Where.End)));
    }

    private static bool IsNotOfThePast(string text, int start)
    {
        var statement = text[start..Clauses.EndOfStatement(text, start)];
        return JudgeWords.NotHeld().IsMatch(statement) || JudgeWords.FirmPlan().IsMatch(statement);
    }

    private const string Joining = @"^\s*(?:(?:另外?|还有|以及|然后|接着|随后|紧接着|又|再|同时|补记|补录)[,:\s]*)?";

    private const string Circumstances =
        $@"(?:\s|\(?(?:周|星期|礼拜)[一二三四五六日天]\)?|{DayParts.Words}|[0-9一二两三四五六七八九十]{{1,3}}(?:点半?|时|:[0-9]{{2}})|[0-9]{{1,2}}分|[-至到])*" +
        @"(?:在[^,。;\s]{2,12}?)?(?:我们?|支部|又|还|也|再|刚刚?|就|都)*(?<held>(?:召开|举行|组织|开展|开|上)(?:了|的)?|(?:召开|举行|组织|开展)|(?=[^,。;]{0,12}(?:[开办搞上]了|结束|召开)))?(?:一?[次个场堂期]|支部|机关)?\s?$";

    // What may precede the day at the beginning of a statement.
    [GeneratedRegex($"{Joining}$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Lead();

    [GeneratedRegex($"^{Circumstances}", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Between();

    // What may precede a kind that has no day of its own.
    [GeneratedRegex($"{Joining}(?:当[天日]|同[天日一]天?)?{Circumstances}", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Unnamed();

    [GeneratedRegex(
        $@"^[,:\s(]{{0,2}}(?:(?:应到?|实到?|到会|参会|参加|出席|与会|到了?|来了)(?:会|人数|党员|人员|:|\s)*{Mark.Number}|(?:共|一共)?{Mark.Number}\s?(?:个人|[人名位])(?:党员|同志)?(?:$|[,。;!|\s]|参加|参会|到会|出席|应到|实到|都|全|到))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Counted();

    [GeneratedRegex($@"(?:应到?|实到?|到会|参会|参加|出席|到了?)(?:会|人数|人员|:|\s)*{Mark.Number}|{Mark.Number}\s?(?:个人|[人名位])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex AnyCount();

    // What may follow the name; in 党员大会精神, 主题党日方案 it is part of something else.
    [GeneratedRegex(
        $@"^(?:$|[,。;:!|\s(]|[0-9]|{Mark.Number}\s?(?:个人|[人名位])|召?开|举行|应到|实到|到会|参加|出席|由|在|于|也|就|都|共|学习|研究|讨论|传达|通过|审议|选举)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex GoesOn();
}
