using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Times;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>Clauses with a task of their own.</summary>
internal sealed partial class TaskReader
{
    private Said? Read(Clause clause)
    {
        // 凌笛牵头，许芷配合，12月5日前完成
        if (clause is { IsJoined: true, IsNewItem: false } && OnlyHelps().IsMatch(clause.Text.AsSpan(clause.Where.Start, clause.Where.Length)))
            return new Said.Helper();

        return OwnerOfNext(clause) ?? Completed(clause) ?? DueOfUnread(clause) ?? WithDeadline(clause) ?? WithoutDeadline(clause);
    }

    private Said.NewTask? WithDeadline(Clause clause)
    {
        var (text, _, body) = clause;
        // An earlier reader may have taken the words of the deadline.
        var mark = text.IndexOf(Mark.Due, body.Start, body.Length);
        if (mark < 0 || DueIn(body) is not { } due)
            return null;

        var afterMark = mark;
        while (afterMark < body.End && text[afterMark] is Mark.Due or Mark.When)
            afterMark++;

        // 研究12月5日前完成的方案, 对年底前的工作作了安排: what a meeting dealt with is no task; nor is 汇报了12月5日前完成的台账,
        // 12月5日前已交材料.
        if (DealtWith().IsMatch(clause.Words) || IsReported(text, new Span(body.Start, mark), afterMark, body.End) || HasBeenDone().IsMatch(text[afterMark..body.End]))
            return null;
        // 截止12月5日 沈一舟 简报, 均为12月5日前: no clause says who has to do what.
        if (DeadlineOnly().Match(clause.Words) is { Success: true } only && (only.Groups["all"].Success || DeadlineWord().IsMatch(text.AsSpan(body.Start, mark - body.Start))))
            return null;

        var left = Trim(text, new Span(body.Start, mark), TrailingCharge());
        if (BeginsTask().Match(text, left.Start, left.Length) is { Success: true } lead && lead.Index + lead.Length < left.End)
            left = left with { Start = lead.Index + lead.Length };
        var right = Trim(text, new Span(afterMark, body.End), LeadingCharge());
        if (left.IsEmpty)
            return DeadlineFirst(clause, right, due);

        var isDoneOnly = right.IsEmpty || DoneOnly().IsMatch(text[right.Start..right.End]);
        if (HandedTo().Match(text[left.Start..left.End]) is { Success: true } handed
            && Owners.Whole(text, Shift(handed.Groups["owner"], left.Start), announced: true) is { } taker)
        {
            // 党办让各支部12月5日前报总结: the one who hands it out stands where the task usually does.
            var handedOver = Shift(handed.Groups["task"], left.Start);
            var isHandedOutBy = !isDoneOnly && right.Length > 2 && (Body().IsMatch(text.AsSpan(handedOver.Start, handedOver.Length)) || Owners.Whole(text, handedOver, announced: true) is not null);
            return NewTask(isHandedOutBy ? right : handedOver, taker, due);
        }

        if (isDoneOnly && ThingThenOffice().Match(text[left.Start..left.End]) is { Success: true } parts)
            return NewTask(Shift(parts.Groups["task"], left.Start), Shift(parts.Groups["owner"], left.Start), due);
        if (Owners.Whole(text, left) is { } owner)
            return right.IsEmpty ? null : NewTask(isDoneOnly ? clause.Heading ?? right : right, owner, due);
        if (Owners.Leading(text, left) is var (leader, rest) && rest < left.End)
        {
            // 刘洋把会议室下周二前布置好, 由办公室修改后于12月5日前上报: the verb follows the day.
            var isSplit = (text[rest] is '把' or '将' || text[left.End - 1] is '后') && !right.IsEmpty;
            return NewTask(Trim(text, new Span(rest, isSplit ? right.End : left.End), LeadingCharge()), leader, due);
        }

        if (SharedBy(text, left, isDoneOnly) is var (task, by))
            return NewTask(task, by, due);
        if (isDoneOnly && Owners.Trailing(text, left) is { } trailing)
            return NewTask(left with { End = trailing.Start }, trailing, due);

        return NewTask(isDoneOnly ? left : right, null, due);
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
    private Said.NewTask? DeadlineFirst(Clause clause, Span right, WrittenDay due)
    {
        var text = clause.Text;
        // 12月10日前完成, with no task before it
        if (right.IsEmpty || (text.AsSpan(right.Start, right.Length) is "完成" or "办结" or "落实"))
            return null;
        // What follows an owner must be something to do; otherwise it was no owner.
        if (Owners.Leading(text, right) is var (owner, rest) && rest < right.End
            && NewTask(Trim(text, new Span(rest, right.End), LeadingCharge()), owner, due) is { } owned)
            return owned;

        // 桑南笙牵头联系共建单位，12月5日前报方案: whose the clause before is.
        return NewTask(right, !clause.IsNewItem && LastTask is { Owner: { } same, Due: null } ? same : null, due);
    }

    private Said.NewTask? WithoutDeadline(Clause clause)
    {
        var (text, _, body) = clause;
        if (SharedBy(text, body, isDoneOnly: false) is var (shared, by))
            return NewTask(shared, by, null);
        if (Owners.Leading(text, body) is not var (owner, rest) || rest >= body.End)
            return null;

        var task = text[rest..body.End];
        // …，组织委员武文汇总: another person's part of the task just handed out.
        var isCharged = clause.IsListed || Charged().IsMatch(task) || _before.Due is not null
            || ((_before.IsTask || clause.IsHandedOut) && !Owners.IsCrowd(text, owner));
        return isCharged && IsToDo(task, clause.IsLater) ? NewTask(Trim(text, new Span(rest, body.End), LeadingCharge()), owner, _before.Due) : null;
    }

    private static bool IsToDo(string task, bool isLater) =>
        // 由组织委员汇报党员发展情况, 纪检委员负责通报了典型案例: done at the meeting.
        !Told().IsMatch(task) && (!AtTheMeeting().IsMatch(task) || isLater)
        // 明确李红为纪检委员: an appointment is no task.
        && !Appoints().IsMatch(task)
        // 代表家站建设领导小组会议: the name of the meeting.
        && !task.EndsWith(Mark.Type) && !task.EndsWith("会议", StringComparison.Ordinal);

    private Said.NewTask? NewTask(Span task, Span? owner, WrittenDay? due, params Span[] earlier) =>
        Message.Cut(task) is { Length: >= 2 } && !OfTheMeeting().IsMatch(Message.Work.AsSpan(task.Start, task.Length))
            ? new Said.NewTask(new Task(task, owner ?? _before.Owner, due), earlier)
            : null;

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
