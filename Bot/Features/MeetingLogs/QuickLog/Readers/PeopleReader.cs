using System.Text.RegularExpressions;
using BotApp.Features.MeetingLogs.QuickLog.Text;
using BotApp.Features.MeetingLogs.QuickLog.Words;
using BotApp.Office.Registers;

namespace BotApp.Features.MeetingLogs.QuickLog.Readers;

/// <summary>
/// Who chaired, who took the minutes, who lectured. A role word is asked for a person before it (季风主持) and then, if
/// it can be a label, after it (主持 季风). 带队, 领学, 谈话人 and the like fill nothing and are put out of the way.
/// </summary>
internal sealed partial class PeopleReader
{
    private enum Role
    {
        Host,
        Recorder,
        Speaker,
        Nobody,

        /// <summary>主持兼记录：白帆.</summary>
        HostAndRecorder,

        /// <summary>苏知远主持并主讲.</summary>
        HostAndSpeaker,
    }

    private readonly Message _message;

    private readonly Dictionary<Role, Span> _found = [];

    private int? _lectureEnd;

    private bool _areSeveralTalks;

    private PeopleReader(Message message) => _message = message;

    public static void Read(Reading reading)
    {
        WithoutAts(reading.Message);
        var reader = new PeopleReader(reading.Message);
        reader.ReadRoles(mayLecture: reading.Type.MayHave(WritingConvention.Lectured));
        reading.Host = reader.Text(Role.Host);
        reading.Recorder = reader.Text(Role.Recorder);
        // 苏知远讲《一张老照片》，凌笛讲《我的入党故事》: neither is the one who lectured, nor his title what it was about.
        if (reader._areSeveralTalks)
        {
            foreach (var title in reading.Message.Quotes)
                reading.Message.Take(title);
            return;
        }

        reading.Speaker = reader.Text(Role.Speaker) ?? (reading.Type.Has(WritingConvention.Lectured) ? reader.BesideTitle() : null);
        reading.LectureEnd = reader._lectureEnd;
    }

    // @王芳 主持, typed by hand, is 王芳 主持; @三楼会议室 stays where it is.
    private static void WithoutAts(Message message)
    {
        foreach (Match at in AtName().Matches(message.Work))
        {
            if (Names.IsName(at.Groups["name"].ValueSpan, Names.Expectation.Role))
                message.Take(at, ' ');
        }
    }

    private void ReadRoles(bool mayLecture)
    {
        var start = 0;
        while (RoleWords().Match(_message.Work, start) is { Success: true } word)
        {
            start = word.Index + word.Length;
            var role = RoleOf(word);
            if (role is Role.Speaker && word.Groups["talks"].Success && !mayLecture)
                continue;

            var person = IsLabel(word) ? null : Before(word);
            person ??= word.Groups["talks"].Success || IsHeading(word) ? null : After(word);
            if (person is not { } named)
            {
                // The 讲 of 主讲 must not be read as 讲了….
                if (role is Role.Speaker && !word.Groups["talks"].Success)
                    _message.Take(new Span(StartOfLecturer(word.Index), word.Index + word.Length));
                continue;
            }

            var isAnotherTalk = role is Role.Speaker && word.Groups["talks"].Success && _lectureEnd is not null && IsAnother(named);
            Keep(role, named);
            if (isAnotherTalk)
                _areSeveralTalks = true;
            else if (role is Role.Speaker && word.Groups["talks"].Success)
                _lectureEnd = EndOfVerb(word);
            TakeBoth(named, word);
            start = Math.Max(start, named.End);
        }
    }

    // What stands between the person and the verb (a room, a title) is still to be read.
    private void TakeBoth(Span named, Match word)
    {
        var whole = new Span(Math.Min(StartOfPhrase(named.Start), word.Index), Math.Max(named.End, EndOfVerb(word)));
        if (named.End < word.Index && Between().Match(_message.Work, named.End, word.Index - named.End) is { Success: true, Length: > 0 } between)
        {
            _message.Take(whole with { End = between.Index });
            _message.Take(whole with { Start = between.Index + between.Length });
        }
        else
        {
            _message.Take(whole);
        }
    }

    // Of 作《…》专题辅导 and 做消防培训 only the verb: what it was about is still to be read.
    private static int EndOfVerb(Match word) =>
        word.Index + (word.Groups["talks"].Success && Verb().Match(word.Value) is { Success: true } verb ? verb.Index + verb.Length : word.Length);

    // The office before the name goes with it (党校周教授); a room does not (三会议室王芳主持).
    private int StartOfPhrase(int name)
    {
        var text = _message.Work;
        var start = name;
        while (start > 0 && Names.IsHan(text.AsSpan(start - 1, 1)))
            start--;
        return RoomAtEnd().IsMatch(text.AsSpan(start, name - start)) ? name : start;
    }

    // 党校授课: no person, no place either.
    private int StartOfLecturer(int word)
    {
        var start = word;
        while (start > 0 && Names.IsHan(_message.Work.AsSpan(start - 1, 1)))
            start--;
        return _message.Work.AsSpan(start, word - start).ContainsAny('在', '于') ? word : start;
    }

