using BotApp.Sentences.Text;

namespace BotApp.Sentences.Times;

/// <summary>Which of the days named is a deadline, and which the day of the meeting.</summary>
internal static partial class DateRoles
{
    /// <summary>Verbs for what a meeting deals with, as a part of patterns.</summary>
    public const string Deals = "研究|讨论|审议|听取|通报|商议|商量";

    /// <summary>A whole clause about what was dealt with: 对…作了安排, …有关事宜.</summary>
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

    // 10月的主题党日是15号搞的: the day belongs to the month named before it in the sentence.
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

    /// <summary>The mentions that may be the day of the meeting, the likeliest first; a range of days is not one day.</summary>
    public static List<DateMention> Candidates(string text, IReadOnlyList<DateMention> mentions, DateOnly today)
    {
        var candidates = new List<DateMention>();
        var items = Enumeration.All(text);
        var isOnlyDay = mentions.Count(m => m.IsOneDay && !m.IsDeadline) == 1;
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            // The last candidate, if it is the day just before this one.
            var previous = i > 0 && candidates.Count > 0 && mentions[i - 1] == candidates[^1] ? candidates[^1] : null;
            var isHeldInstead = mention.IsOneDay
                && ((previous is not null && IsMovedFrom(text, previous, mention, today)) || IsMovedTo(text, mention) || IsHeldLater(text, mention, mentions.Take(i), today));
            var mayBe = isHeldInstead
                || (MayBeOfMeeting(text, mention, items)
                    && (!IsOfSomethingElse(text, mention, alone: mentions.Count == 1) || (isOnlyDay && IsOfLastTime(text, mention, today))));
            if (!mayBe)
                continue;

            // 周五的警示教育改到今天开了: held on the later one.
            if (previous is not null && (isHeldInstead ? mention : AsOne(text, previous, mention)) is { } one)
                candidates[^1] = one;
            else
                candidates.Add(mention);
        }

