using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Times;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>
/// Follow-ups, clause by clause: 农业科12月15日前上报项目库; 信息稿骆红12月1日前写好; 由池早负责联系社区，月底前完成;
/// 请规划科下周五前出初稿. A deadline or an owner in a clause of its own completes the task before it.
/// </summary>
internal sealed partial class TaskReader(Reading reading, DateOnly today)
{
    private sealed record Task(Span Text, Span? Owner, WrittenDay? Due);

    /// <summary>A clause that was not read as a task: its text without the words that hand it out, the possible task, and the owner named after it.</summary>
    private sealed record Unread(Span Body, Span Thing, Span? Owner = null);

    private readonly List<Task> _tasks = [];

    // Where the last task or decision stood, while a clause that only completes it may still follow.
    private Span? _openDecision;

    private bool _isOpen;

    // The previous clause, and what it said if it was not read as a task.
    private Span? _seen;

    private Unread? _unread;

    // What was left unread before that, in the same statement.
    private Span? _before;

    // Whether the clause begins an item or a line of its own.
    private bool _isNewItem;

    // 关于会场：…
    private Span? _heading;

    // 本月30日前，各党小组上报…: a deadline ahead of its task.
    private WrittenDay? _dueAhead;

    // 办公室牵头，12月20日前起草总结: an owner ahead of the task.
    private Span? _ownerAhead;

    private Message Message => reading.Message;

    /// <summary>Reads a clause as a task, or as the rest of the last one; false if it is neither.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="isListed">Whether it stands in a list of tasks, which makes it a task.</param>
    public bool TryRead(Span clause, bool isListed = false)
    {
        // 萨日娜20日前报送方案、卜凡月底前收齐心得
        if (WithDeadlinesOfTheirOwn(clause) is { } several)
            return several.Aggregate(false, (any, one) => TryRead(one, isListed) || any);

        var text = Message.Work;
        // 12月1日前；2.…: a day applies only within its statement, its item or its brackets.
        var between = _seen is { } seen ? Message.Folded.AsSpan(seen.End, Math.Max(0, clause.Start - seen.End)) : "。";
        if (!Joined().IsMatch(between))
            (_dueAhead, _unread, _before) = (null, null, null);
        _isNewItem = NewItem().IsMatch(between);
        _seen = clause;
        // 凌笛牵头，许芷配合，12月5日前完成: the task before it is still open.
        if (!_isNewItem && Joined().IsMatch(between) && OnlyHelps().IsMatch(text.AsSpan(clause.Start, clause.Length)))
        {
            Message.Take(clause);
            return true;
        }

        var body = WithoutLead(text, clause, out var handsOut);
        if (NamesOwnerOfNext(text, body) is { } next)
        {
            _ownerAhead = next;
            (_dueAhead, _unread) = (null, null);
            Close();
            Message.Take(clause);
            return true;
        }

        var isLater = isListed || Later().IsMatch(text.AsSpan(clause.Start, body.Start - clause.Start));
        var read = Completes(text, body) || BelongsBack(text, body, isListed) || WithDeadline(text, body) || WithoutDeadline(text, body, handsOut, isLater, isListed);
        _before = read ? null : _unread?.Body;
        _unread = read ? null : UnreadIn(text, clause, body);
        _dueAhead = !read && DeadlineOnly().IsMatch(text[body.Start..body.End]) ? DueIn(body) : null;
        // 办公室牵头，12月10日前汇总
        _ownerAhead = _unread is { Owner: null } && body.End < text.Length && text[body.End] is ',' ? SaidOwner(text, body) : null;

        if (read)
            Message.Take(clause);
        else
            Close();
        _isOpen = read;
        return read;
    }

    private List<Span>? WithDeadlinesOfTheirOwn(Span clause)
    {
        var parts = new List<Span>();
        for (var start = clause.Start; start <= clause.End;)
        {
            var length = Message.Work.AsSpan(start, clause.End - start).IndexOf('、');
            var part = new Span(start, length < 0 ? clause.End : start + length);
            if (!Message.Work.AsSpan(part.Start, part.Length).Contains(Mark.Due))
                return null;
            parts.Add(part);
            start = part.End + 1;
        }

        return parts.Count > 1 ? parts : null;
    }

