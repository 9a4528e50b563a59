using System.Text.RegularExpressions;
using BotApp.Features.MeetingLogs.QuickLog.Text;
using BotApp.Features.MeetingLogs.QuickLog.Words;

namespace BotApp.Features.MeetingLogs.QuickLog.Readers;

/// <summary>
/// 应到, 实到, 列席. A count is taken when a word beside it says what it counts; nothing is added or subtracted, and an
/// approximate count, ballots, 人次 and sign-ups are left.
/// </summary>
internal sealed partial class AttendanceReader
{
    private enum Field
    {
        Expected,
        Present,
        Observers,
    }

    private readonly record struct Count(Field Field, int Value, Span Where, int Weight);

    private readonly List<Count> _counts = [];

    private readonly Message _message;

    private AttendanceReader(Message message) => _message = message;

    /// <param name="message">The message.</param>
    /// <param name="type">Code of the register.</param>
    public static Attendance Read(Message message, string? type)
    {
        var reader = new AttendanceReader(message);
        reader.Drop(Elsewhere());
        if (type is KnownTypes.Visit)
            reader.Drop(Visited());
        reader.Collect(Observers(), Field.Observers, weight: 3);
        reader.Pairs();
        reader.Collect(Expected(), Field.Expected, weight: 3);
        reader.Drop(Several());
        reader.Everybody();
        reader.Collect(PresentOfOurs(), Field.Present, weight: 6);
        reader.Collect(Present(), Field.Present, weight: 3);
        reader.Collect(PresentAfter(), Field.Present, weight: 3);
        if (KnownTypes.IsActivity(type))
            reader.Collect(WentOut(), Field.Present, weight: 3);
        if (!reader._counts.Any(c => c.Field is Field.Present))
            reader.Collect(PresentLoosely(), Field.Present, weight: 2);
        if (!reader._counts.Any(c => c.Field is Field.Present))
            reader.Collect(Alone(), Field.Present, weight: 1);
        reader.Correct();
        return reader.Result();
    }

    /// <summary>Counts of others than those who met (其中群众5人, 慰问8人, 随行2人) are out of the way first.</summary>
    private void Drop(Regex pattern)
    {
        foreach (Match match in pattern.Matches(_message.Work))
            _message.Take(match.Groups["drop"]);
    }

    private void Collect(Regex pattern, Field field, int weight)
    {
        foreach (Match match in pattern.Matches(_message.Work))
            Add(match, field, weight);
    }

    private void Add(Match match, Field field, int weight)
    {
        if (!match.Groups["about"].Success && Numerals.Read(match.Groups["n"].Value) is { } value)
            _counts.Add(new Count(field, value, match.ToSpan(), weight));
        _message.Take(match.Groups["take"] is { Success: true } take ? take : match);
    }

    // 应5实4, 应到20到19, 应到/实到：20/19, 应到实到均为12人
    private void Pairs()
    {
        foreach (Match match in ExpectedAndPresent().Matches(_message.Work))
        {
            var (first, second) = (Numerals.Read(match.Groups["a"].Value), Numerals.Read(match.Groups["b"].Value));
            if (match.Groups["same"] is { Success: true } same)
                first = second = Numerals.Read(same.Value);
            if (match.Groups["presentFirst"].Success)
                (first, second) = (second, first);
            if (first is { } expected && second is { } present && present <= expected)
            {
                _counts.Add(new Count(Field.Expected, expected, match.ToSpan(), 3));
                _counts.Add(new Count(Field.Present, present, match.ToSpan(), 3));
                _message.Take(match);
            }
        }
    }

    // 八个人都到了, 应到12人，全部到会, 全员参加，67人; not 除卓越外全部到会, not 其余九个都在
    private void Everybody()
    {
        if (Excepted().IsMatch(_message.Work))
            return;

        foreach (Match match in AllOfThem().Matches(_message.Work))
        {
            if (match.Groups["about"].Success || match.Groups["rest"].Success || Numerals.Read(match.Groups["n"].Value) is not { } value)
                continue;

            _counts.Add(new Count(Field.Expected, value, match.ToSpan(), 2));
            _counts.Add(new Count(Field.Present, value, match.ToSpan(), 3));
            _message.Take(match);
        }

        if (_counts.LastOrDefault(c => c.Field is Field.Expected) is { Value: > 0 } expected
            && AllAfter().Match(_message.Work, expected.Where.End) is { Success: true } all)
        {
            _counts.Add(new Count(Field.Present, expected.Value, all.ToSpan(), 2));
        }
    }

