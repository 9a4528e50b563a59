using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

// Names and reasons that only their order connects.
internal sealed partial class AbsenceReader
{
    // 凌笛病假许芷事假祝稷出差, 康茉 病假 鲍云舒 出差: no separators, but each has a name and a reason.
    private void Chained()
    {
        // 走访慰问 许芷产假 葛静姝住院: on a visit these are the people visited.
        if (_isVisit)
            return;

        foreach (Match match in Chain().Matches(_message.Work))
        {
            var (who, why) = (match.Groups["who"].Captures, match.Groups["why"].Captures);
            if (!who.All(w => Names.IsName(w.ValueSpan, Names.Expectation.Role)))
                continue;

            for (var i = 0; i < who.Count; i++)
                _absent.Add(new Absence(who[i].Value, why[i].Value));
            _message.Take(match);
        }
    }

    // 实到十二人尹素芬孩子发烧蒋卫东值班: without punctuation, only the roster tells where the next of the absent begins; not 尹素芬替蒋卫东值班.
    private List<Span> Apart(Span clause)
    {
        var text = _message.Work;
        var parts = new List<Span>();
        var (start, former) = (clause.Start, -1);
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (_people.LengthAt(text.AsSpan(at, clause.End - at)) is not (> 0 and var length) || !Away().IsMatch(text.AsSpan(at + length, clause.End - at - length)))
                continue;

            if (at > start && (text[at - 1] is Mark.Taken || CountedBefore().IsMatch(text.AsSpan(start, at - start)) || (former >= 0 && !WithSomebody().IsMatch(text.AsSpan(former, at - former)))))
            {
                parts.Add(clause with { Start = start, End = at });
                start = at;
            }

            // 研究了尹素芬住院蒋卫东值班的补助: the first of them must begin here, too.
            former = at == start || start + Lead().Match(text[start..clause.End]).Length == at ? at + length : -1;
            at += length - 1;
        }

        parts.Add(clause with { Start = start });
        return parts;
    }

    // 沈一舟 缺席 出差 / 苏知远 已到: one person a line, as in a table.
    private void Tabled()
    {
        if (_isVisit)
            return;

        foreach (Match row in Row().Matches(_message.Work))
        {
            var who = row.Groups["who"].Value;
            if (!Names.IsName(who, Names.Expectation.Role) || _absent.Exists(a => a.Name == who))
                continue;

            var why = row.Groups["why"].Success ? row.Groups["why"].Value : row.Groups["missing"].Value is "请假" ? "请假" : null;
            _absent.Add(new Absence(who, why));
            _message.Take(row);
        }
    }
}
