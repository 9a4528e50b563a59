using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>Clauses without a task of their own, which give the owner or the deadline of the task next to them.</summary>
internal sealed partial class TaskReader
{
    // 苏知远负责，12月10日前完成预算报表; 苏知远 12月3日前报送台账: the owner of the task in the next clause.
    private Said.OwnerOfNext? OwnerOfNext(Clause clause)
    {
        var (text, _, body) = clause;
        // 12月5日前核对党费，苏知远负责，…: while the task before it in the same item has no owner, this is its owner.
        if (body.End + 1 >= text.Length || (!clause.IsNewItem && LastTask is { Owner: null }))
            return null;

        var behind = new Span(body.End + 1, Clauses.EndOf(text, body.End + 1));
        if (behind.End < text.Length && OnlyHelps().IsMatch(text.AsSpan(behind.Start, behind.Length)))
            behind = new Span(behind.End + 1, Clauses.EndOf(text, behind.End + 1));
        var next = text[behind.Start..behind.End];
        if (!DeadlineAhead().IsMatch(next) || DeadlineOnly().IsMatch(next.TrimStart()))
            return null;

        var owner = text[body.End] switch
        {
            ' ' when IsOwnWord(text, body) && Owners.ArePeople(text, body) => body,
            ',' when OwnerBeforeTask().Match(clause.Words) is { Success: true } match => Owners.Whole(text, Shift(match.Groups["owner"], body.Start), announced: true),
            _ => (Span?)null,
        };
        return owner is { } named ? new Said.OwnerOfNext(named) : null;
    }

    // 出席周砚清 凌笛 12月5日前…: after another word a name may belong to a list.
    private static bool IsOwnWord(string text, Span body)
    {
        var before = text.AsSpan(0, body.Start).TrimEnd(' ');
        return before.IsEmpty || (Mark.EndsWord(before[^1]) && before[^1] is not Mark.Taken) || EndsWithNumbering().IsMatch(before);
    }

    // …，12月3日前完成; …，钱进来办; 责任人：池早
    private Said? Completed(Clause clause)
    {
        // On a line of its own, only a labelled value: 责任人：池早.
        if (_before is { IsTask: false, Decision: null } || (clause.IsNewItem && !Labelled().IsMatch(clause.Words)))
            return null;

        var open = LastTask ?? (_before.Decision is { } decision && reading.Decisions.Count > 0 ? new Task(decision, null, null) : null);
        if (DeadlineOnly().Match(clause.Words) is { Success: true } only && DueIn(clause.Body) is { } due)
        {
            if (only.Groups["all"].Success)
                return _tasks.Count > 0 ? new Said.DueOfAll(due) : null;
            return open is { Due: null } ? new Said.Completed(open with { Due = due }) : null;
        }

        if (open is { Owner: null } && !Shared().IsMatch(clause.Words) && OwnerOnly().Match(clause.Words) is { Success: true } match
            && (match.Groups["said"].Success || Names.IsName(match.Groups["owner"].ValueSpan))
            && Owners.Whole(clause.Text, Shift(match.Groups["owner"], clause.Body.Start), announced: true) is { } owner)
            return new Said.Completed(open with { Owner = owner });

        return null;
    }

    // 党费核对，苏知远负责: no task yet, but its deadline may follow.
    private Before LeftBy(Clause clause)
    {
        var (text, where, body) = clause;
        var owner = SaidOwner(clause);
        // 三件事：整理台账, 支委会整理台账: the text before is not part of the task, but a word that hands it out may be (安排值班).
        var lead = text.AsSpan(where.Start, body.Start - where.Start).LastIndexOfAnyExceptInRange('\u4e00', '\u9fff');
        var unread = owner is not null && (clause.Heading ?? _before.Unread?.Thing) is { } thing && IsThing(text, thing)
            ? new Unread(body, thing, owner, _before.Unread?.Body)
            : new Unread(body, where with { Start = where.Start + lead + 1 }, null, _before.Unread?.Body);
        return new Before(where)
        {
            Unread = unread,
            Due = DeadlineOnly().IsMatch(clause.Words) ? DueIn(body) : null,
            // 办公室牵头，12月10日前汇总
            Owner = unread.Owner is null && body.End < text.Length && text[body.End] is ',' ? owner : null,
        };
    }

    private static Span? SaidOwner(Clause clause)
    {
        var said = OwnerBeforeTask().Match(clause.Words);
        if (!said.Success && Labelled().IsMatch(clause.Words))
            said = OwnerOnly().Match(clause.Words);
        return said.Success ? Owners.Whole(clause.Text, Shift(said.Groups["owner"], clause.Body.Start), announced: true) : null;
    }

    // Nothing that another reader has understood, and nothing that was done already: 昨天开的，苏知远负责，….
    private static bool IsThing(string text, Span clause) =>
        !text.AsSpan(clause.Start, clause.Length).ContainsAnyInRange(Mark.Due, Mark.Taken)
        && text[clause.End - 1] is not '的' && IsToDo(text[clause.Start..clause.End], isLater: false);

    private static (Span Owner, Span Task)? AfterOwner(string text, Span item) =>
        OwnerAsLabel().Match(text[item.Start..item.End]) is { Success: true } label && Owners.Whole(text, Shift(label.Groups["owner"], item.Start), announced: true) is { } owner
            ? (owner, item with { Start = item.Start + label.Length })
            : null;

    // 王芳做海报，12月1日前; 王芳做海报（12月1日前）: the day makes the clause before it a task.
    private Said? DueOfUnread(Clause clause)
    {
        if (_before.Unread is not { Body: var body } unread || DeadlineOnly().Match(clause.Words) is not { Success: true } only || DueIn(clause.Body) is not { } due)
            return null;
        if (only.Groups["all"].Success)
            return new Said.DueOfUnclear();
        if (unread.Owner is { } charged)
            return NewTask(unread.Thing, charged, due, unread.Thing, body);

        var text = clause.Text;
        // 交思想汇报（凌笛，11.30）: the bracket holds owner and deadline, the text before it the task.
        if (clause.IsListed && unread.Earlier is { } thing && text[body.Start - 1] is '(' && thing.End == body.Start - 1 && Owners.ArePeople(text, body))
            return NewTask(thing, body, due, thing, body);
        if (Owners.Leading(text, body) is var (owner, rest) && rest < body.End)
        {
            // 王芳做海报、李娜订车，12月1日前: two tasks, and which one the day belongs to cannot be told.
            var next = text.IndexOf('、', rest, body.End - rest);
            var isOfTwo = next >= 0 && Owners.Leading(text, body with { Start = next + 1 }) is not null;
            return isOfTwo || !IsToDo(text[rest..body.End], isLater: clause.IsListed) ? null
                : NewTask(Trim(text, new Span(rest, body.End), LeadingCharge()), owner, due, body);
        }

        if (!clause.IsListed)
            return null;
        return AfterOwner(text, body) is var (named, charge) ? NewTask(charge, named, due, body) : NewTask(body, null, due, body);
    }
}
