using System.Text.RegularExpressions;
using BotApp.Cards.Meetings;
using BotApp.Office.Registers;
using BotApp.Sentences.Text;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>
/// What the meeting was about. In this order: a label (主题：…), a lead-in that is dropped (围绕…, 讲的是…), a clause that
/// begins with a content verb, which stays (学习…, 研究…), a quoted title by itself, the words before the name of the
/// register (交通劝导志愿服务). The last of all readers: text with another meaning has been taken by then.
/// </summary>
internal sealed partial class TopicReader
{
    public static void Read(Reading reading)
    {
        var (message, type) = (reading.Message, reading.Type);
        if (!type.Keeps(MeetingInputs.Topic))
            return;

        var topic = Labelled(message)
            ?? OfLecture(message, reading.LectureEnd)
            ?? LedIn(message)
            ?? OfLecturer(message, reading)
            ?? NameOfDay(message, type)
            ?? AfterType(message, type)
            ?? Clause(message, Discussion())
            ?? (type.Has(WritingConvention.Activity) ? Clause(message, type.Has(WritingConvention.VisitsOthers) ? GivenOnVisit() : Activity()) : null)
            ?? TitleAlone(message)
            ?? BeforeType(message, type)
            ?? BesideType(message, type);
        reading.Topic = topic is { } span && message.Cut(span) is { } text && !NeverTopic().IsMatch(text) ? OnOneLine(text) : null;
    }

    // The field has one line: list items on lines of their own are separated like 1.…；2.….
    private static string OnOneLine(string text) => LineEnd().Replace(text, "；");

    private static Span? Labelled(Message message)
    {
        foreach (Match match in Label().Matches(message.Work))
        {
            var value = new Span(match.Index + match.Length, EndOfValue(message, match.Index + match.Length));
            if (!IsIdle(message, value) && (match.Groups["mark"].Success || IsQuoteAt(message, value.Start)))
                return value;
        }

        return null;
    }

    // 请庭长盛夏讲未成年人保护
    private static Span? OfLecture(Message message, int? start)
    {
        if (start is not { } begin)
            return null;

        var value = new Span(begin, EndOfClause(message.Work, begin));
        var text = message.Work[value.Start..value.End];
        return value.Length < 3 || IsIdle(message, value) || Vague().IsMatch(text) || NotTold().IsMatch(text) ? null : value;
    }

    // 举办“七一”专题党课，由欧阳靖主讲《从红船到巨轮》: the title behind the lecturer, not the occasion.
    private static Span? OfLecturer(Message message, Reading reading)
    {
        if (reading.Speaker is null || !reading.Type.Has(WritingConvention.Lectured))
            return null;

        var titles = message.Quotes.Where(q => q.Start > 0 && message.Work[q.Start] is '《' && message.Work[q.Start - 1] is Mark.Taken && q.Length >= 4).ToList();
        return titles is [var one] ? one : null;
    }

    private static Span? LedIn(Message message)
    {
        foreach (Match match in Leads().Matches(message.Work))
        {
            var start = match.Groups["topic"].Index;
            var value = new Span(start, EndOfValue(message, start));
            if (match.Groups["round"].Success)
                value = match.Groups["topic"].ToSpan();
            // 题为《…》的党课
            if (match.Groups["titled"].Success && message.Quotes.FirstOrDefault(q => q.Start == start) is { IsEmpty: false } title)
                value = title;
            if (!IsIdle(message, value) && (match.Groups["titled"].Success || !Vague().IsMatch(message.Work.AsSpan(value.Start, value.Length))))
                return value;
        }

        return null;
    }

    private static Span? Clause(Message message, Regex pattern)
    {
        foreach (Match match in pattern.Matches(message.Work))
        {
            var start = match.Groups["topic"].Index;
            var value = new Span(start, EndOfClause(message.Work, start));
            var text = message.Work[value.Start..value.End];
            if (Enumerated(message, value) is { } list)
                return list;
            var verbOnly = pattern == Discussion() && value.Length < 4 && value.Length <= match.Groups["topic"].Length;
            if (verbOnly || IsIdle(message, value) || IdleClause().IsMatch(text))
                continue;

            return GoOn(message.Work, value, pattern);
        }

        return null;
    }

    // 研究了两项工作：一是…，二是…
    private static Span? Enumerated(Message message, Span clause)
    {
        if (clause.End >= message.Length || message.Work[clause.End] is not ':' || !(ListHere().IsMatch(message.Work.AsSpan(clause.End + 1)) || CountsItems().IsMatch(message.Work.AsSpan(clause.Start, clause.Length))))
            return null;

        // 讨论事项：⏎1.…
        var start = clause.End + 1;
        while (start < message.Length && char.IsWhiteSpace(message.Work[start]))
            start++;
        var list = new Span(start, Clauses.EndOfStatement(message.Work, start));
        if (list.Length <= 2 || ListHere().IsMatch(message.Work.AsSpan(list.Start)))
            return list.Length > 2 ? new Span(list.Start, EndOfValue(message, list.Start)) : null;

        // 讨论两件事：评先评优；冬训安排。
        var end = list.Start;
        while (end < list.End || (end < message.Length && message.Work[end] is ';' && message.Work.AsSpan(end + 1).TrimStart() is [>= '\u4e00' and <= '\u9fff', ..]))
            end = end < list.End ? list.End : Clauses.EndOfStatement(message.Work, end + 1);
        return new Span(list.Start, end);
    }