    // 实到45人，说错了，是54人; 以签到表28为准
    private void Correct()
    {
        foreach (Match match in Corrected().Matches(_message.Work))
        {
            // 不是32人，是35人
            if (match.Groups["rather"].Success && Numerals.Read(match.Groups["n"].Value) is { } rather && !match.Groups["about"].Success)
            {
                _counts.Add(new Count(Field.Present, rather, match.ToSpan(), 5));
                continue;
            }

            var previous = _counts.Where(c => c.Where.Start < match.Index).OrderBy(c => c.Where.Start).LastOrDefault();
            if (previous.Weight == 0 || match.Groups["about"].Success || Numerals.Read(match.Groups["n"].Value) is not { } value)
                continue;

            _counts.Add(previous with { Value = value, Where = match.ToSpan(), Weight = 5 });
            _message.Take(match);
        }

        foreach (Match match in Authoritative().Matches(_message.Work))
        {
            if (Numerals.Read(match.Groups["n"].Value) is { } value)
                _counts.Add(new Count(Field.Present, value, match.ToSpan(), 9));
        }
    }

    private Attendance Result()
    {
        var present = Value(Field.Present);
        var expected = Value(Field.Expected);
        // 实到12人，一个没少
        if (expected is null && present is not null && !Excepted().IsMatch(_message.Work) && NobodyMissing().IsMatch(_message.Work))
            expected = present;

        return new Attendance { Expected = expected, Present = present, Observers = Value(Field.Observers) };
    }

    private int? Value(Field field)
    {
        var counts = _counts.Where(c => c.Field == field).OrderBy(c => c.Where.Start).ToList();
        if (counts.Count == 0)
            return null;

        var last = counts[^1];
        if (counts.Count > 1 && Corrections.Between(_message.Folded, counts[^2].Where.Start, last.Where.End))
            return last.Value;

        return counts.MaxBy(c => c.Weight).Value;
    }

    private const string Filler =
        $@"(?:{Counting.People}|会议|活动|会|只|仅|人数|实有|有选举权的?|有表决权的?|有|了|为|是|与|和|及|共计|共|计|达到|达|总数|总|:|-|\s|" +
        $@"到)*";

    private const string C = Counting.Count;

