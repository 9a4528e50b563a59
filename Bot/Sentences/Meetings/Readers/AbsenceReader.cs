using System.Text.RegularExpressions;
using BotApp.Office.Registers;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>
/// Who was absent and why. Announced (缺席2人：滕飞住院、麻利探亲; 除卓越出差外全部到会) or in a clause of its own
/// (杜若外出招商), which only counts if the reason is worded like one. People without a name are not counted.
/// </summary>
internal sealed partial class AbsenceReader
{
    private readonly Message _message;

    private readonly List<Absence> _absent;

    private readonly KnownPeople _people;

    private readonly bool _hasShortfall;

    private readonly bool _isVisit;

    private AbsenceReader(Reading reading)
    {
        _message = reading.Message;
        _absent = reading.Absent;
        _people = reading.People;
        _hasShortfall = reading.Attendance.HasShortfall;
        _isVisit = reading.Type.Has(WritingConvention.VisitsOthers);
    }

    public static void Read(Reading reading)
    {
        var reader = new AbsenceReader(reading);
        reader.Excepted();
        reader.Chained();
        reader.Announced();
        reader.Tabled();
        reader.InOwnClause();
    }

    private void Excepted()
    {
        foreach (Match match in Exception().Matches(_message.Work))
        {
            var items = ItemsIn(match.Groups["who"].ToSpan(), AbsenceItems.Trust.Announced);
            if (items.Read(_absent, defaultReason: null))
                _message.Take(match);
        }
    }

    private void Announced()
    {
        var from = 0;
        while (Announcement().Match(_message.Work, from) is { Success: true } match)
        {
            from = match.Index + match.Length;
            // …去北京出差，季兴…: the end of a reason, not the head of a list.
            if (match.Groups["sep"].Length == 0 && from < _message.Length && _message.Work[from] is ',' or '、')
            {
                // 两个人没到，侯亮在医院陪床，…
                if (match.Groups["count"].Success)
                    GoOn(from);
                continue;
            }

            // 沈一舟 出差 / 苏知远 已到: in a table the word belongs to the name on its own line.
            if (match.Groups["sep"].Value is var sep && sep.Contains('\n', StringComparison.Ordinal) && !sep.Contains(':', StringComparison.Ordinal)
                && RowOfName().IsMatch(_message.Work[..match.Index]))
                continue;

            // 赵磊出差 孙悦产假: likewise before a space, after a name.
            if (match.Groups["sep"].Value is " " && IsReasonOf(match))
                continue;

            var trust = match.Groups["sep"].Length > 0 || match.Value.EndsWith(',') ? AbsenceItems.Trust.Announced : AbsenceItems.Trust.Named;
            var list = new Span(from, EndOfList(match));
            var reason = ReasonOf(match);
            // （郑成、关羽，均出差）
            if (OfThemAllAtEnd().Match(_message.Work[list.Start..list.End]) is { Success: true } all)
                (list, reason) = (list with { End = list.Start + all.Index }, all.Groups["reason"].Value);
            var items = ItemsIn(list, trust, isCounted: Counted().IsMatch(match.Value));
            if (items.Read(_absent, reason))
            {
                _message.Take(new Span(match.Index, items.End));
                from = items.End;
                if (!ReasonFollows(items.End))
                    GoOnByLines(GoOn(items.End), isBelow: match.Groups["sep"].Value.Contains('\n', StringComparison.Ordinal));
            }
        }
    }

    private AbsenceItems ItemsIn(Span within, AbsenceItems.Trust trust, bool isCounted = false) => new(_message, within, trust, _people, isCounted);

    private bool IsReasonOf(Match announcement)
    {
        if (!announcement.Groups["reason"].Success)
            return false;

        var start = announcement.Index;
        while (start > 0 && Names.IsHan(_message.Work.AsSpan(start - 1, 1)))
            start--;
        return Names.IsName(_message.Work.AsSpan(start, announcement.Index - start), Names.Expectation.Role);
    }