    // 传达学习…，研究…: agenda items are one span.
    private static Span GoOn(string text, Span value, Regex pattern)
    {
        while (value.End < text.Length && text[value.End] is ',' or '、' or ';'
            && pattern.Match(text, value.End) is { Success: true } next
            && next.Index <= value.End + 1 && next.Groups["topic"].Index <= value.End + 4)
        {
            var end = EndOfClause(text, next.Groups["topic"].Index);
            if (IdleClause().IsMatch(text[next.Groups["topic"].Index..end]))
                break;
            value = value with { End = end };
        }

        return value;
    }

    // 开展“红色寻访”主题党日: its name, whatever was done there.
    private static Span? NameOfDay(Message message, TypeReading type)
    {
        if (!type.Has(WritingConvention.Activity) && !type.Has(WritingConvention.TopicBeforeName))
            return null;

        var found = message.Quotes.Where(q => q.End < message.Length && message.Work[q.End] is Mark.Type && message.Work[q.Start] is '“' or '"' && message.Work[q.Start + 1] == Mark.Quoted && q.Length >= 4).ToList();
        return found is [var name] ? name : null;
    }

    private static Span? TitleAlone(Message message)
    {
        var text = message.Work;
        foreach (var quote in message.Quotes)
        {
            var before = quote.Start == 0 ? ' ' : text[quote.Start - 1];
            var after = quote.End == text.Length ? ' ' : text[quote.End];
            var opensClause = before is Mark.Taken or Mark.Type or '的' or '了' or '片' or '书' or '文' or '影' || Mark.EndsWord(before);
            var isFestival = before is '庆' or '迎';
            var closesClause = Mark.EndsWord(after) || TitleEnd().IsMatch(text.AsSpan(quote.End));
            if (((opensClause && closesClause) || (after is Mark.Type && !isFestival)) && text[quote.Start] != Mark.Type && text[quote.Start + 1] == Mark.Quoted && quote.Length >= 4)
                return quote;
        }

        return null;
    }

    // 到桥头镇调研农村养老
    private static Span? AfterType(Message message, TypeReading type) =>
        type.Has(WritingConvention.TopicAfterName) && Object().Match(message.Work) is { Success: true } match ? match.Groups["topic"].ToSpan() : null;

    private static Span? BeforeType(Message message, TypeReading type)
    {
        if (!type.Has(WritingConvention.Activity) && !type.Has(WritingConvention.TopicBeforeName))
            return null;

        foreach (Match match in Modifier().Matches(message.Work))
        {
            var words = match.Groups["topic"].Value;
            var isDone = DoneBefore().IsMatch(words);
            if ((isDone || type.Has(WritingConvention.TopicBeforeName)) && !GenericModifier().IsMatch(words))
                return match.Groups["topic"].ToSpan();
        }

        return null;
    }

    // 培训 网络安全 11月13日: the words next to the register's name, in notes that are all bare words
    private static Span? BesideType(Message message, TypeReading type)
    {
        if (!type.Has(WritingConvention.TopicBesideName))
            return null;

        var match = Beside().Match(message.Work);
        return match.Success && !NoSubject().IsMatch(match.Groups["topic"].ValueSpan) ? match.Groups["topic"].ToSpan() : null;
    }

    private static bool IsQuoteAt(Message message, int offset) => message.Quotes.Any(q => q.Start == offset);

    private static bool IsIdle(Message message, Span value) =>
        message.Cut(value) is not { Length: >= 2 } || Blank().IsMatch(message.Work[value.Start..value.End]);

    /// <summary>A value after a label extends to the next comma, a numbered list to the end of its sentence.</summary>
    private static int EndOfValue(Message message, int start)
    {
        var text = message.Work;
        var statement = Clauses.EndOfStatement(text, start);
        if (ListHere().IsMatch(text.AsSpan(start)))
        {
            while (statement < text.Length && text[statement] is ';' or '。' or '\n' && GoesOn(text, start, statement))
                statement = Clauses.EndOfStatement(text, ListGoesOn().Match(text[statement..]).Length + statement);
            var taken = text.AsSpan(start, statement - start).IndexOf(Mark.Taken);
            return taken < 0 ? statement : Clauses.StartOf(text, start + taken);
        }

        return EndOfClause(text, start);
    }

    // An item on a line of its own must be numbered like the first: 1.…⏎2.…; not 1.…⏎二、….
    private static bool GoesOn(string text, int start, int at)
    {
        var next = ListGoesOn().Match(text[at..]);
        return next.Success && (text[at] is not '\n' || Enumeration.AreAlike(text.AsSpan(start).TrimStart(), next.Value.AsSpan(1).TrimStart()));
    }

    // A day or a register within it is part of it (研究党员大会筹备); what another reader has taken is not.
    private static int EndOfClause(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is not (',' or '。' or ';' or '!' or '?' or '|' or '\n' or ' ' or ':' or '(' or ')' or Mark.Taken or Mark.Due))
            end++;
        var written = end;
        while (end > start && text[end - 1] is Mark.When or Mark.Type)
            end--;
        // 研究了党费开到四点
        if (end < written && text[end] is Mark.When && LastedUntil().Match(text[start..end]) is { Success: true } until)
            return start + until.Index;
        // 义务植树算主题党日; without a register after it, 算 may be the end of 预算, and 作为 that of 担当作为.
        return text.AsSpan(end, written - end).Contains(Mark.Type) && SortedAs().Match(text[start..end]) is { Success: true } sorted ? start + sorted.Index : end;
    }
}
