using BotApp.Sentences.Text;
using BotApp.Sentences.Times;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>
/// Follow-ups, clause by clause: 农业科12月15日前上报项目库; 信息稿骆红12月1日前写好; 由池早负责联系社区，月底前完成;
/// 请规划科下周五前出初稿. A deadline or an owner in a clause of its own completes the task before it.
/// </summary>
/// <remarks>Only the methods of this file change what is known; those of the others tell what a clause says.</remarks>
internal sealed partial class TaskReader(Reading reading, DateOnly today)
{
    private readonly List<Task> _tasks = [];

    private Before _before = new();

    private Message Message => reading.Message;

    /// <summary>The last task, as long as a clause may complete it.</summary>
    private Task? LastTask => _before.IsTask ? _tasks.LastOrDefault() : null;

    /// <summary>Reads a clause as a task, or as the rest of the last one; false if it is neither.</summary>
    /// <param name="where">The clause.</param>
    /// <param name="isListed">Whether it stands in a list of tasks, which makes it a task.</param>
    public bool TryRead(Span where, bool isListed = false)
    {
        // 萨日娜20日前报送方案、卜凡月底前收齐心得
        if (WithDeadlinesOfTheirOwn(where) is { } several)
            return several.Aggregate(false, (any, one) => TryRead(one, isListed) || any);

        var clause = ClauseAt(where, isListed);
        // 12月1日前；2.…: a day applies only within its statement, its item or its brackets.
        if (!clause.IsJoined)
            _before = _before with { Unread = null, Due = null };

        switch (Read(clause))
        {
            case null:
                _before = LeftBy(clause);
                return false;
            case Said.Helper:
                _before = _before with { Where = where };
                break;
            case Said.OwnerOfNext(var owner):
                _before = new Before(where) { Owner = owner };
                break;
            case var said:
                Keep(said);
                _before = new Before(where) { IsTask = true, Decision = _before.Decision };
                break;
        }

        Message.Take(where);
        return true;
    }

    /// <summary>A decision was read; an owner or a deadline in the next clause makes it a task.</summary>
    public void AfterDecision(Span decision) => _before = _before with { Decision = decision };

    /// <summary>Takes an item of a list of tasks as it is, without owner or day. Skips one that another reader has taken a part of.</summary>
    public void AddListed(Span item)
    {
        if (Message.Work.AsSpan(item.Start, item.Length).ContainsAnyInRange(Mark.Due, Mark.Taken) || NewTask(item, null, null) is not { } said)
            return;

        Keep(said);
        Message.Take(item);
        _before = _before with { IsTask = false };
    }

    /// <summary>Hands over what was found.</summary>
    public void Finish()
    {
        var meeting = reading.When.Day is { } day && day <= today ? day : today;
        foreach (var (where, owner, due) in _tasks)
        {
            if (Message.Cut(where) is { } text && !IsBehind(due, meeting))
                reading.Actions.Add(new FollowUp(text, owner is { } who ? Owners.Named(Message, who) : null, due is null ? null : Calendar.Next(due, meeting, today)));
        }
    }

    private void Keep(Said said)
    {
        switch (said)
        {
            case Said.NewTask(var task, var earlier):
                _tasks.Add(task);
                foreach (var words in earlier)
                    Message.Take(words);
                break;
            case Said.Completed(var task) when LastTask is not null:
                _tasks[^1] = task;
                break;
            case Said.Completed(var task):
                reading.Decisions.RemoveAt(reading.Decisions.Count - 1);
                _before = _before with { Decision = null };
                _tasks.Add(task);
                break;
            case Said.DueOfAll(var due):
                for (var i = 0; i < _tasks.Count; i++)
                    _tasks[i] = _tasks[i] with { Due = _tasks[i].Due ?? due };
                break;
        }
    }

    // 11月15日前 told a week later: a deadline that has passed, not one a year ahead.
    private static bool IsBehind(WrittenDay? due, DateOnly meeting) =>
        due is WrittenDay.MonthAndDay or WrittenDay.MonthEnd
        && Calendar.Past(due, meeting) is { } past && past < meeting && meeting.DayNumber - past.DayNumber <= Calendar.LatelyDays;

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

    private Clause ClauseAt(Span where, bool isListed)
    {
        var text = Message.Work;
        var gap = _before.Where is { } before ? Message.Folded.AsSpan(before.End, Math.Max(0, where.Start - before.End)) : "。";
        var lead = Lead().Match(text[where.Start..where.End]);
        return new Clause(text, where, where with { Start = where.Start + lead.Length })
        {
            Heading = lead.Groups["about"] is { Success: true } about ? Shift(about, where.Start) : null,
            IsHandedOut = lead.Groups["hands"].Success,
            IsJoined = Joined().IsMatch(gap),
            IsNewItem = NewItem().IsMatch(gap),
            IsListed = isListed,
            IsLater = isListed || Later().IsMatch(lead.ValueSpan),
        };
    }
}
