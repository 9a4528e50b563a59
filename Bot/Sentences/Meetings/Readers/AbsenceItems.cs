using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>
/// A list of absentees: names, each or several with a reason (班超群、费宁因私请假，慕容晴（挂职）). What follows tells where
/// a name ends: the reason must begin like one.
/// </summary>
internal sealed partial class AbsenceItems(Message message, Span within, AbsenceItems.Trust trust, KnownPeople people, bool isCounted)
{
    public enum Trust
    {
        /// <summary>A clause like any other.</summary>
        None,

        /// <summary>Fewer came than should have, or the neighbour is an absence.</summary>
        Suspected,

        /// <summary>缺席安然（住院）: a person is likely, but 请假条 begins like this too.</summary>
        Named,

        /// <summary>缺席：…</summary>
        Announced,
    }

    /// <summary>What is said as the reason.</summary>
    /// <param name="Words">Where it stands, counted from the end of the name; empty if there is none.</param>
    /// <param name="Length">How far all that belongs to the name reaches behind it.</param>
    /// <param name="IsBehindSpace">Whether a word counts as the reason only because it is no person.</param>
    private readonly record struct Reason(Span Words, int Length, bool IsBehindSpace = false);

    private readonly List<Span> _pending = [];

    private readonly List<Absence> _found = [];

    private bool _isBehindReason;

    /// <summary>Where reading the list stopped.</summary>
    public int End { get; private set; } = within.Start;

    /// <summary>Adds what it finds to <paramref name="absent"/>; false if nothing reads like an absence.</summary>
    public bool Read(List<Absence> absent, string? defaultReason)
    {
        int? at = within.Start;
        while (at < within.End)
            at = ReadOne(at.Value, absent);

        Flush(reason: null);
        foreach (var found in _found)
        {
            var one = found.Reason is null ? found with { Reason = defaultReason } : found;
            var known = absent.FindIndex(a => a.Name == one.Name || IsNicknameOf(one.Name, a.Name));
            if (known < 0)
                absent.Add(one);
            else if (absent[known].Reason is null)
                absent[known] = absent[known] with { Reason = one.Reason };
        }

        return _found.Count > 0;
    }

    // 唐寅 … 老唐身体不舒服
    private static bool IsNicknameOf(string shortName, string name) =>
        shortName.Length == 2 && shortName[0] is '老' or '小' && shortName[1] == name[0];

    /// <summary>Reads a name and what is said of it; where the next may begin, or null where the list ends.</summary>
    private int? ReadOne(int at, List<Absence> known)
    {
        var text = message.Work;
        var start = at + Glue().Match(text[at..within.End]).Length;
        // 沈一舟许芷出差
        if (people.LengthBeforeAnother(text.AsSpan(start, within.End - start)) is > 0 and var length)
        {
            _pending.Add(new Span(start, start + length));
            return start + length;
        }

        // 高考 陪考: no person follows a reason that only a space has ended.
        if (_isBehindReason && text[at] is ' ' && WordBehindSpace(text[at..within.End], 0) is not null)
            return null;
        if (NameFrom(start) is not { } name)
            return null;

        var rest = text[name.End..within.End];
        // 请假，后来还是来了: the next clause may say so. 请假2人，公派1人，…: a second count is of another kind of absence.
        if (CameAllTheSame().IsMatch(text.AsSpan(name.End)) || (isCounted && _pending.Count == 0 && OneMore().IsMatch(rest)))
            return null;

        var after = Follower().Match(rest);
        if (after.Groups["list"].Success)
        {
            _pending.Add(name);
            return name.End + after.Length;
        }

        var said = ReasonBehind(name, rest, after);
        _isBehindReason |= said.IsBehindSpace;
        if (!IsAwaited(name, after, known) && !IsOfTheMissing(name.End, after) && !IsConvincing(rest, after))
            return null;

        _pending.Add(name);
        if (_pending.Count > 1 && EachHisOwn().Match(rest) is { Success: true } each)
        {
            Deal(Reasons(name.End, each.Groups["reasons"]));
            return End = name.End + each.Length;
        }

        Flush(said.Words.IsEmpty ? null : message.Cut(new Span(name.End + said.Words.Start, name.End + said.Words.End)));
        return End = name.End + said.Length;
    }

    private Span? NameFrom(int start)
    {
        var text = message.Work;
        if ((NameAt(start) ?? NameAt(start + Post().Match(text[start..within.End]).Length)) is not { } name)
            return null;

        // 缺习凌笛: the roster has 凌笛.
        var isLonger = name.Length > 2 && !people.Contains(text.AsSpan(name.Start, name.Length)) && people.Contains(text.AsSpan(name.Start + 1, name.Length - 1));
        return isLonger ? name with { Start = name.Start + 1 } : name;
    }

    private Reason ReasonBehind(Span name, string rest, Match after)
    {
        if (after.Groups["reason"] is { Success: true } reason)
            return new Reason(TrimReason(rest, reason.ToSpan()), after.Length);
        if (trust < Trust.Named)
            return new Reason(default, after.Length);

        // 沈一舟 盖房: a word that is not on the roster is the reason, not a person.
        var word = !after.Groups["missing"].Success && people.Contains(message.Work.AsSpan(name.Start, name.Length)) ? WordBehindSpace(rest, after.Length) : null;
        // （凌云，出差）
        if (AfterComma().Match(rest, after.Length) is { Success: true } comma && NameAt(name.End + comma.Groups["reason"].Index) is null)
            return new Reason(TrimReason(rest, comma.Groups["reason"].ToSpan()), comma.Index + comma.Length, word is not null);

        return word is null ? new Reason(default, after.Length) : new Reason(word.Groups["reason"].ToSpan(), word.Index + word.Length, IsBehindSpace: true);
    }

