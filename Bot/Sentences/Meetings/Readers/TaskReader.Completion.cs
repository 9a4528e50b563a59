using BotApp.Sentences.Text;
using BotApp.Sentences.Times;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>Clauses without a task of their own, which give the owner or the deadline of the task next to them.</summary>
internal sealed partial class TaskReader
{
    // 苏知远负责，12月10日前完成预算报表; 苏知远 12月3日前报送台账: the owner of the task in the next clause.
    private Span? NamesOwnerOfNext(string text, Span body)
    {
        // 12月5日前核对党费，苏知远负责，…: while the task before it in the same item has no owner, this is its owner.
        if (body.End + 1 >= text.Length || (_isOpen && !_isNewItem && _tasks is [.., { Owner: null }]))
            return null;

        var behind = new Span(body.End + 1, Clauses.EndOf(text, body.End + 1));
        if (behind.End < text.Length && OnlyHelps().IsMatch(text.AsSpan(behind.Start, behind.Length)))
            behind = new Span(behind.End + 1, Clauses.EndOf(text, behind.End + 1));
        var next = text[behind.Start..behind.End];
        if (!DeadlineAhead().IsMatch(next) || DeadlineOnly().IsMatch(next.TrimStart()))
            return null;
        if (text[body.End] is ' ')
            return IsOwnWord(text, body) && Owners.ArePeople(text, body) ? body : null;

        return text[body.End] is ',' && OwnerOfNext().Match(text[body.Start..body.End]) is { Success: true } match
            ? Owners.Whole(text, Shift(match.Groups["owner"], body.Start), announced: true)
            : null;
    }

    // 出席周砚清 凌笛 12月5日前…: after another word a name may belong to a list.
    private static bool IsOwnWord(string text, Span body)
    {
        var before = text.AsSpan(0, body.Start).TrimEnd(' ');
        return before.IsEmpty || (Mark.EndsWord(before[^1]) && before[^1] is not Mark.Taken) || EndsWithNumbering().IsMatch(before);
    }

    // …，12月3日前完成; …，钱进来办; 责任人：池早
    private bool Completes(string text, Span body)
    {
        if (!_isOpen && _openDecision is null)
            return false;

        var words = text[body.Start..body.End];
        // On a line of its own, only a labelled value: 责任人：池早.
        if (_isNewItem && !Labelled().IsMatch(words))
            return false;
        if (DeadlineOnly().Match(words) is { Success: true } only && DueIn(body) is { } due)
            return only.Groups["all"].Success ? CompleteAll(due) : Complete(t => t.Due is null, t => t with { Due = due });
        if (!Shared().IsMatch(words) && OwnerOnly().Match(words) is { Success: true } match
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

    // …，均为12月4日前
    private bool CompleteAll(WrittenDay due)
    {
        for (var i = 0; i < _tasks.Count; i++)
            _tasks[i] = _tasks[i] with { Due = _tasks[i].Due ?? due };
        return _tasks.Count > 0;
    }

    private void Close()
    {
        _isOpen = false;
        _openDecision = null;
    }

    // 党费核对，苏知远负责: no task yet, but its deadline may follow.
    private Unread UnreadIn(string text, Span clause, Span body)
    {
        if ((_heading ?? _unread?.Thing) is { } thing && IsThing(text, thing) && SaidOwner(text, body) is { } owner)
            return new Unread(body, thing, owner);

        // 三件事：整理台账, 支委会整理台账: the text before is not part of the task, but a word that hands it out may be (安排值班).
        var before = text.AsSpan(clause.Start, body.Start - clause.Start).LastIndexOfAnyExceptInRange('\u4e00', '\u9fff');
        return new Unread(body, clause with { Start = clause.Start + before + 1 });
    }

    private static Span? SaidOwner(string text, Span clause)
    {
        var words = text[clause.Start..clause.End];
        var said = OwnerOfNext().Match(words);
        if (!said.Success && Labelled().IsMatch(words))
            said = OwnerOnly().Match(words);
        return said.Success ? Owners.Whole(text, Shift(said.Groups["owner"], clause.Start), announced: true) : null;
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
    private bool BelongsBack(string text, Span body, bool isListed)
    {
        if (_unread is not { Body: var before } unread || DeadlineOnly().Match(text[body.Start..body.End]) is not { Success: true } only || DueIn(body) is not { } due)
            return false;
        // 心得和台账，都是下周五前: what 都 refers to cannot be told.
        if (only.Groups["all"].Success)
            return true;

        if (unread.Owner is { } charged)
        {
            if (!Add(unread.Thing, charged, due))
                return false;
            Message.Take(unread.Thing);
        }
        // 交思想汇报（凌笛，11.30）: the bracket holds owner and deadline, the text before it the task.
        else if (isListed && _before is { } thing && text[before.Start - 1] is '(' && thing.End == before.Start - 1 && Owners.ArePeople(text, before))
        {
            if (!Add(thing, before, due))
                return false;
            Message.Take(thing);
        }
        else if (Owners.Leading(text, before) is var (owner, rest) && rest < before.End)
        {
            // 王芳做海报、李娜订车，12月1日前: two tasks, and which one the day belongs to cannot be told.
            var next = text.IndexOf('、', rest, before.End - rest);
            if ((next >= 0 && Owners.Leading(text, before with { Start = next + 1 }) is not null) || !IsToDo(text[rest..before.End], isLater: isListed) || !Add(Trim(text, new Span(rest, before.End), LeadingCharge()), owner, due))
                return false;
        }
        else if (!isListed || !(AfterOwner(text, before) is var (named, charge) ? Add(charge, named, due) : Add(before, null, due)))
        {
            return false;
        }

        Message.Take(before);
        return true;
    }
}
