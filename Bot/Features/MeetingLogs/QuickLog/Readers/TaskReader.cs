using System.Text.RegularExpressions;
using BotApp.Features.MeetingLogs.QuickLog.Text;
using BotApp.Features.MeetingLogs.QuickLog.Times;
using BotApp.Features.MeetingLogs.QuickLog.Words;

namespace BotApp.Features.MeetingLogs.QuickLog.Readers;

/// <summary>
/// Follow-ups, clause by clause: 农业科12月15日前上报项目库; 信息稿骆红12月1日前写好; 由池早负责联系社区，月底前完成;
/// 请规划科下周五前出初稿. A deadline or an owner in a clause of its own completes the task before it.
/// </summary>
internal sealed partial class TaskReader(Reading reading, DateOnly today)
{
    private sealed record Task(Span Text, Span? Owner, WrittenDay? Due);

    private readonly List<Task> _tasks = [];

    // Where the last task or decision stood, while a clause that only completes it may still follow.
    private Span? _openDecision;

    private bool _isOpen;

    // 本月30日前，各党小组上报…: a deadline ahead of its task.
    private WrittenDay? _dueAhead;

    private Message Message => reading.Message;

    /// <summary>Reads a clause as a task, or as the rest of the last one; false if it is neither.</summary>
    public bool TryRead(Span clause)
    {
        var text = Message.Work;
        var body = WithoutLead(text, clause, out var handsOut);
        var read = Completes(text, body) || WithDeadline(text, body) || WithoutDeadline(text, body, handsOut);
        _dueAhead = !read && DeadlineOnly().IsMatch(text[body.Start..body.End]) ? DueIn(body) : null;
        if (read)
            Message.Take(clause);
        _isOpen = read;
        if (!read)
            _openDecision = null;
        return read;
    }

    /// <summary>A decision was read; an owner or a deadline in the next clause makes it a task.</summary>
    public void AfterDecision(Span decision) => _openDecision = decision;

    /// <summary>Hands over what was found.</summary>
    public void Finish()
    {
        var meeting = reading.When.Day is { } day && day <= today ? day : today;
        foreach (var (span, owner, due) in _tasks)
        {
            if (Message.Cut(span) is { } text)
                reading.Actions.Add(new FollowUp(text, owner is { } who ? Message.Cut(who) : null, due is null ? null : Calendar.Next(due, meeting, today)));
        }
    }

    private static Span WithoutLead(string text, Span clause, out bool handsOut)
    {
        var lead = Lead().Match(text[clause.Start..clause.End]);
        handsOut = lead.Groups["hands"].Success;
        return clause with { Start = clause.Start + lead.Length };
    }

    // …，12月3日前完成; …，钱进来办; 责任人：池早
    private bool Completes(string text, Span body)
    {
        if (!_isOpen && _openDecision is null)
            return false;

        var words = text[body.Start..body.End];
        if (DeadlineOnly().IsMatch(words) && DueIn(body) is { } due)
            return Complete(t => t.Due is null, t => t with { Due = due });
        if (OwnerOnly().Match(words) is { Success: true } match
            && (match.Groups["said"].Success || Names.IsName(match.Groups["owner"].ValueSpan))
            && Owners.Whole(text, Shift(match.Groups["owner"], body.Start), announced: true) is { } owner)
            return Complete(t => t.Owner is null, t => t with { Owner = owner });

        return false;
    }

    private bool Complete(Func<Task, bool> lacks, Func<Task, Task> with)
    {
        if (_isOpen && _tasks.Count > 0)
        {
            if (!lacks(_tasks[^1]))
                return false;
            _tasks[^1] = with(_tasks[^1]);
            return true;
        }

        if (_openDecision is not { } decision || reading.Decisions.Count == 0)
            return false;

        reading.Decisions.RemoveAt(reading.Decisions.Count - 1);
        _openDecision = null;
        _tasks.Add(with(new Task(decision, null, null)));
        return true;
    }

    private bool WithDeadline(string text, Span body)
    {
        // A reader before may have taken the words of the deadline.
        var mark = text.IndexOf(Mark.Due, body.Start, body.Length);
        if (mark < 0 || DueIn(body) is not { } due)
            return false;

        var afterMark = mark;
        while (afterMark < body.End && text[afterMark] is Mark.Due or Mark.When)
            afterMark++;

        var left = Trim(text, new Span(body.Start, mark), TrailingCharge());
        var right = Trim(text, new Span(afterMark, body.End), LeadingCharge());
        var isDoneOnly = right.IsEmpty || DoneOnly().IsMatch(text[right.Start..right.End]);

        if (left.IsEmpty)
            return DeadlineFirst(text, right, due);
        if (Owners.Whole(text, left) is { } owner)
            return !right.IsEmpty && Add(right, owner, due);
        if (Owners.Leading(text, left) is var (leader, rest) && rest < left.End)
            return Add(Trim(text, new Span(rest, left.End), LeadingCharge()), leader, due);
        if (SharedBy(text, left, isDoneOnly) is var (task, by))
            return Add(task, by, due);
        if (isDoneOnly && Owners.Trailing(text, left) is { } trailing)
            return Add(left with { End = trailing.Start }, trailing, due);

        return isDoneOnly ? Add(left, null, due) : Add(right, null, due);
    }