        // 会议时间：…: a label outweighs the order.
        return
        [
            .. candidates
                .OrderByDescending(c => IsLabelled(text, c, today))
                .ThenByDescending(c => c.IsOneDay && !Announcement().IsMatch(text.AsSpan(c.Where.End)))
                .ThenByDescending(c => c.IsOneDay),
        ];
    }

    private static bool MayBeOfMeeting(string text, DateMention mention, List<Span> items) =>
        !mention.IsDeadline && mention.Day is not WrittenDay.MonthEnd && !IsOfOtherLabel(text, mention) && !IsOfItem(text, mention, items);

    /// <summary>The one day that two in a row name between them; null if each stands for itself.</summary>
    private static DateMention? AsOne(string text, DateMention first, DateMention second)
    {
        var between = text[first.Where.End..second.Where.Start];
        if (IsRepetition(first, second, between))
            return first;
        if (IsPrecision(first, second, between))
            return second;
        if (SeveralDays().IsMatch(between) && first.IsOneDay && second.IsOneDay)
            return first with { Day = new WrittenDay.NoOneDay() };
        return Corrections.Between(text, first.Where.End, second.Where.Start) ? Corrected(first, second) : null;
    }

    /// <summary>Whether a label says that the day is that of a document: 印发日期：, 填表时间：.</summary>
    public static bool IsOfOtherLabel(string text, DateMention mention) => OtherLabel().IsMatch(text.AsSpan(0, mention.Where.Start));

    // A label that does not name the meeting may be a task's; then its day lies ahead.
    private static bool IsLabelled(string text, DateMention mention, DateOnly today) =>
        OwnLabel().Match(text, 0, mention.Where.Start) is { Success: true } label
        && (label.Groups["own"].Success || !IsAhead(mention.Day, today));

    // 上次支委会11月20日开的: if no other day is named, the previous meeting is the one reported.
    private static bool IsOfLastTime(string text, DateMention mention, DateOnly today) =>
        !IsAhead(mention.Day, today) && LastTime().IsMatch(text.AsSpan(0, mention.Where.Start)) && LastTimeHeld().IsMatch(text.AsSpan(mention.Where.End));

    // 11月5日…推迟到11月6日召开, 原定11月5日的…，推迟到…: after an abandoned day, the later one need only be past.
    private static bool IsHeldLater(string text, DateMention mention, IEnumerable<DateMention> before, DateOnly today) =>
        MovedWords(text, mention, before, today) is not null && HeldThen().IsMatch(text.AsSpan(mention.Where.End));

    private static Span? MovedWords(string text, DateMention to, IEnumerable<DateMention> before, DateOnly today)
    {
        if (IsAhead(to.Day, today) || before.LastOrDefault(b => b.IsOneDay && !b.IsDeadline) is not { } from
            || MovedOff().Match(text, from.Where.End, to.Where.Start - from.Where.End) is not { Success: true } words)
            return null;

        return new Span(words.Index, to.Where.End);
    }

    /// <summary>The words that say that the meeting was moved from an earlier day to this one.</summary>
    public static Span? MovedBehind(string text, IReadOnlyList<DateMention> mentions, DateMention chosen, DateOnly today) =>
        MovedWords(text, chosen, mentions.TakeWhile(m => m.Where.Start < chosen.Where.Start), today);

    // 周日新主持, 周一鸣请假: a person, not a day.
    private static bool IsPartOfName(string text, DateMention mention) =>
        mention.Day is WrittenDay.Weekday && text[mention.Where.Start] is '周' && mention.Where.Length == 2
        && (mention.Where.Start == 0 || text[mention.Where.Start - 1] is not ('上' or '下' or '本' or '这' or '每'))
        && NameGoesOn().IsMatch(text.AsSpan(mention.Where.End));

    // 就做好年底收官工作作出安排, 研究月底前党费清缴事宜: the deadline is part of the topic.
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
            return mention with { IsDeadline = mention.Day is not WrittenDay.MonthEnd || text[mention.Where.End - 1] is '前' or '内' || EndIsDeadline().IsMatch(after) };

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

    // 上周六（14号）: the number is the precise one.
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
            || (ElseAfter().IsMatch(after) && !(BeginsMessage(text, mention) && !ElseWhole().IsMatch(after)) && !(Resolves().IsMatch(after) && MeetingBefore().IsMatch(before) && !Content().IsMatch(before)));
    }

    // 11月20日信息员培训, 11月20日工作领导小组会议: the day that a message begins with is the meeting's, unless a paper is named by it (11月10日文件，…).
    private static bool BeginsMessage(string text, DateMention mention) => text.AsSpan(0, mention.Where.Start).IsWhiteSpace();

    // 学习11月10日文件: the day of the document that was studied; 中心组学习11月17日（周二），11人参加: after the kind's name, the meeting's own.
    private static bool IsOfContent(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        Content().IsMatch(before) && !(before.EndsWith("学习") && NothingStudied().IsMatch(after));

    private static bool IsMovedTo(string text, DateMention mention) =>
        MovedTo().IsMatch(text.AsSpan(0, mention.Where.Start)) && Held().IsMatch(text.AsSpan(mention.Where.End));

    // 从26日改到27日: with both days named, the later one need only be past.
    private static bool IsMovedFrom(string text, DateMention from, DateMention to, DateOnly today) =>
        to.IsOneDay && !IsAhead(to.Day, today) && MovedStraight().IsMatch(text.AsSpan(from.Where.End, to.Where.Start - from.Where.End));

    /// <summary>The first day to which something was moved that has not taken place yet: 改到周三开, not 改到周三开了.</summary>
    public static DateMention? MovedAhead(string text, IEnumerable<DateMention> mentions, DateOnly today) =>
        mentions.FirstOrDefault(m => IsAhead(m.Day, today) && MovedTo().IsMatch(text.AsSpan(0, m.Where.Start)) && !Held().IsMatch(text.AsSpan(m.Where.End)));

    // A bare weekday that something is moved to lies ahead; a date without a year is the nearest one, past or future.
    private static bool IsAhead(WrittenDay day, DateOnly today) =>
        day is WrittenDay.Weekday
        || (Calendar.Next(day, today, today) is { } next && next > today
            && !(Calendar.Past(day, today) is { } past && past <= today && today.DayNumber - past.DayNumber < next.DayNumber - today.DayNumber));

    // 决定了三件事：一是12月3日开主题党日: a day within a list item is the item's, unless it has a label, as in a numbered form: 1.时间：….
    private static bool IsOfItem(string text, DateMention mention, List<Span> items)
    {
        foreach (var item in items)
        {
            if (mention.Where.Start >= item.Start && mention.Where.End <= item.End)
                return !Labelled().IsMatch(text.AsSpan(item.Start, mention.Where.Start - item.Start));
        }

        return false;
    }
}
