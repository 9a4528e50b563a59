using System.Text.RegularExpressions;
using BotApp.Features.MeetingLogs.QuickLog.Text;

namespace BotApp.Features.MeetingLogs.QuickLog.Times;

/// <summary>Which of the days named is a deadline, and which the day of the meeting.</summary>
internal static partial class DateRoles
{
    /// <summary>A verb of what a meeting deals with, as a part of patterns.</summary>
    public const string Deals = "研究|讨论|审议|听取|通报|商议|商量";

    /// <summary>The whole of a clause that tells what was dealt with: 对…作了安排, …有关事宜.</summary>
    public const string DealtWith =
        "(?:^|会议?上?|并)(?:就|对(?![照接标账]))[^,。;!?|\n]*?(?:[作做]出?了?|进行了?|提出了?)(?:专题|全面|具体|再)?(?:安排|部署|强调|要求|研究|动员|讨论|提醒)$|(?:事宜|(?:有关|相关)事项)$";

    /// <summary>Joins both readers' mentions, drops names that look like days, and marks the deadlines, with the words that make them such.</summary>
    public static List<DateMention> Classify(string text, IEnumerable<DateMention> mentions, DateOnly today)
    {
        var classified = new List<DateMention>();
        foreach (var mention in mentions.OrderBy(m => m.Where.Start))
        {
            if (!IsPartOfName(text, mention) && !IsWithinTopic(text, mention))
                classified.Add(AsDeadline(text, InMonthBefore(text, classified, mention), today));
        }

        return classified;
    }

    // 10月的主题党日是15号搞的: the day is one of the month named before it in the sentence.
    private static DateMention InMonthBefore(string text, List<DateMention> before, DateMention mention)
    {
        if (mention.Day is not WrittenDay.DayOfMonth(var day) || before.Count == 0)
            return mention;

        var last = before[^1];
        var (words, between) = (text[last.Where.Start..last.Where.End], text[last.Where.End..mention.Where.Start]);
        return MonthAlone().Match(words) is { Success: true } month && !between.Contains('。') && !between.Contains('\n')
            && Numerals.Read(month.Groups["m"].Value) is { } number && Calendar.Exists(number, day)
            ? mention with { Day = new WrittenDay.MonthAndDay(number, day) }
            : mention;
    }

    /// <summary>The mentions that may be the day of the meeting, the likeliest first; a stretch of days is no one day.</summary>
    public static List<DateMention> Candidates(string text, IReadOnlyList<DateMention> mentions, DateOnly today)
    {
        var candidates = new List<DateMention>();
        var items = Enumeration.All(text);
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            var isMovedFromBefore = candidates.Count > 0 && i > 0 && mentions[i - 1] == candidates[^1] && IsMovedFrom(text, candidates[^1], mention, today);
            if (mention.IsOneDay && (isMovedFromBefore || IsMovedTo(text, mention)))
            {
                // 周五的警示教育改到今天开了: held on the later one.
                if (candidates.Count > 0 && i > 0 && mentions[i - 1] == candidates[^1])
                    candidates.RemoveAt(candidates.Count - 1);
                candidates.Add(mention);
                continue;
            }

            if (mention.IsDeadline || mention.Day is WrittenDay.MonthEnd || IsOfSomethingElse(text, mention, alone: mentions.Count == 1) || IsOfItem(text, mention, items))
                continue;

            if (candidates.Count > 0 && i > 0 && mentions[i - 1] == candidates[^1])
            {
                var (previous, between) = (candidates[^1], text[candidates[^1].Where.End..mention.Where.Start]);
                if (IsRepetition(previous, mention, between))
                    continue;
                if (IsPrecision(previous, mention, between))
                {
                    candidates[^1] = mention;
                    continue;
                }

                if (SeveralDays().IsMatch(between) && previous.IsOneDay && mention.IsOneDay)
                {
                    candidates[^1] = previous with { Day = new WrittenDay.NoOneDay() };
                    continue;
                }

                if (Corrections.Between(text, previous.Where.End, mention.Where.Start))
                {
                    candidates[^1] = Corrected(previous, mention);
                    continue;
                }
            }

            candidates.Add(mention);
        }