    /// <summary>A decision was read; an owner or a deadline in the next clause makes it a task.</summary>
    public void AfterDecision(Span decision) => _openDecision = decision;

    /// <summary>Takes an item of a list of tasks as it is, without owner or day. Skips one that another reader has taken a part of.</summary>
    public void AddListed(Span item)
    {
        if (Message.Work.AsSpan(item.Start, item.Length).ContainsAnyInRange(Mark.Due, Mark.Taken) || !Add(item, null, null))
            return;

        Message.Take(item);
        _isOpen = false;
    }

    /// <summary>Hands over what was found.</summary>
    public void Finish()
    {
        var meeting = reading.When.Day is { } day && day <= today ? day : today;
        foreach (var (span, owner, due) in _tasks)
        {
            if (Message.Cut(span) is { } text && !IsBehind(due, meeting))
                reading.Actions.Add(new FollowUp(text, owner is { } who ? Owners.Named(Message, who) : null, due is null ? null : Calendar.Next(due, meeting, today)));
        }
    }

    // 11月15日前 told a week later: a deadline that has passed, not one a year ahead.
    private static bool IsBehind(WrittenDay? due, DateOnly meeting) =>
        due is WrittenDay.MonthAndDay or WrittenDay.MonthEnd
        && Calendar.Past(due, meeting) is { } past && past < meeting && meeting.DayNumber - past.DayNumber <= Calendar.LatelyDays;

    private Span WithoutLead(string text, Span clause, out bool handsOut)
    {
        var lead = Lead().Match(text[clause.Start..clause.End]);
        handsOut = lead.Groups["hands"].Success;
        _heading = lead.Groups["about"] is { Success: true } about ? Shift(about, clause.Start) : null;
        return clause with { Start = clause.Start + lead.Length };
    }

    private bool WithDeadline(string text, Span body)
    {
        // An earlier reader may have taken the words of the deadline.
        var mark = text.IndexOf(Mark.Due, body.Start, body.Length);
        if (mark < 0 || DueIn(body) is not { } due)
            return false;

        var afterMark = mark;
        while (afterMark < body.End && text[afterMark] is Mark.Due or Mark.When)
            afterMark++;

        // 研究12月5日前完成的方案, 对年底前的工作作了安排: what a meeting dealt with is no task; nor is 汇报了12月5日前完成的台账,
        // 12月5日前已交材料.
        if (DealtWith().IsMatch(text[body.Start..body.End]) || IsReported(text, new Span(body.Start, mark), afterMark, body.End) || HasBeenDone().IsMatch(text[afterMark..body.End]))
            return false;
        // 截止12月5日 沈一舟 简报, 均为12月5日前: no clause says who has to do what.
        if (DeadlineOnly().Match(text[body.Start..body.End]) is { Success: true } only && (only.Groups["all"].Success || DeadlineWord().IsMatch(text.AsSpan(body.Start, mark - body.Start))))
            return false;

        var left = Trim(text, new Span(body.Start, mark), TrailingCharge());
        if (BeginsTask().Match(text, left.Start, left.Length) is { Success: true } lead && lead.Index + lead.Length < left.End)
            left = left with { Start = lead.Index + lead.Length };
        var right = Trim(text, new Span(afterMark, body.End), LeadingCharge());
        var isDoneOnly = right.IsEmpty || DoneOnly().IsMatch(text[right.Start..right.End]);

        if (left.IsEmpty)
            return DeadlineFirst(text, right, due);
        if (HandedTo().Match(text[left.Start..left.End]) is { Success: true } handed
            && Owners.Whole(text, Shift(handed.Groups["owner"], left.Start), announced: true) is { } taker)
        {
            // 党办让各支部12月5日前报总结: the one who hands it out stands where the task usually does.
            var handedOver = Shift(handed.Groups["task"], left.Start);
            var isHandedOutBy = !isDoneOnly && right.Length > 2 && (Body().IsMatch(text.AsSpan(handedOver.Start, handedOver.Length)) || Owners.Whole(text, handedOver, announced: true) is not null);
            return Add(isHandedOutBy ? right : handedOver, taker, due);
        }

        if (isDoneOnly && ThingThenOffice().Match(text[left.Start..left.End]) is { Success: true } parts)
            return Add(Shift(parts.Groups["task"], left.Start), Shift(parts.Groups["owner"], left.Start), due);
        if (Owners.Whole(text, left) is { } owner)
            return !right.IsEmpty && Add(isDoneOnly ? _heading ?? right : right, owner, due);
        if (Owners.Leading(text, left) is var (leader, rest) && rest < left.End)
        {
            // 刘洋把会议室下周二前布置好, 由办公室修改后于12月5日前上报: the verb follows the day.
            var isSplit = (text[rest] is '把' or '将' || text[left.End - 1] is '后') && !right.IsEmpty;
            return Add(Trim(text, new Span(rest, isSplit ? right.End : left.End), LeadingCharge()), leader, due);
        }

        if (SharedBy(text, left, isDoneOnly) is var (task, by))
            return Add(task, by, due);
        if (isDoneOnly && Owners.Trailing(text, left) is { } trailing)
            return Add(left with { End = trailing.Start }, trailing, due);

        return isDoneOnly ? Add(left, null, due) : Add(right, null, due);
    }

