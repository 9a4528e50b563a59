using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

// The person before or after a role word.
internal sealed partial class PeopleReader
{
    private Span? Before(Match word)
    {
        var text = _message.Work;
        var end = word.Index;
        while (end > 0 && text[end - 1] == ' ' && end == word.Index && word.Groups["talks"].Success)
            end--;

        // 书记11月18日在二楼会议室给支部讲党课; 在党员活动室程立主持: who did it may stand before the room or behind it.
        if (Between().Match(text, 0, end) is { Success: true } between)
            return BeforeWord(word, between.Index) ?? (BeforeWord(word, end) is { } behind && IsKnown(behind) ? behind : null);

        return BeforeWord(word, end);
    }

    // Else the end of a room's name may look like one.
    private bool IsKnown(Span person) =>
        _people.Contains(_message.Work.AsSpan(person.Start, person.Length)) || PersonPhrase.IsTitled(_message.Work.AsSpan(person.Start, person.Length));

    private Span? BeforeWord(Match word, int end)
    {
        var text = _message.Work;

        // 周砚清（主持）、林晓禾（记录）, 骆松筠（组长、主持）
        if (word.Index + word.Length < text.Length && text[word.Index + word.Length] is ')' && OpenedBefore().Match(text, 0, end) is { Success: true } opened)
            return InBrackets(opened.Index);

        var start = end;
        while (start > 0 && end - start < 30 && !Mark.EndsWord(text[start - 1]) && !char.IsAsciiDigit(text[start - 1]) && text[start - 1] is not ('”' or '》' or '“' or '《'))
            start--;

        if (Adverbs().Match(text[start..end]) is { Success: true } adverbs)
            end = start + adverbs.Index;

        // 由虎翼讲, 请来了钱塘, 主持是仲夏: the name begins after such a word, if that leaves a name.
        foreach (Match lead in LeadIns().Matches(text[start..end]).Reverse())
        {
            if (Persons(new Span(start + lead.Index + lead.Length, end), Names.Expectation.Role) is { } named)
                return named;
        }

        // 读了报纸老段主持
        var familiar = new Span(Math.Max(start, end - 2), end);
        return Persons(new Span(start, end), Names.Expectation.Role)
            ?? (familiar.Length == 2 && text[familiar.Start] is '老' or '小' ? Persons(familiar, Names.Expectation.Role) : null)
            ?? OnRoster(new Span(start, end), word);
    }

    // 六个人都到了卞茉主持: without punctuation, only the roster tells where the name begins. Not 研究了卞茉主持的项目.
    private Span? OnRoster(Span phrase, Match word)
    {
        if (OfIt().IsMatch(_message.Work.AsSpan(word.Index + word.Length)))
            return null;

        for (var start = Math.Max(phrase.Start, phrase.End - KnownPeople.LongestName); start <= phrase.End - 2; start++)
        {
            if (!_people.Contains(_message.Work.AsSpan(start, phrase.End - start)))
                continue;
            if (DealtWith().IsMatch(_message.Work.AsSpan(phrase.Start, start - phrase.Start)))
                return null;

            _behindOthers.Add(start);
            return new Span(start, phrase.End);
        }

        return null;
    }

    private Span? InBrackets(int end)
    {
        var start = end;
        while (start > 0 && Names.IsHan(_message.Work.AsSpan(start - 1, 1)))
            start--;
        return Persons(new Span(start, end), Names.Expectation.Role);
    }

    private Span? After(Match word)
    {
        var text = _message.Work;
        if (Separator().Match(text, word.Index + word.Length) is not { Success: true } separator)
            return null;

        var start = separator.Index + separator.Length;
        var end = start;
        while (end < text.Length && end - start < 30 && !Mark.EndsWord(text[end]) && !char.IsAsciiDigit(text[end]) && text[end] is not ('“' or '《'))
            end++;

        // 主持季风记录艾青青: the value ends where the next thing begins.
        foreach (var next in ValueEnds().EnumerateMatches(text.AsSpan(start, end - start)))
        {
            if (next.Index >= 2)
            {
                // 会议记录： / 周砚清主持: a value on the next line must be the whole of it; otherwise it belongs to another word.
                if (separator.Value.Contains('\n', StringComparison.Ordinal))
                    return null;
                end = start + next.Index;
                break;
            }

            if (next.Index == 0)
                return null;
        }

        // 主讲人 市委党校 刘教授: the office first, the person in the next word.
        if (end + 1 < text.Length && text[end] == ' ' && OfficeAtEnd().IsMatch(text.AsSpan(start, end - start)))
        {
            start = end + 1;
            end = start;
            while (end < text.Length && !Mark.EndsWord(text[end]))
                end++;
        }

        var labelled = separator.Value.Contains(':', StringComparison.Ordinal) || (word.Groups["label"].Success && !word.Groups["speaker"].Success)
            // 记录格桑, as a note of its own
            || (separator.Length == 0 && !word.Groups["speaker"].Success && (word.Index == 0 || Mark.EndsWord(text[word.Index - 1])));
        var framed = labelled && (end == text.Length || Mark.EndsWord(text[end]));
        return Persons(new Span(start, end), framed ? Names.Expectation.Framed : Names.Expectation.Role);
    }

    /// <summary>One person or several (狄安、宓云), from the first to the last; 党组书记、局长方舟 is one.</summary>
    private Span? Persons(Span phrase, Names.Expectation expectation)
    {
        var text = _message.Work;
        if (phrase.Length < 2)
            return null;
        // 盛景和 is one person
        if (text[phrase.End - 1] is '和' && Names.IsName(text.AsSpan(phrase.Start, phrase.Length), Names.Expectation.Framed))
            return phrase;
        if (text.AsSpan(phrase.Start, phrase.Length).IndexOfAny("、和与及/") < 0)
            return PersonPhrase.Read(text, phrase, expectation);

        Span? whole = null;
        foreach (var part in ListSeparators().EnumerateSplits(text.AsSpan(phrase.Start, phrase.Length)))
        {
            var piece = new Span(phrase.Start + part.Start.Value, phrase.Start + part.End.Value);
            var person = PersonPhrase.Read(text, piece, expectation);
            if (person is not { } one)
            {
                // What precedes the first name, such as a post, is skipped; what follows a name and is none ends the list.
                if (whole is null)
                    continue;
                return whole;
            }

            whole = whole is { } begun ? new Span(begun.Start, one.End) : one;
        }

        return whole ?? PersonPhrase.Read(text, phrase, expectation);
    }
}
