using System.Text.RegularExpressions;
using BotApp.Office.Registers;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>
/// Who chaired, who took the minutes, who lectured. A role word looks for a person before it (季风主持) and then, if it can
/// be a label, after it (主持 季风). 带队, 领学, 谈话人 and the like fill no field and are taken out of the text.
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

    // 由我主持
    private readonly HashSet<Role> _ofWriter = [];

    private int? _lectureEnd;

    private bool _areSeveralTalks;

    // Where a name begins that only the roster tells from the words before it.
    private readonly HashSet<int> _behindOthers = [];

    private readonly KnownPeople _people;

    private PeopleReader(Reading reading)
    {
        _message = reading.Message;
        _people = reading.People;
    }

    public static void Read(Reading reading)
    {
        WithoutAts(reading.Message);
        var reader = new PeopleReader(reading);
        reader.ReadRoles(mayLecture: reading.Type.MayHave(WritingConvention.Lectured));
        reading.Host = reader.Text(Role.Host, reading.Writer);
        reading.Recorder = reader.Text(Role.Recorder, reading.Writer);
        // 苏知远讲《一张老照片》，凌笛讲《我的入党故事》: with several talks, nobody is the lecturer and no title is the topic.
        if (reader._areSeveralTalks)
        {
            foreach (var title in reading.Message.Quotes)
                reading.Message.Take(title);
            return;
        }

        reading.Speaker = reader.Text(Role.Speaker, reading.Writer) ?? (reading.Type.Has(WritingConvention.Lectured) ? reader.BesideTitle() : null);
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
            if (person is null && !word.Groups["talks"].Success && OfWriter(word) is { } taken)
            {
                KeepWriter(role);
                _message.Take(taken);
                start = taken.End;
                continue;
            }

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

    // What stands between the person and the verb (a room, a title) remains to be read.
    private void TakeBoth(Span named, Match word)
    {
        var whole = new Span(Math.Min(StartOfPhrase(named.Start), word.Index), Math.Max(named.End, EndOfVerb(word)));
        if (named.End < word.Index && Between().Match(_message.Work, 0, word.Index) is { Success: true, Length: > 0 } between)
        {
            _message.Take(whole with { End = Math.Max(between.Index, named.End) });
            _message.Take(whole with { Start = between.Index + between.Length });
        }
        else
        {
            _message.Take(whole);
        }
    }

    // Of 作《…》专题辅导 and 做消防培训 only the verb: the topic remains to be read.
    private static int EndOfVerb(Match word) =>
        word.Index + (word.Groups["talks"].Success && Verb().Match(word.Value) is { Success: true } verb ? verb.Index + verb.Length : word.Length);

    // The office before the name goes with it (党校周教授); a room does not (三会议室王芳主持), nor what was said before (在六楼开的陈书记主持).
    private int StartOfPhrase(int name)
    {
        if (_behindOthers.Contains(name))
            return name;

        var text = _message.Work;
        var start = name;
        while (start > 0 && Names.IsHan(text.AsSpan(start - 1, 1)))
            start--;
        // 周书记因出差委托林晓禾主持: why somebody else did not remains to be read.
        if (InPlaceOf().Match(text[start..name]) is { Success: true } instead)
            return start + instead.Index;
        return RoomAtEnd().IsMatch(text.AsSpan(start, name - start)) || Elects().IsMatch(text.AsSpan(start, name - start)) ? name : start;
    }

    // 党校授课: neither a person nor a place.
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

    // 主持并记录, 主持并主讲 name two roles at once.
    private static Role[] PartsOf(Role role) => role switch
    {
        Role.HostAndRecorder => [Role.Host, Role.Recorder],
        Role.HostAndSpeaker => [Role.Host, Role.Speaker],
        _ => [role],
    };

    private void Keep(Role role, Span named)
    {
        foreach (var part in PartsOf(role))
        {
            if (!_found.TryGetValue(part, out var former) || Corrections.Between(_message.Folded, former.End, named.Start))
                _found[part] = named;
        }
    }

    // Someone other than the first speaker, with a title of their own after the verb.
    private bool IsAnother(Span named) =>
        _found.TryGetValue(Role.Speaker, out var first) && _message.Cut(first) != _message.Cut(named) && !Corrections.Between(_message.Folded, first.End, named.Start)
        && _message.Quotes.Any(q => q.Start >= _lectureEnd && q.Start - _lectureEnd <= 2) && _message.Quotes.Any(q => q.Start > named.End && q.Start - named.End <= 3);

    private void KeepWriter(Role role) => _ofWriter.UnionWith(PartsOf(role));

    // 由我主持, 主持人：我
    private Span? OfWriter(Match word)
    {
        var end = word.Index + word.Length;
        if (WriterBefore().Match(_message.Work[..word.Index]) is { Success: true } before)
            return new Span(before.Index, end);
        return WriterBehind().Match(_message.Work, end) is { Success: true } behind ? new Span(word.Index, behind.Index + behind.Length) : null;
    }

    private string? Text(Role role, string? writer) =>
        _found.TryGetValue(role, out var span) ? _message.Cut(span) : _ofWriter.Contains(role) ? writer : null;

    /// <summary>
    /// Whether the person stands after the word and nobody before it: 主持人是…, a word on its own with a colon (the line
    /// 主持：褚听澜 below 缺席：贺砺), or one with a name right after it (主持周砚清 记录林晓禾).
    /// </summary>
    private bool IsLabel(Match word) =>
        word.Groups["label"].Success
        || (!word.Groups["talks"].Success && ((IsOwnWord(word) && Colon().IsMatch(_message.Work.AsSpan(word.Index + word.Length))) || NamedBehind(word)));

    private bool IsOwnWord(Match word) => word.Index == 0 || Mark.EndsWord(_message.Work[word.Index - 1]);

    // Requires a known family name: in 周砚清 主持研讨 and 由周砚清主持：评议 what follows only looks like a value.
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
}