    // 传达了12月1日前学习任务; 苏知远通报10月底前台账完成情况, but not 工作汇报12月5日前报送
    private static bool IsReported(string text, Span before, int after, int end)
    {
        var match = Reported().Match(text[before.Start..before.End]);
        return match.Success && (match.Groups["told"].Success
            || (!DoneOnly().IsMatch(text[after..end]) && Owners.Whole(text, before with { End = before.Start + match.Index }) is not null));
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
        // 12月10日前完成, with no task before it
        if (right.IsEmpty || (text.AsSpan(right.Start, right.Length) is "完成" or "办结" or "落实"))
            return false;
        // What follows an owner must be something to do; otherwise it was no owner.
        if (Owners.Leading(text, right) is var (owner, rest) && rest < right.End && Add(Trim(text, new Span(rest, right.End), LeadingCharge()), owner, due))
            return true;

        // 桑南笙牵头联系共建单位，12月5日前报方案: whose the clause before is.
        return Add(right, _isOpen && !_isNewItem && _tasks is [.., { Owner: { } same, Due: null }] ? same : null, due);
    }

    private bool WithoutDeadline(string text, Span body, bool handsOut, bool isLater, bool isListed)
    {
        var words = text[body.Start..body.End];
        if (SharedBy(text, body, isDoneOnly: false) is var (shared, by))
            return Add(shared, by, null);
        if (Owners.Leading(text, body) is not var (owner, rest) || rest >= body.End)
            return false;

        var task = text[rest..body.End];
        // …，组织委员武文汇总: another person's part of the task just handed out.
        var charged = isListed || Charged().IsMatch(task) || _dueAhead is not null || (_isOpen && !Owners.IsCrowd(text, owner));
        return IsToDo(task, isLater) && (charged || (handsOut && !Owners.IsCrowd(text, owner))) && Add(Trim(text, new Span(rest, body.End), LeadingCharge()), owner, _dueAhead);
    }

    private static bool IsToDo(string task, bool isLater) =>
        // 由组织委员汇报党员发展情况, 纪检委员负责通报了典型案例: done at the meeting.
        !Told().IsMatch(task) && (!AtTheMeeting().IsMatch(task) || isLater)
        // 明确李红为纪检委员: an appointment is no task.
        && !Appoints().IsMatch(task)
        // 代表家站建设领导小组会议: the name of the meeting.
        && !task.EndsWith(Mark.Type) && !task.EndsWith("会议", StringComparison.Ordinal);

    private bool Add(Span task, Span? owner, WrittenDay? due)
    {
        if (Message.Cut(task) is not { Length: >= 2 } || OfTheMeeting().IsMatch(Message.Work.AsSpan(task.Start, task.Length)))
            return false;

        _tasks.Add(new Task(task, owner ?? _ownerAhead, due));
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
}
