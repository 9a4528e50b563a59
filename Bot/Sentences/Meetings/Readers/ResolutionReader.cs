using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>
/// What was decided and what is to be done. 决定 and 定了 introduce a decision and are dropped, 通过, 同意 and 选举产生
/// belong to it; whatever has an owner or a deadline is a follow-up instead.
/// </summary>
internal sealed partial class ResolutionReader
{
    private readonly Reading _reading;

    private readonly TaskReader _tasks;

    private ResolutionReader(Reading reading, DateOnly today)
    {
        _reading = reading;
        _tasks = new TaskReader(reading, today);
    }

    public static void Read(Reading reading, DateOnly today)
    {
        var reader = new ResolutionReader(reading, today);
        reader.Lists();
        reader.Single();
        reader._tasks.Finish();
    }

    // 会议决定：1.成立专班；2.…, 今天明确几件事：…；…
    private void Lists()
    {
        var from = 0;
        while (ListLead().Match(_reading.Work, from) is { Success: true } lead)
        {
            var text = _reading.Work;
            from = lead.Index + lead.Length;
            var list = new Span(from, EndOfList(text, from));
            var items = Enumeration.Items(text, list);
            var areNumbered = items.Count > 0;
            if (!areNumbered)
                items = Semicolons(text, list);
            var areTasks = lead.Groups["tasks"].Success;
            foreach (var item in items)
            {
                if (!Item(item, areTasks) && areTasks && areNumbered)
                    _tasks.AddListed(item);
            }

            if (items.Count > 0)
                _reading.Message.Take(new Span(lead.Index, areTasks ? from : list.End));
            from = Math.Max(from, items.Count > 0 ? list.End : from);
        }
    }

    // An item under 任务 is a task or is ignored; it is never a decision.
    private bool Item(Span item, bool isTask)
    {
        var clauses = Clauses.Split(_reading.Work, item);
        var tasks = clauses.Count(clause => _tasks.TryRead(clause, isTask));
        if (tasks == 0 && !isTask)
            Decide(item);
        return tasks > 0;
    }

    private void Single()
    {
        var awaited = false;
        Span? decided = null;
        foreach (var clause in Clauses.Split(_reading.Work))
        {
            var text = _reading.Work;
            var words = text[clause.Start..clause.End];
            // 同意发放慰问金，标准为每人500元
            if (decided is { } before && clause.Start == before.End + 1 && text[before.End] is ',' && GoesOn().IsMatch(words))
            {
                decided = before with { End = clause.End };
                Extend(before, clause);
                continue;
            }

            var known = _reading.Decisions.Count;
            if (Kept().Match(words) is { Success: true } kept)
            {
                Decide(clause with { Start = clause.Start + kept.Groups["decision"].Index }, take: clause);
                awaited = false;
            }
            // ②明确卞茉同志为档案管理员: as one of what a meeting settled.
            else if (Appointed().IsMatch(words) && Numbered().IsMatch(text.AsSpan(0, clause.Start)))
            {
                Decide(clause);
            }
            else if (Dropped().Match(words) is { Success: true } dropped)
            {
                var rest = clause with { Start = clause.Start + dropped.Length };
                awaited = rest.IsEmpty;
                if (!rest.IsEmpty && !_tasks.TryRead(rest) && !Idle().IsMatch(text[rest.Start..rest.End]))
                    Decide(rest, take: clause);
            }
            else if (!_tasks.TryRead(clause) && awaited && !Idle().IsMatch(words))
            {
                // 会议研究决定，对…
                Decide(clause);
                awaited = false;
            }

            decided = _reading.Decisions.Count > known ? clause : null;
        }
    }

    private void Extend(Span decided, Span by)
    {
        if (_reading.Message.Cut(new Span(decided.End, by.End)) is { } more)
            _reading.Decisions[^1] += _reading.Message.Original[decided.End] + more;
        _reading.Message.Take(by);
    }

    private void Decide(Span decision, Span? take = null)
    {
        if (_reading.Message.Cut(BeforeRoles(decision)) is { Length: > 1 } text)
        {
            _reading.Decisions.Add(text);
            _tasks.AfterDecision(decision);
        }

        _reading.Message.Take(take ?? decision);
    }

    // 推选陶然做组长潘志明主持: without punctuation, a decision ends before who chaired; not 通过了由潘志明主持….
    private Span BeforeRoles(Span decision)
    {
        foreach (var (name, role) in ((string?, string)[])[(_reading.Host, "主持"), (_reading.Recorder, "记录")])
        {
            var at = name is null ? -1 : _reading.Message.Folded.IndexOf(name + role, decision.Start, decision.Length, StringComparison.Ordinal);
            if (at > decision.Start + 2 && Names.IsHan(_reading.Message.Folded.AsSpan(at - 1, 1)) && _reading.Message.Folded[at - 1] is not ('由' or '请' or '让'))
                decision = decision with { End = at };
        }

        return decision;
    }

    // A list ends with its sentence, unless the next sentence continues the numbering.
    private static int EndOfList(string text, int from)
    {
        var end = from;
        while (true)
        {
            while (end < text.Length && text[end] is not ('。' or '|' or '\n' or '!'))
                end++;
            if (!NextItem().IsMatch(text.AsSpan(Math.Min(end, text.Length))))
                return end;
            end++;
        }
    }

    private static List<Span> Semicolons(string text, Span list)
    {
        var items = new List<Span>();
        var start = list.Start;
        for (var i = list.Start; i <= list.End; i++)
        {
            if (i < list.End && text[i] is not ';')
                continue;
            if (i > start)
                items.Add(new Span(start, i));
            start = i + 1;
        }

        return items.Count > 1 ? items : [];
    }