    // No person: neither on the roster nor like a name.
    private Match? WordBehindSpace(string text, int at) =>
        BehindSpace().Match(text, at) is { Success: true } match && IsNoPerson(match.Groups["reason"].ValueSpan) ? match : null;

    // 除龙井外都到了，龙井在北京开会: someone already known to be absent may still be given a reason.
    private bool IsAwaited(Span name, Match after, List<Absence> known) =>
        after.Groups["reason"].Success && known.Exists(a => a.Reason is null && message.Cut(name) == a.Name);

    // 苏知远（参加区里培训）和殷清越（年休假）请假: behind such a list any reason may stand in the brackets.
    private bool IsOfTheMissing(int from, Match after) =>
        after.Groups["bracket"].Success && ListOfTheMissing().IsMatch(message.Work.AsSpan(from))
        && !NotAbsent().IsMatch(after.Groups["reason"].ValueSpan) && !Role().IsMatch(after.Groups["reason"].ValueSpan);

    private bool IsConvincing(string rest, Match after)
    {
        if (NotAbsent().IsMatch(rest.AsSpan(0, Clauses.EndOf(rest, 0))))
            return false;
        if (trust >= Trust.Named || after.Groups["missing"].Success)
            return true;
        if (after.Groups["reason"] is not { Success: true, ValueSpan: var reason })
            return false;

        return StrongStart().IsMatch(reason)
            || ((trust is Trust.Suspected || _found.Count > 0) && !after.Groups["bracket"].Success && WeakStart().IsMatch(reason));
    }

    private bool IsNoPerson(ReadOnlySpan<char> word) =>
        !people.Contains(word) && !NotNames.Never(word) && !(word.Length > 2 && Names.IsName(word));

    private void Flush(string? reason)
    {
        // Names without a reason count only in an announced list.
        if (reason is null && trust < Trust.Named && _found.Count == 0 && !SaysMissing().IsMatch(message.Work[within.Start..within.End]))
            return;

        foreach (var name in _pending)
        {
            if (message.Cut(name) is { } text)
                _found.Add(new Absence(text, reason is null || NoReason().IsMatch(reason) ? null : reason));
            End = Math.Max(End, name.End);
        }

        _pending.Clear();
    }

    private List<string?> Reasons(int from, Group listed)
    {
        var reasons = new List<string?>();
        foreach (var part in ReasonGlue().EnumerateSplits(listed.ValueSpan))
        {
            var said = new Span(from + listed.Index + part.Start.Value, from + listed.Index + part.End.Value);
            reasons.Add(message.Cut(TrimReason(message.Work, said)));
        }

        return reasons;
    }

    // 李强、王芳分别因病、因事请假: one reason each; if the numbers differ, nobody gets one rather than somebody else's.
    private void Deal(List<string?> reasons)
    {
        for (var i = 0; i < _pending.Count; i++)
        {
            if (message.Cut(_pending[i]) is { } text)
                _found.Add(new Absence(text, reasons.Count == _pending.Count ? reasons[i] : null));
        }

        _pending.Clear();
    }

    // The shortest name after which the text goes on like a list, a reason or an end.
    private Span? NameAt(int start)
    {
        var text = message.Work;
        var compound = Surnames.StartsWithCompound(text.AsSpan(start, within.End - start));
        for (var length = compound ? 3 : 2; length <= 15 && start + length <= within.End; length++)
        {
            var name = text.AsSpan(start, length);
            var rest = text[(start + length)..within.End];
            if ((Names.IsName(name, ExpectationOf(name, rest)) || PersonPhrase.IsTitled(name))
                && (rest.Length == 0 || Follower().IsMatch(rest))
                && !SplitsReason().IsMatch(text[(start + length - 1)..within.End]))
            {
                return new Span(start, start + length);
            }
        }

        return null;
    }

    // An announced list frames its names, except for what begins like a reason (一人请假（蓝天，事假）).
    private Names.Expectation ExpectationOf(ReadOnlySpan<char> name, string rest)
    {
        if (trust < Trust.Named)
            return Names.Expectation.None;
        if (trust is Trust.Named)
            return NotNames.Unlikely(name) ? Names.Expectation.None : Names.Expectation.Role;

        var framed = (rest.Length == 0 || (rest[0] is not ':' && Mark.EndsWord(rest[0])) || rest[0] is '、') && !StrongStart().IsMatch(name) && !WeakStart().IsMatch(name);
        return framed ? Names.Expectation.Framed : Names.Expectation.Role;
    }

    /// <summary>因公出差没来 → 因公出差; 请了病假 → 病假; 看牙请假 → 看牙.</summary>
    public static Span TrimReason(string text, Span reason)
    {
        var said = text[reason.Start..reason.End];
        var start = ReasonLead().Match(said).Length;
        var end = said.Length;
        if (ReasonTail().Match(said, start) is { Success: true } tail)
            end = tail.Index;
        if (LeaveTail().Match(said[start..end]) is { Success: true } leave && leave.Index > 0)
            end = start + leave.Index;

        return new Span(reason.Start + start, reason.Start + Math.Max(start, end));
    }
}