    // Up to a digit: whatever precedes a count that is not of those present.
    [GeneratedRegex(
        $@"(?:其中|其中有|随行|同行|各出|各来|各派|各|全[国省市县区镇局]|全系统|主会场|分会场|各地|含|内含|包括|发言的?有?|交流发言|重点发言|" +
        $@"表彰|表扬|看望|慰问|走访|帮扶|救助|资助|邀请|发展|吸收|接收|转正|新增|增补|推荐|报名|培养|提问|抽查|约谈|谈话|联系|(?<!到会|实到|" +
        $@"参会|出席|参加)有选举权|在册|服务|受益|惠及|每组|每)(?:了|{Counting.People}|有|:|\s|困难|老|群众|家庭|" +
        $@"的)*(?<drop>{C})(?!{Counting.People}*(?:列席|参加|出席|到会))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Elsewhere();

    // 组织代表15人调研…
    [GeneratedRegex($@"(?<!与|和|对|为|给){C}(?<=[人名位])(?=\uE003)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex WentOut();

    // 慰问3人
    [GeneratedRegex($@"\uE003了?(?<drop>{C})(?!{Counting.People}*(?:列席|参加|出席|到会))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Visited();

    [GeneratedRegex(
        $@"列席(?:的|人员|人数|会议|代表|督导组|组长|各|{Counting.People}|单位|部门|有|了|为|是|共|:|\s)*{C}|(?:另有|另|邀请|还有|" +
        $@",)?(?:[\u4e00-\u9fff]{{0,8}}?)(?<take>{C}(?:[\u4e00-\u9fff]{{0,8}}?)列席)|列席:?\s?[\u4e00-\u9fff、]{{0,16}}?{C}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Limits.PatternTimeout)]
    private static partial Regex Observers();

    [GeneratedRegex(
        $@"应到?(?:会|人数|党员|:|\s|人|名)*(?<a>{Mark.Number})\s?[人名位]?[,、/;\s]?(?:实到?|到)(?:会|人数|党员|:|" +
        $@"\s)*(?<b>{Mark.Number})\s?[人名位]?(?![{Mark.Digits}])|" +
        $@"应到(?:会|人数|人)?\s?[/、和与,]?\s?实到(?:会|人数|人)?(?:人数|均|都|分别|各|为|是|:|" +
        $@"\s)*(?:(?<a>[0-9]+)[人名]?\s?[/、-]\s?(?<b>[0-9]+)|(?<same>{Mark.Number}))\s?[人名位]?|" +
        $@"(?<presentFirst>)实到(?:会|人数|人)?\s?[/、]\s?应到(?:会|人数|人)?(?:人数|为|是|:|\s)*(?<a>[0-9]+)[人名]?\s?[/、]\s?(?<b>[0-9]+)\s?[人名位]?|" +
        @"(?<presentFirst>)(?:(?:出席|到会|参会|实到|人数|到课|签到)(?:率|情况|人数)?(?::|\s)*|(?<=^|[,。;|" +
        @"\s(]))(?<a>[0-9]{1,4})\s?/\s?(?<b>[0-9]{1,4})(?:人|名)?(?=$|[,。;|\s)])",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex ExpectedAndPresent();

    [GeneratedRegex(
        $@"(?:应到|应参加|应参会|应出席|应参与|应参训|应参学|应该到|应该来|该到|该来|应有){Filler}{C}|" +
        $@"(?<take>{C}{Counting.People}*应(?:该)?(?:到|参加|参会|出席))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Expected();

    // 党员10名加家属3名: no arithmetic
    [GeneratedRegex(
        $@"(?<drop>{Mark.Number}[人名位]{Counting.People}*(?:、|加上?|和|及|与|外加|,另?外?加上?)(?:(?!缺|请|列|应|" +
        $@"实)[\u4e00-\u9fff]){{0,6}}?{Mark.Number}[人名位])(?!{Counting.People}*(?:列席|请假|缺席))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Several();

    [GeneratedRegex(
        $@"(?<rest>(?:其余|其他|其它|剩下|剩余|余下|另外|另|还有)的?{Counting.People}*)?{C}{Counting.People}*,?(?:(?:全部|全都|全数|全员|" +
        $@"悉数|尽数|都|均|全|皆|准时)+(?:准时|按时)?(?:到|出席|参加|参会|与会|来|在|齐|参与)|一个(?:都|也)?[没不](?:少|落|缺|拉|漏)|" +
        $@"一人(?:不|没|未)[少缺落]|无一(?:人)?(?:缺席|请假|缺)|无人(?:缺席|请假)|没人(?:缺席|请假)|零缺席|满员|到齐|齐了|齐(?=$|[,。;\s])|" +
        $@"全勤)|" +
        $@"(?:全员|全体{Counting.People}*|人员(?:全部|都)?|人都?(?=齐|到齐)|全部|全)(?:在线|到齐|到会|参加|出席|到场|参会|到|" +
        $@"齐)+(?:了)?[,:\s]*(?:一共|总共|共计|共|计|合计)?{C}|全员{C}{Counting.People}*(?:在线|参加|到会|出席|到场|参会)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex AllOfThem();

    [GeneratedRegex(
        @"\G[,。;\s|]?(?:实际|当天|当日)?(?:全部|全都|全数|全员|悉数|尽数|都|均|全|皆|大家都|人)+(?:准时|按时)?(?:到|出席|参加|参会|与会|来|" +
        @"在|齐)|\G[,。;\s|]?(?:一个(?:都|也)?[没不](?:少|落|缺|拉|漏)|无一(?:人)?缺席|无人缺席|没人缺席|满员|到齐|全勤|齐了)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex AllAfter();

    [GeneratedRegex(@"除[^,。;!?|]{1,30}外|除了", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Excepted();

    [GeneratedRegex(
        @"一个(?:都|也)?[没不](?:少|落|缺|拉|漏)|无一(?:人)?(?:缺席|请假)|无人(?:缺席|请假)|没人(?:缺席|请假)|全员到齐|全部到齐|全部到会|" +
        @"全勤|都到齐|(?<![一-龥])全到(?![一-龥])|零缺席",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex NobodyMissing();

    [GeneratedRegex(
        $@"(?:实到|实际到会|实际到场|实际参加|实际参会|实际出席|实际来了|实际去了|实际到|实际|实来|实参会|实参加|实出席|实|(?:参加|参会|出席|" +
        $@"与会)人员[\u4e00-\u9fff]{{0,4}}?|到会|到场|到课|参会|参加|参与|参训|参学|出席|与会|到学|到(?=[0-9]{{1,3}}缺)|(?<=^|[,。;|" +
        $@"\s])到(?=\s?[0-9]{{1,3}}(?:$|[,。;|\s]))|听众|听课|听讲|听会|签到|签了到|人数|在场(?:的)?|在座|受众|观众|收看|收听|观看|聆听|出勤|" +
        $@"现场|学员|受教育){Filler}{C}",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Present();

    [GeneratedRegex(
        $@"{C}(?:[\u4e00-\u9fff]{{0,4}}{Counting.People})*(?:[\uE002\uE003]|准时|集体|现场|线上|共同|一起|踊跃|积极|的)*(?:实到|参加|到会|" +
        $@"参会|出席|到场|与会|参与|听课|听讲|听了|签到|签了到|在场|到了|来了|来听|来参加|到课|聆听|出勤|现场|参训|参学|受教育|接受|前往|" +
        $@"到齐|都在|上阵|观看|收看|集中|受训|坐在|都到|全到|都来|均到|开了|碰了|看完|听完|学完|看了|学了)(?!票)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex PresentAfter();

    [GeneratedRegex(
        $@"(?<=^|[^\u4e00-\u9fff]|就|人|我们|大家|支部|小组|党员|同志|的|去|来|到|同去|[\uE003])(?:到的|来的|去的|到了|来了|去了|到|来|合计|" +
        $@"共计|总计|一共|总共|共有|共|一行|同去的有|我们|就我们|就|有|现有|来人|拢共|上岗|共?出动|共?组织|共?发动|加起来|前后)(?:有|是|了|" +
        $@"共|来了|去了|到了|{Counting.People}|:|\s)*{C}(?<=[人名位个员]\s?)|等{C}(?<=[人名位])(?=$|[,。;|\s])|[0-9]+(?:家|个)(?:单位|" +
        $@"部门)?{C}(?<=[人名位]\s?)(?=$|[,。;|\s)])|(?:共计|合计|一共|总共|共|一行|会上){C}(?<=[人名位个员]\s?)|(?:支部|小组|我们|我(?:和|" +
        $@"与|跟)[^,。;0-9]{{2,20}}?){C}(?<=[人名位])(?![发请缺获被受未没表报调退])|(?<=^|[,。;\s|" +
        $@"\uE002-\uE004]){Counting.People}+{C}(?<=[人名位])(?=[\uE002]*(?:在|到|去|赴))|(?<=[\uE003\uE002,。;\s|]|" +
        $@"^){C}(?<=[人名位]){Counting.People}*(?:去|来|在|搞|到|赴|一起|一同|去了|干|忙活)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex PresentLoosely();

    [GeneratedRegex(
        $@"(?<=^|[,。;|\s(\uE002\uE003]){Counting.People}*(?:共|:)?{C}(?<=[人名位个员]\s?){Counting.People}*(?=$|[,。;|" +
        $@"\s)\uE002\uE003])(?![,、]\s?(?:请假|缺席?)[0-9一二两三四五六])",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Alone();

    // 全区一千多人收看，我支部26人参加: ours is meant.
    [GeneratedRegex(
        $@"(?:我们?|本|咱们?)(?:支部|党支部|小组|党小组|处|科|局|单位|分会场)(?:共|有|到|来了|去了|参加|实到)*{C}(?<=[人名位个员]\s?)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex PresentOfOurs();

    [GeneratedRegex(
        $@"(?:(?<rather>不是)\s?{Mark.Number}[人名位个]{{1,2}},?(?:而是|是|应是)|(?:{Corrections.Words}|[,。;]不[,。]|改成|改为)(?:了|啦|" +
        $@"一下)?[,。:;\s]*(?:是|应该是|应为|应是|实际是|实际|为|改成|改为|其实是|准确的?是|正确的?是)?){C}",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Corrected();

    [GeneratedRegex(
        $@"以[^,。;]{{0,10}}?(?<n>{Mark.Number})[人名位]?(?:为准|算|计)|(?<n>{Mark.Number})[人名位个]?,以[^,。;0-9]{{0,8}}为准",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Authoritative();
}