    private const string Word =
        @"(?:会议|大会|会上|本次会议|(?:换届|选举|推选|推荐|投票|表决)结果(?=:)|刚刚?(?:结束|开完|开|散)的|开了|:|我们|咱们?|支部|党组|支委|大家|最后|最终|当场|现场|并|还|已|的|上|在|于|党员大会|[\s\uE002-\uE004])*";

    // Any word but a refusal: 经表决不同意 is not 同意.
    private const string Yes = @"(?![未没]|不(?!记名|断))[\u4e00-\u9fff]";

    // The part that may hold any word repeats at most twice: each further repetition would multiply the ways to match 经经经….
    private const string Who =
        Word + $"(?:(?:经(?:{Yes}){{0,8}}|以(?:无记名|不记名|记名|差额|等额|举手|投票|表决|选举|的)+(?:方式|形式|办法)|全体(?:{Yes}){{0,5}}|与会(?:{Yes}){{0,4}})" + Word + "){0,2}";

    // After a word of deliberating, a refusal is a decision too; not 有不同意见, 还没通过.
    private const string Refused =
        "(?:(?<=表决|票决|投票|审议|研究|讨论|评议|决定|集体|一致|会议|大会)(?:暂?不予?|未[予获能]?|没有?)(?=(?:通过|同意|批准)(?![的见者])))?";

    [GeneratedRegex(
        $@"(?<=^|[,。;!?|\n\s\uE002-\uE004]|会(?=整改)){Who}(?:研究|讨论|表决|集体|一致)*(?:决定事项|议定事项|决定|议定|定了|商定|敲定|确定|明确|" +
        $@"形成如下决议|形成决议|决议|达成共识|结论|通过|同意|布置|部署|后续|" +
        $@"(?<tasks>(?:工作|后续|会后|具体|下一步|整改|责任)?(?:任务|分工|待办|行动项|交办)(?:任务|分工|事项|清单|安排)?)|要求|定的)[了的]?(?:如下|以下|" +
        $@"下列)?(?:[一二两三四五六七八九十几0-9]{{1,2}}[件项点条个](?:事项|事情|事|工作|任务|意见|要求|决定|决议)?)?(?:事项|事情?|如下)?(?::|" +
        $@",(?=一是|一、|1[.、]|第一|\u2460))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex ListLead();

    [GeneratedRegex(
        $@"^{Who}(?<decision>(?:一致|全票|全体|全员|举手表决|举手|投票表决|投票|无记名投票|不记名投票|表决|票决|审议|讨论|听取并|审议并|原则上?|" +
        $@"研究|集体|当场|现场|差额|等额|共|已|获|正式|顺利|并|会议)*{Refused}(?:通过(?!学习|腾讯|视频|观看|线上|组织|开展|这|本次|此|现场|实地|微信|" +
        $@"钉钉|电话|讲|集中|座谈|参观|交流|[^,]{{0,10}}(?:形式|方式|召开))|同意(?!票|率)|选举产生|选出|(?:选举|推选|推举|" +
        $@"评选)(?!结果|大?会)(?=(?:[^,。;]{{1,14}}?|[^,。;、]{{1,6}}(?:、[^,。;、]{{2,6}})+)(?:为|任|担任|当|[做作](?=[^,。;]{{0,8}}[长员人席记](?:$|[,。;|\s\uE001-\uE004]))))|批准|增选|补选)(?:了)?(?![\s,:]|$|[0-9]+(?:票|[人名位个件项条]?(?:[,;。\s]|$))|票|[一二三四五六七八九十百]+票)[^,。;!?|\n]*|" +
        $@"[^,。;!?|\n\uE001-\uE004]{{3,40}}?(?:获|得到|经|被)?(?:一致|全票|表决|审议|讨论|举手|投票|获)+通过)$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Kept();

    [GeneratedRegex(
        $@"^{Who}(?:研究|讨论|表决|集体|一致|商量|商议)*(?:决定|议定|(?:换届选举|选举|推选|推举)结果(?=:)|定了|定的是|定的(?=事?:)|定下来|定下|商定|敲定|拍板|决议)(?:了)?(?:事项|事(?=:))?(?:是|为|:|" +
        $@",)?",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Dropped();

    [GeneratedRegex(
        $@"^[\s\uE001-\uE004]*$|^(?:由)?(?:[一二两三四五六七八九十几0-9]{{1,2}}[件项点条个](?:事项|事情|事|工作|决议|决定)?)$|^在|" +
        $@"^[\u4e00-\u9fff]{{0,3}}召开|^的",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Idle();

    // Behind a decision: how much, how often, to whom it goes.
    [GeneratedRegex(@"^(?:标准|费用|金额|经费|资金|任期|期限|预备期|每[人月年季周户个名次年][^\uE001]{0,8}(?:[0-9一二两三四五六七八九十百千]+(?:元|[日号][前内]?)|[一两二三][次回])|(?:并|再)?报[^,。;\uE001]{1,12}(?:审批|批准|备案|审议|审定|同意|审查)$)[^\uE001]*$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex GoesOn();

    [GeneratedRegex(@"^(?:明确|确定|指定|任命)由?[^,。;\uE001-\uE004]{2,14}?(?:为|担任|兼任|任)[^,。;\uE001-\uE004]{1,12}[员人长]$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Appointed();

    [GeneratedRegex($@"(?:^|[,。;:!|\s\uE001-\uE004])(?:{Enumeration.Any})\s?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex Numbered();

    [GeneratedRegex($@"^[。|\n!]\s?(?:{Enumeration.Any})", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex NextItem();
}