    // 采购由江海负责; before a word like 写好 also 简报由尹平
    private static (Span Task, Span Owner)? SharedBy(string text, Span clause, bool isDoneOnly)
    {
        var words = text[clause.Start..clause.End];
        var match = Shared().Match(words);
        if (!match.Success && isDoneOnly)
            match = HandedTo().Match(words);

        return match.Success && Owners.Whole(text, Shift(match.Groups["owner"], clause.Start), announced: true) is { } owner
            ? (Shift(match.Groups["task"], clause.Start), owner)
            : null;
    }

    // 12月5日前由池早完成整改; 月底前交心得
    private bool DeadlineFirst(string text, Span right, WrittenDay due)
    {
        if (right.IsEmpty)
            return false;
        if (Owners.Leading(text, right) is var (owner, rest) && rest < right.End)
            return Add(Trim(text, new Span(rest, right.End), LeadingCharge()), owner, due);

        return Add(right, null, due);
    }

    private bool WithoutDeadline(string text, Span body, bool handsOut)
    {
        var words = text[body.Start..body.End];
        if (SharedBy(text, body, isDoneOnly: false) is var (shared, by))
            return Add(shared, by, null);
        if (Owners.Leading(text, body) is not var (owner, rest) || rest >= body.End)
            return false;

        var task = text[rest..body.End];
        var charged = Charged().IsMatch(task) || _dueAhead is not null;
        return (charged || (handsOut && !Owners.IsCrowd(text, owner))) && Add(Trim(text, new Span(rest, body.End), LeadingCharge()), owner, _dueAhead);
    }

    private bool Add(Span task, Span? owner, WrittenDay? due)
    {
        if (Message.Cut(task) is not { Length: >= 2 })
            return false;

        _tasks.Add(new Task(task, owner, due));
        return true;
    }

    private WrittenDay? DueIn(Span clause) =>
        reading.When.Deadlines.FirstOrDefault(d => d.Where.Start >= clause.Start && d.Where.End <= clause.End)?.Day;

    private static Span Trim(string text, Span span, Regex pattern)
    {
        var match = pattern.Match(text[span.Start..span.End]);
        return !match.Success || match.Length == 0 ? span
            : match.Index == 0 ? span with { Start = span.Start + match.Length }
            : span with { End = span.Start + match.Index };
    }

    private static Span Shift(Group group, int by) => new(by + group.Index, by + group.Index + group.Length);

    [GeneratedRegex($@"^[\uE002-\uE004\s:]*(?:(?:会议|会上|支部|党组)?(?<hands>(?:{TaskWords.HandsOut}))(?!假)[:\s]?)*", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Lead();

    [GeneratedRegex(
        $@"^(?:要求|争取|须|务必|最迟|完成时限|完成时间|办结时限|时限|期限|截止|限期?|:|\s|在|于)*[\uE001\uE002]+(?:{TaskWords.DoneOnly}|" +
        $@"(?:要|须|务必)?(?:出|拿出|形成|提交|交|报送?|反馈)(?:初稿|成果|报告|结果|成稿|样稿|定稿|意见|材料|情况))?$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex DeadlineOnly();

    [GeneratedRegex(
        @"^(?<said>责任人|负责人|责任单位|责任科室|承办人|经办人|牵头人|牵头单位|由|交给|交)?(?::|\s|是|" +
        @"为)*(?<owner>[^,。;:\s\uE001-\uE004]{2,12}?)(?:同志)?(?<said>来办|去办|负责落实|牵头落实|负责|牵头|落实|承办|经办|办理|办|跟进|" +
        @"盯着?|来做|去做|完成)?$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex OwnerOnly();

    // 采购由江海负责, 场地交给池早
    [GeneratedRegex(
        $@"^(?<task>[^,。;:\s\uE001-\uE004]{{2,30}}?)(?:具体)?(?:由|交给|(?<!移)交由|" +
        $@"归)(?<owner>[^,。;:\s\uE001-\uE004]{{2,12}}?)(?:同志)?(?:来|去)?(?:负责|牵头|跟进|落实|办理|承办|办|抓|盯|对接|完成|起草|收集|" +
        $@"整理|汇总|统计|执笔|组织|安排|保管|采购|通知|执行|推进)+(?:实施|推进|落实|完成|办理|好)?$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Shared();

    // 简报由尹平11月27日前报出
    [GeneratedRegex(
        @"^(?<task>[^,。;:\s\uE001-\uE004]{2,30}?)(?:由|交给|(?<!移)交由|归|让)(?<owner>[^,。;:\s\uE001-\uE004]{2,12})$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex HandedTo();

    [GeneratedRegex($@"^(?:同志)?(?:{TaskWords.Charges})+", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex LeadingCharge();

    [GeneratedRegex(
        @"(?:同志)?(?:负责牵头|牵头负责|负责|牵头|主抓|具体|尽快|抓紧|会后|争取|力争|务必|必须|须|需要|需|要|应|于|在|最迟|赶在|确保|,|:|" +
        @"\s)+$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex TrailingCharge();

    [GeneratedRegex($"^{TaskWords.DoneOnly}$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex DoneOnly();

    [GeneratedRegex("^(?:同志)?(?:具体)?(?:负责|牵头|主抓|尽快|抓紧|会后|跟进|督办|承办|对接|马上|立即)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Charged();

}