        var announced = candidates.Where(c => c.IsOneDay && !Announcement().IsMatch(text.AsSpan(c.Where.End))).ToList();
        return [.. announced, .. candidates.Except(announced).OrderByDescending(c => c.IsOneDay)];
    }

    // 周日新主持, 周一鸣请假: a person, not a day.
    private static bool IsPartOfName(string text, DateMention mention) =>
        mention.Day is WrittenDay.Weekday && text[mention.Where.Start] is '周' && mention.Where.Length == 2
        && (mention.Where.Start == 0 || text[mention.Where.Start - 1] is not ('上' or '下' or '本' or '这' or '每'))
        && NameGoesOn().IsMatch(text.AsSpan(mention.Where.End));

    // 就做好年底收官工作作出安排, 研究月底前党费清缴事宜: until when is a part of what was dealt with.
    private static bool IsWithinTopic(string text, DateMention mention)
    {
        if (mention.Day is not WrittenDay.MonthEnd)
            return false;

        var clause = text[Clauses.StartOf(text, mention.Where.Start)..Clauses.EndOf(text, mention.Where.End)];
        return DealtWithIt().IsMatch(clause) || DealingWith().IsMatch(text.AsSpan(0, mention.Where.Start));
    }

    private static DateMention AsDeadline(string text, DateMention mention, DateOnly today)
    {
        if (!mention.IsOneDay)
            return mention;

        var after = text.AsSpan(mention.Where.End);
        foreach (var match in Until().EnumerateMatches(after))
            return mention with { IsDeadline = true, Where = mention.Where with { End = mention.Where.End + match.Length } };
        if (mention.IsDeadline)
            return mention with { IsDeadline = mention.Day is not WrittenDay.MonthEnd || text[mention.Where.End - 1] is '前' || EndIsDeadline().IsMatch(after) };

        var before = text.AsSpan(0, mention.Where.Start);
        if (UntilBefore().IsMatch(before) || (ListedTask().IsMatch(before) && EndsItem().IsMatch(after)))
            return mention with { IsDeadline = true };

        // 下周二交, 12月3日完成: still ahead, and something is to be done.
        var ahead = mention.Day is WrittenDay.Exactly(var day)
            ? day > today
            : mention.Day is WrittenDay.Weekday || (mention.Day is WrittenDay.MonthAndDay && !(Calendar.Past(mention.Day, today)?.AddMonths(6) >= today));
        return ahead && ToBeDone().IsMatch(after) && !mention.Where.Equals(default(Span)) ? mention with { IsDeadline = true } : mention;
    }

    // 11月18日（周三）, 11/14 周六
    private static bool IsRepetition(DateMention first, DateMention second, string between) =>
        second.Day is WrittenDay.Weekday && first.Day is not WrittenDay.Weekday
        && between.Length <= 3 && between.AsSpan().Trim(" ,(的").IsEmpty;

    // 上周六（14号）: the number is what was looked up.
    private static bool IsPrecision(DateMention first, DateMention second, string between) =>
        between is "(" && first.Day is WrittenDay.Weekday or WrittenDay.Exactly && second.Day is WrittenDay.DayOfMonth or WrittenDay.MonthAndDay;

    // 11月17日，不对，是18日: the month was right.
    private static DateMention Corrected(DateMention wrong, DateMention right) => (wrong.Day, right.Day) switch
    {
        (WrittenDay.MonthAndDay(var month, _), WrittenDay.DayOfMonth(var day)) when Calendar.Exists(month, day) =>
            right with { Day = new WrittenDay.MonthAndDay(month, day) },
        _ => right,
    };

    private static bool IsOfSomethingElse(string text, DateMention mention, bool alone)
    {
        var from = Clauses.StartOf(text, mention.Where.Start);
        var before = text.AsSpan(from, mention.Where.Start - from);
        var after = text.AsSpan(mention.Where.End);
        return ElseBefore().IsMatch(before) || (!alone && IsOfContent(before, after)) || NotHeldThen().IsMatch(after)
            || (ElseAfter().IsMatch(after) && !(Resolves().IsMatch(after) && MeetingBefore().IsMatch(before) && !Content().IsMatch(before)));
    }

    // 学习11月10日文件: what was studied is of that day; 中心组学习11月17日（周二），11人参加: behind the name of the kind stands its own.
    private static bool IsOfContent(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        Content().IsMatch(before) && !(before.EndsWith("学习") && NothingStudied().IsMatch(after));

    private static bool IsMovedTo(string text, DateMention mention) =>
        MovedTo().IsMatch(text.AsSpan(0, mention.Where.Start)) && Held().IsMatch(text.AsSpan(mention.Where.End));

    // 从26日改到27日: with both days named, the later one need only be behind us.
    private static bool IsMovedFrom(string text, DateMention from, DateMention to, DateOnly today) =>
        to.IsOneDay && !IsAhead(to.Day, today) && MovedStraight().IsMatch(text.AsSpan(from.Where.End, to.Where.Start - from.Where.End));

    /// <summary>The first day to which something was moved and has not taken place yet: 改到周三开, not 改到周三开了.</summary>
    public static DateMention? MovedAhead(string text, IEnumerable<DateMention> mentions, DateOnly today) =>
        mentions.FirstOrDefault(m => IsAhead(m.Day, today) && MovedTo().IsMatch(text.AsSpan(0, m.Where.Start)) && !Held().IsMatch(text.AsSpan(m.Where.End)));

    // A weekday alone lies ahead of who speaks of moving to it; a date without a year lies where it is nearer.
    private static bool IsAhead(WrittenDay day, DateOnly today) =>
        day is WrittenDay.Weekday
        || (Calendar.Next(day, today, today) is { } next && next > today
            && !(Calendar.Past(day, today) is { } past && past <= today && today.DayNumber - past.DayNumber < next.DayNumber - today.DayNumber));

    // 决定了三件事：一是12月3日开主题党日: what is listed has days of its own; a form that is numbered says 1.时间：….
    private static bool IsOfItem(string text, DateMention mention, List<Span> items)
    {
        foreach (var item in items)
        {
            if (mention.Where.Start >= item.Start && mention.Where.End <= item.End)
                return !Labelled().IsMatch(text.AsSpan(item.Start, mention.Where.Start - item.Start));
        }

        return false;
    }

    [GeneratedRegex("^(?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?的?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex MonthAlone();

    [GeneratedRegex("时间|日期", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Labelled();

    [GeneratedRegex(
        @"^[\u4e00-\u9fff]?(?:同志|书记|副书记|局长|主任|组长|委员|处长|科长)?(?:主持|记录|主讲|讲课|授课|讲党课|讲的|领学|请假|出差|病假|" +
        @"事假|因公|因病|因事|没来|未到|缺席|外出|住院|休假|列席|负责|牵头|[,、](?:[\u4e00-\u9fff]{2,3}[,、])*[\u4e00-\u9fff]{2,3}(?:请假|" +
        @"出差|病假|事假|因|没来|未到|缺席))|^[\u4e00-\u9fff-[的了那这是也就都开会上下早晚中]](?:值班|休|去|在|[,。;|\s)]|$)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex NameGoesOn();

    [GeneratedRegex(
        @"^(?:[(（]?(?:周|星期)[一二三四五六日天][)）]?)?(?:上午|中午|下午|晚上|晚)?(?:[0-9一二两三四五六七八九十]{1,3}(?:点半?|时|" +
        @":[0-9]{2}))?(?:下班|上班|午夜|零点|会议|开会)?(?:之前|以前|前(?!往|去|后|来|夕|期|赴|天|线|半)|为限|为止|截止|止(?!步))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Until();

    [GeneratedRegex(
        @"(?:截止|截至|截止到|限期|限|时限|期限|完成时间|完成时限|办结时限|最迟|最晚|不晚于|不迟于|务必于|务于|须于|需于|应于|赶在|" +
        @"deadline)(?:日期|时间)?\s?(?:是|为|到|在|于|:)?\s?$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex UntilBefore();

    [GeneratedRegex(
        @"^(?:上午|中午|下午|晚上)?(?:下班|一早)?(?:就|再|要|得|必须|务必|统一|集中|把|将[^,。;]{1,12})?(?:完成|交|上交|上报|报送|报给|报|" +
        @"提交|递交|办结|到位|拿出|拿|落实|公示|发出|发布|发|出稿|出|下单|写好|写完|整理|汇总|更新|反馈|汇报|送达|送|张贴|挂网|采购|核|联系|" +
        @"对接|检查|验收|归档|补齐|收齐|收|搞定|弄好|做好|备齐|印发|公开)(?!了|过|的)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex ToBeDone();

    // 年底考评 is a kind of appraisal, no deadline.
    [GeneratedRegex(
        @"^(?:就|再|要|得|必须|务必|统一|集中|一并|由|请|拿|完|交|上|报|提|办|到|落|公|发|出|写|整|汇|更|反|送|张|挂|采|对|检|验|归|补|收|" +
        @"搞|弄|做|备|印|各|[,。;!?|\s()]|$)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex EndIsDeadline();

    [GeneratedRegex(@"^\s?(?:和|及|与|、|-{1,2}|至|到|,又?|,还有)\s?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex SeveralDays();

    [GeneratedRegex(
        // 昨天补录：…: when it was written down
        @"^(?:就|已|上午|下午)?(?:补(?:录|记|登|报|一?下)?一?下?:|发的?通知|通知的?|下的?通知|报名|发文|印发|成立以来|收到|报送的|提交的|出生|入党)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Announcement();

    [GeneratedRegex(
        @"(?:原定|原计划|原先定|本来定|本应|原本|本该|原该|本来(?=要|该|应|想|打算|是|说)|下次|下一次|下回|下期|下一期|下场|上次|上一次|截至|根据|按照|关于|对照|落实|贯彻|区别于|" +
        @"不是|自(?![查学评我己愿主身纠])|比(?!赛|武|拼|学|选|较)|迎接|纪念|定了|决定|商定|敲定|定于|定在|拟于|拟|将于|约定|约好|预计|改到|改在|推迟到|推到|延到|预定|计划)[^,: (]{0,12}$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex ElseBefore();

    [GeneratedRegex(@"^(?:上午|下午|晚上|中午)?,?(?:临时|又|再|才)?(?:改成|改为|(?:改|改期|换|调|调整|挪|移|推|推迟|延|延期|提前?)(?:到|至|在)|改)了?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex MovedStraight();

    [GeneratedRegex("(?:改成|改为|(?:改|改期|换|调|调整|挪|移|推|推迟|延|延期)(?:到|至|在)|提前到|提到)了?$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex MovedTo();

    [GeneratedRegex(
        "^(?:一?早上?|上午|中午|下午|傍晚|晚上|晚)?[^,。;!?|]{0,8}?(?:开|召开|办|举行|举办|进行|上|搞)(?:了|完|的|过)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Held();

    [GeneratedRegex(@"(?:学习(?!会|班|时间|中心组|于|在)|传达|宣读|重温|解读|通报|研究|讨论)[^,: (]{0,8}$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Content();

    // Behind a day: the sentence ends, or goes on with the weekday, the hour or how many came.
    [GeneratedRegex(
        $@"^\s?(?:$|[,;。!|\n(]|(?:周|星期|礼拜)[一二三四五六日天]|{DayParts.Words}|{Mark.Number}(?:点|时|:|\s?(?:个人|[人名位])))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex NothingStudied();

    [GeneratedRegex(DealtWith, RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex DealtWithIt();

    [GeneratedRegex($"(?:^|[,。;|\\s]|会议?上?|并)(?:{Deals})了?[^,。;!?|\\n由请让]{{0,12}}$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex DealingWith();

    // 任务：1.王芳写简报，11月27日；: a day by itself in a list of tasks
    [GeneratedRegex(@"(?:任务|分工|待办|行动项|交办)[^,。;:!?|\n]{0,4}:[^。!?|\n]{0,200}[,(]\s?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex ListedTask();

    [GeneratedRegex(@"^\s?(?:$|[;。)!\n])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex EndsItem();

    // 昨天没开成的支委会, 周五该上的党课
    [GeneratedRegex(
        "^(?:一?早上?|上午|中午|下午|晚上|晚)?(?:本该|应该|该|没|未)(?:有)?(?:能)?(?:召开|开|上|办|搞|组织|举行|举办|进行)(?:成|了|起来)?的",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex NotHeldThen();

    // 支委会11月16日决定…: right behind what met, the day is that of the meeting; not 传达支委会11月16日决定.
    [GeneratedRegex(@"(?:会|会议|支委|党组|小组)[于在]?\s?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Limits.PatternTimeout)]
    private static partial Regex MeetingBefore();

    [GeneratedRegex("^(?:决定|安排)(?!的|精神|要求|事项)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Resolves();

    [GeneratedRegex(
        @"^(?:重要)?(?:的)?(?:重要)?(?:讲话|批示|指示|文件|通知精神|会议精神|来信|来函|回信|信|决定|任务|工作|安排|计划)",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex ElseAfter();
}