    private static Role RoleOf(Match word) =>
        word.Groups["both"].Success ? Role.HostAndRecorder
        : word.Groups["lectures"].Success ? Role.HostAndSpeaker
        : word.Groups["host"].Success ? Role.Host
        : word.Groups["recorder"].Success ? Role.Recorder
        : word.Groups["speaker"].Success ? Role.Speaker
        : Role.Nobody;

    private void Keep(Role role, Span named)
    {
        if (role is Role.HostAndRecorder or Role.HostAndSpeaker)
        {
            Keep(Role.Host, named);
            Keep(role is Role.HostAndRecorder ? Role.Recorder : Role.Speaker, named);
            return;
        }

        if (!_found.TryGetValue(role, out var former) || Corrections.Between(_message.Folded, former.End, named.Start))
            _found[role] = named;
    }

    // Somebody else than who spoke first, with a title of his own behind the verb.
    private bool IsAnother(Span named) =>
        _found.TryGetValue(Role.Speaker, out var first) && _message.Cut(first) != _message.Cut(named) && !Corrections.Between(_message.Folded, first.End, named.Start)
        && _message.Quotes.Any(q => q.Start >= _lectureEnd && q.Start - _lectureEnd <= 2) && _message.Quotes.Any(q => q.Start > named.End && q.Start - named.End <= 3);

    private string? Text(Role role) => _found.TryGetValue(role, out var span) ? _message.Cut(span) : null;

    /// <summary>
    /// Whether who is meant stands behind the word, and nobody before it: 主持人是…, a word of its own with a colon (the line
    /// 主持：褚听澜 below 缺席：贺砺), or one with a name right behind it (主持周砚清 记录林晓禾).
    /// </summary>
    private bool IsLabel(Match word) =>
        word.Groups["label"].Success
        || (!word.Groups["talks"].Success && ((IsOwnWord(word) && Colon().IsMatch(_message.Work.AsSpan(word.Index + word.Length))) || NamedBehind(word)));

    private bool IsOwnWord(Match word) => word.Index == 0 || Mark.EndsWord(_message.Work[word.Index - 1]);

    // A family name is asked for: in 周砚清 主持研讨 and 由周砚清主持：评议 what follows only looks like a value.
    private bool NamedBehind(Match word)
    {
        var behind = Behind().Match(_message.Work, word.Index + word.Length);
        return behind.Success && (behind.Groups["colon"].Success || IsOwnWord(word))
            && Names.IsName(behind.Groups["name"].ValueSpan);
    }

    // 支委会记录｜…: the heading of minutes, not who took them.
    private bool IsHeading(Match word)
    {
        if (word.Value is not "记录" || word.Index == 0)
            return false;

        var before = _message.Work[word.Index - 1];
        return before is Mark.Type or '议' or '动' or '习' or '话';
    }

    private Span? Before(Match word)
    {
        var text = _message.Work;
        var end = word.Index;
        while (end > 0 && text[end - 1] == ' ' && end == word.Index && word.Groups["talks"].Success)
            end--;

        // 书记11月18日在二楼会议室给支部讲党课
        if (Between().Match(text, 0, end) is { Success: true } between)
            end = between.Index;

        // 周砚清（主持）、林晓禾（记录）, 骆松筠（组长、主持）
        if (word.Index + word.Length < text.Length && text[word.Index + word.Length] is ')' && OpenedBefore().Match(text, 0, end) is { Success: true } opened)
            return InBrackets(opened.Index);

        var start = end;
        while (start > 0 && end - start < 30 && !Mark.EndsWord(text[start - 1]) && !char.IsAsciiDigit(text[start - 1]) && text[start - 1] is not ('”' or '》' or '“' or '《'))
            start--;

        if (Adverbs().Match(text[start..end]) is { Success: true } adverbs)
            end = start + adverbs.Index;

        // 由虎翼讲, 请来了钱塘, 主持是仲夏: the person begins after such a word, if it is one.
        foreach (Match lead in LeadIns().Matches(text[start..end]).Reverse())
        {
            if (Persons(new Span(start + lead.Index + lead.Length, end), Names.Expectation.Role) is { } named)
                return named;
        }

        // 读了报纸老段主持
        var familiar = new Span(Math.Max(start, end - 2), end);
        return Persons(new Span(start, end), Names.Expectation.Role)
            ?? (familiar.Length == 2 && text[familiar.Start] is '老' or '小' ? Persons(familiar, Names.Expectation.Role) : null);
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
                // 会议记录： / 周砚清主持: on the next line it is all of its word, or of another.
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
                // A post before the name; anything else before a list of names is not ours.
                if (whole is null)
                    continue;
                return whole;
            }

            whole = whole is { } begun ? new Span(begun.Start, one.End) : one;
        }

        return whole ?? PersonPhrase.Read(text, phrase, expectation);
    }
}