    // 缺武陵一个，他值夜班
    private bool ReasonFollows(int end)
    {
        var text = _message.Work;
        // 缺席简单 她休年假, 缺席吴用和时迁 都是出差: a space separates them too, before such a word.
        if (end + 1 >= text.Length || (text[end] is not ',' && (text[end] is not ' ' || text[end + 1] is not ('他' or '她' or '都' or '均'))))
            return false;

        var clause = new Span(end + 1, Clauses.EndOf(text, end + 1));
        if (OfThemAll().Match(text[clause.Start..clause.End]) is { Success: true } all)
        {
            AddReasonToAll(new Span(clause.Start + all.Groups["reason"].Index, clause.Start + all.Groups["reason"].Index + all.Groups["reason"].Length));
            _message.Take(clause);
            return true;
        }

        if (OfTheSame().Match(text[clause.Start..clause.End]) is not { Success: true } more)
            return false;

        AddReason(new Span(clause.Start + more.Groups["reason"].Index, clause.Start + more.Groups["reason"].Index + more.Groups["reason"].Length));
        _message.Take(clause);
        return true;
    }

    // …，慕容晴挂职: an announced list goes on over commas as long as clauses read like absences.
    private int GoOn(int end)
    {
        while (end < _message.Length && _message.Work[end] is ',' or ';' or '、' or ' ' or ')')
        {
            var next = end + 1;
            var items = ItemsIn(new Span(next, Clauses.EndOf(_message.Work, next)), AbsenceItems.Trust.Suspected);
            if (!items.Read(_absent, defaultReason: null))
            {
                // …（公差）；铁岭、锡林（病假）
                var bracketed = _message.Work[end] is ';' && Bracketed().IsMatch(_message.Work.AsSpan(next));
                items = ItemsIn(new Span(next, EndOfItem(next)), AbsenceItems.Trust.Announced);
                if (!bracketed || !items.Read(_absent, defaultReason: null))
                    return end;
            }

            _message.Take(new Span(next, items.End));
            end = items.End;
        }

        return end;
    }

    /// <summary>The list continues on lines of a name and a reason: 缺席：沈一舟 出差 / 许芷 产假.</summary>
    /// <param name="end">Where its first line ends.</param>
    /// <param name="isBelow">The list stands below its heading: then a line may be a name alone, and any words may be a reason (参加培训).</param>
    private void GoOnByLines(int end, bool isBelow)
    {
        while (NextLine().Match(_message.Work, end) is { Success: true } line && line.Value.Contains('\n', StringComparison.Ordinal))
        {
            var next = new Span(line.Index + line.Length, Clauses.EndOf(_message.Work, line.Index + line.Length));
            var trust = !isBelow ? AbsenceItems.Trust.None
                : Names.IsName(_message.Work.AsSpan(next.Start, next.Length)) ? AbsenceItems.Trust.Announced
                : AbsenceItems.Trust.Suspected;
            var items = ItemsIn(next, trust);
            if (!items.Read(_absent, defaultReason: null))
                return;
            _message.Take(new Span(next.Start, items.End));
            end = items.End;
        }
    }

    // 洪亮，感冒；文静，加班: an item ends at its semicolon; its reason may follow a comma.
    private int EndOfItem(int start)
    {
        var length = _message.Work.AsSpan(start).IndexOfAny(";。");
        return length < 0 ? _message.Length : start + length;
    }

    private void InOwnClause()
    {
        var justFound = false;
        foreach (var clause in Clauses.Split(_message.Work).SelectMany(Apart))
        {
            if (justFound && OfTheSame().Match(_message.Work[clause.Start..clause.End]) is { Success: true } more)
            {
                // 只有龙泉没到，他出差去了
                AddReason(new Span(clause.Start + more.Groups["reason"].Index, clause.Start + more.Groups["reason"].Index + more.Groups["reason"].Length));
                _message.Take(clause);
                continue;
            }

            // 走访老党员骆松筠，骆松筠住院，周砚清去看望: on a visit, being ill or going somewhere is no absence from the meeting.
            if (_isVisit && !SaysMissing().IsMatch(_message.Work.AsSpan(clause.Start, clause.Length)))
                continue;

            var start = clause.Start + Lead().Match(_message.Work[clause.Start..clause.End]).Length;
            var trust = start > clause.Start && MissingLead().IsMatch(_message.Work[clause.Start..start]) ? AbsenceItems.Trust.Announced
                : _hasShortfall || justFound || Cause().IsMatch(_message.Work.AsSpan(clause.Start, start - clause.Start)) ? AbsenceItems.Trust.Suspected
                : AbsenceItems.Trust.None;
            var known = _absent.Count;
            var items = ItemsIn(new Span(start, WithBracket(clause.End)), trust);
            var isFound = items.Read(_absent, defaultReason: null);
            justFound = isFound && items.End >= clause.End;
            // 卞茉请假了主要研究了评优: what follows without punctuation is another thing.
            if (isFound && !justFound && Names.IsHan(_message.Work.AsSpan(items.End, 1)))
                _message.Take(new Span(start, items.End));
            if (justFound)
            {
                if (start == clause.Start && _absent.Count == known + 1)
                    WithNamesBefore(clause);
                _message.Take(clause);
            }
        }
    }

    // 凌笛 许芷 祝稷请假; 凌笛，桑南笙，许芷三人请假: clauses that consist of a name belong to the absence that follows them.
    // Not if other words precede the first of them (参加凌笛 沈一舟 许芷请假): then they may belong to something else.
    private void WithNamesBefore(Span clause)
    {
        var text = _message.Work;
        if (NamesBefore().Match(text[..clause.Start]) is not { Success: true } before || SharedBy().Match(text[clause.Start..clause.End]) is not { Success: true } shared)
            return;

        // 包粽子 许芷请假: a single word that could be a name need not be one, unless it is on the roster.
        var names = before.Groups["who"].Captures;
        if ((names.Count < 2 && shared.Groups["all"].Length == 0 && !_people.Contains(names[0].ValueSpan)) || !names.All(n => Names.IsName(n.ValueSpan)))
            return;

        var last = _absent[^1];
        _absent.RemoveAt(_absent.Count - 1);
        _absent.AddRange(names.Select(n => last with { Name = n.Value }).Where(a => !_absent.Exists(known => known.Name == a.Name)));
        _absent.Add(last);
        foreach (Capture name in names)
            _message.Take(name);
    }

    // 缺祝融（下乡）: the bracket belongs to the name before it.
    private int WithBracket(int end)
    {
        var text = _message.Work;
        return end < text.Length && text[end] is '(' && text.IndexOf(')', end) is > 0 and var close && close - end < 24 ? close + 1 : end;
    }

    private void AddReason(Span reason)
    {
        if (_absent.Count > 0 && _absent[^1].Reason is null or "请假" && _message.Cut(AbsenceItems.TrimReason(_message.Work, reason)) is { } text)
            _absent[^1] = _absent[^1] with { Reason = text };
    }

    // 缺席吴用、时迁，都在外打工
    private void AddReasonToAll(Span reason)
    {
        if (_message.Cut(AbsenceItems.TrimReason(_message.Work, reason)) is not { } text)
            return;
        for (var i = 0; i < _absent.Count; i++)
            _absent[i] = _absent[i].Reason is null or "请假" ? _absent[i] with { Reason = text } : _absent[i];
    }

    private static string? ReasonOf(Match announcement) =>
        announcement.Groups["reason"] is { Success: true } reason ? reason.Value : null;

    private int EndOfList(Match announcement)
    {
        var text = _message.Work;
        var start = announcement.Index + announcement.Length;
        if (text.AsSpan(announcement.Index, announcement.Length).Contains('(') && text.IndexOf(')', start) is > 0 and var close)
            return close;

        return Clauses.EndOfStatement(text, start);
    }
}
