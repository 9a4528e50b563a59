using BotApp.Cards.Model;
using BotApp.Cards.Reminders;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Support.Cards;

internal static class ReminderSamples
{
    private const string Markdown = MeetingSamples.Markdown;

    private static readonly DateOnly Today = MeetingSamples.Monday;

    private static readonly DateTimeOffset Morning = new(2026, 2, 10, 9, 12, 0, TimeSpan.FromHours(8));

    private static readonly Dictionary<string, string> Ids = new()
    {
        [CardData.Operation] = "5f1c0b7a2e9d4c6f8a3b1d2e4f506172",
        [CardData.Id] = "holiday-spring-festival-2026",
        [CardData.Occurrence] = "20260210T0900",
    };

    private static readonly Dictionary<string, string> Owed = new()
    {
        [CardData.Unit] = "branch:第一党支部",
        [CardData.Register] = "branch-committee",
        [CardData.Cadence] = "branch-committee-0",
        [CardData.Period] = "2026-11-01",
    };

    private static readonly Choice[] Audiences =
        [new("全体", "all"), new("第一党支部", "unit:第一党支部"), new("各支部书记", "role:secretary"), new("“节前提醒”未确认的人员", "open:x")];

    public static IEnumerable<(string Name, AdaptiveCard Card)> All(CardTexts t) =>
    [
        .. Holidays().Select(holiday => ("holiday-" + holiday.Name, HolidayReminderCard.Render(holiday.Data, t))),
        .. Notices().Select(notice => ("office-notice-" + notice.Name, OfficeNoticeCard.Render(notice.Data, t))),
        .. Days(t).Select(day => ("day-" + day.Name, DayCard.Render(day.Data, t))),
        .. Composed().Select(composed => ("reminder-compose-" + composed.Name, ReminderComposeCard.Render(composed.Data, t))),
        .. Drafts().Select(draft => ("holiday-draft-" + draft.Name, HolidayDraftCard.Render(draft.Data, t))),
        .. Progress().Select(progress => ("reminder-progress-" + progress.Name, ReminderProgressCard.Render(progress.Data, t))),
        .. Lists().Select(list => ("reminder-list-" + list.Name, ReminderListCard.Render(list.Data, t))),
    ];

    private static IEnumerable<(string Name, HolidayReminderCard.Data Data)> Holidays()
    {
        var plain = new HolidayReminderCard.Data
        {
            Hidden = Ids,
            HolidayName = "春节",
            First = new(2026, 2, 15),
            Last = new(2026, 2, 23),
            Opening = "春节将至，祝您和家人节日愉快。节日期间请继续遵守各项纪律要求。",
            Points =
            [
                "不收送礼品、礼金、消费卡和电子红包，不接受可能影响公务的宴请。",
                "不用公款吃喝、旅游和走访送礼，不公车私用。",
                "酒后不开车，出行注意交通安全。",
                "按值班安排在岗，有事及时报告。",
            ],
            Ask = "拿不准的事情，请先问机关纪检联系人。",
        };
        yield return ("plain", plain);
        yield return ("provisional", plain with { HolidayName = "元旦", First = new(2028, 1, 1), Last = new(2028, 1, 1), IsProvisional = true });
        yield return ("repeat", plain with { IsRepeat = true });
        yield return ("resend", plain with { IsResend = true });
        yield return ("acknowledged", plain with { HolidayName = "中秋节、国庆节", IsRepeat = true, AcknowledgedAt = Morning });
        yield return ("bare", plain with { HolidayName = "清明节", Points = [], Ask = "", Opening = Markdown });
        yield return ("longest", plain with
        {
            Opening = Long(ReminderInputs.Text),
            Points = Long(ReminderInputs.Points).Split('\n'),
            Ask = Long(ReminderInputs.Ask),
        });
    }

    private static IEnumerable<(string Name, OfficeNoticeCard.Data Data)> Notices()
    {
        var plain = new OfficeNoticeCard.Data { Hidden = Ids, Text = "本周五前请各支部报送三季度学习情况。\n" + Markdown };
        yield return ("plain", plain);
        yield return ("urgent", plain with { IsUrgent = true, Text = "因台风影响，今天下午的全体会议改为明天上午9点，地点不变。" });
        yield return ("resend", plain with { IsResend = true });
        yield return ("acknowledged", plain with { AcknowledgedAt = Morning });
        yield return ("longest", plain with { Text = Long(ReminderInputs.Text) });
    }

    private static IEnumerable<(string Name, DayCard.Data Data)> Days(CardTexts t)
    {
        var empty = new DayCard.Data { Today = Today, Hidden = Ids };
        DayCard.Item owed = new("支部委员会会议：应有 1 次，已记录 0 次", "11月", Today.AddDays(5), DayCard.Do.Log, Owed) { MaySkip = true };
        DayCard.Item[] items =
        [
            new("整理会议纪要，报机关党委存档", "来自 11月13日 支部委员会会议", Today.AddDays(-3), DayCard.Do.Done, Ids) { WorkdaysLate = 1 },
            owed with { Text = "支部党员大会：应有 1 次，已记录 0 次", Detail = "三季度", Due = Today.AddDays(-3), Badge = "第一党支部", WorkdaysLate = 1 },
            new(Markdown, null, Today, DayCard.Do.Done, Ids),
            new("建立问题整改周通报", "机关 · 由您牵头", Today.AddDays(-5), DayCard.Do.Open, LedgerSamples.Hidden) { WorkdaysLate = 3 },
            new("清明节前提醒待审", null, null, DayCard.Do.Open, Ids),
            new("收缴本月党费", t.DayItemDatedNote, Today.AddDays(2), DayCard.Do.Done, Ids),
            new(t.DayItemMissingCalendar(2027), t.DayItemMissingCalendarHow, null, DayCard.Do.None, Ids),
            owed,
        ];
        DayCard.Notice notice = new("本周五前请各支部报送三季度学习情况。\n" + Markdown, Ids);
        yield return ("one", empty with { Items = [owed] });
        yield return ("full", empty with { Items = items, Notices = [notice, notice with { IsResend = true, AcknowledgedAt = Morning }] });
        yield return ("notice-only", empty with { Notices = [notice] });
        yield return ("snoozed", empty with { Items = items, IsResend = true, SnoozedUntil = "今天 14:00" });
        yield return ("empty", empty);
        yield return ("longest", empty with
        {
            Items = [.. Enumerable.Range(0, 12).Select(day => owed with { Text = Long(ReminderInputs.Ask), Due = Today.AddDays(day - 6), Badge = "第一党支部", WorkdaysLate = Math.Clamp(5 - day, 0, 4) })],
            Notices = [.. Enumerable.Repeat(notice with { Text = Long(ReminderInputs.Text) }, 5)],
            More = 3,
        });
    }

    private static IEnumerable<(string Name, ReminderComposeCard.Data Data)> Composed()
    {
        var empty = new ReminderComposeCard.Data { Hidden = Ids, Audiences = Audiences, Audience = "all", Recipients = 245, IsEveryone = true };
        yield return ("empty", empty);
        yield return ("branch", empty with
        {
            Text = "本周五前请报送三季度学习情况。",
            Audience = "unit:第一党支部",
            At = "每周一 9:00",
            AtUnderstood = "每周一 09:00，第一次 2026年11月30日",
            Recipients = 12,
            IsEveryone = false,
        });
        yield return ("urgent", empty with { Text = Markdown, Urgent = true });
        yield return ("one", empty with { Audience = "role:secretary", Recipients = 1, IsEveryone = false });
        yield return ("none-chosen", empty with { Text = "请报送三季度学习情况。", Audience = "", Recipients = 0, IsEveryone = false, Problem = "没有找到“支部:第百党支部”。请在“发给”中选择。" });
        yield return ("nobody", empty with { Audience = "open:x", Recipients = 0, IsEveryone = false });
        yield return ("errors", empty with
        {
            At = "改天",
            Errors = new Dictionary<string, string>
            {
                [ReminderInputs.Text] = "没有填写内容",
                [ReminderInputs.At] = "没有看懂“改天”，可以写：明天 9:00；每周一 9:00；2026-11-25 15:00",
            },
        });
        yield return ("changed", empty with { Text = "请报送三季度学习情况。", Recipients = 246, Problem = "收件人已变为 246 人，请再按一次发送。" });
        yield return ("longest", empty with
        {
            Text = Long(ReminderInputs.Text),
            At = Long(ReminderInputs.At),
            Audiences = [.. Enumerable.Range(1, 60).Select(number => new Choice($"第{number}党支部", $"unit:第{number}党支部"))],
            Audience = "unit:第7党支部",
        });
    }

    private static IEnumerable<(string Name, HolidayDraftCard.Data Data)> Drafts()
    {
        var plain = new HolidayDraftCard.Data
        {
            Hidden = Ids,
            HolidayName = "春节",
            First = new(2026, 2, 15),
            Last = new(2026, 2, 23),
            Text = "春节将至，祝您和家人节日愉快。节日期间请继续遵守各项纪律要求。",
            Points = "不收送礼品、礼金、消费卡和电子红包。\n不用公款吃喝，不公车私用。\n酒后不开车。\n按值班安排在岗，有事及时报告。",
            Ask = "拿不准的事情，请先问机关纪检联系人。",
            SendOn = new(2026, 2, 10),
            Earliest = new(2026, 2, 10),
            Latest = new(2026, 2, 12),
            SendAt = new(9, 0),
            Recipients = 245,
        };
        yield return ("plain", plain);
        yield return ("by-itself", plain with { SendsByItself = true, IsProvisional = true });
        yield return ("errors", plain with
        {
            Text = "",
            Problem = "没有发送。",
            Errors = new Dictionary<string, string> { [ReminderInputs.Text] = "没有填写内容", [ReminderInputs.At] = "请在可选的日期内选择" },
        });
        yield return ("longest", plain with { Text = Long(ReminderInputs.Text), Points = Long(ReminderInputs.Points), Ask = Long(ReminderInputs.Ask) });
    }

    private static IEnumerable<(string Name, ReminderProgressCard.Data Data)> Progress()
    {
        var running = new ReminderProgressCard.Data
        {
            Hidden = Ids,
            Title = "春节前提醒",
            State = ReminderProgressCard.State.Running,
            When = "2026年2月10日 周二 09:00",
            Recipients = 245,
            Sent = 80,
            Acknowledged = 31,
            Pending = 134,
            MayCancel = true,
        };
        var finished = running with
        {
            State = ReminderProgressCard.State.Finished,
            Sent = 52,
            Acknowledged = 185,
            Pending = 0,
            Unknown = 1,
            Unreachable = 3,
            Failed = 1,
            Away = 1,
            Suppressed = 2,
            MayCancel = false,
            Problems = ["张三：已停用应用", "李四：尚未安装应用", "王五：已不在本机关", "赵六：发送失败，已重试三次", "钱七：外出，未发送"],
        };
        yield return ("scheduled", running with { State = ReminderProgressCard.State.Scheduled, Sent = 0, Acknowledged = 0, Pending = 245, MayRevise = true, Title = Markdown });
        yield return ("running", running);
        yield return ("finished", finished);
        yield return ("cancelled", finished with { State = ReminderProgressCard.State.Cancelled, Suppressed = 100, Acknowledged = 88, Problems = [] });
        yield return ("missed", running with { State = ReminderProgressCard.State.Missed, Sent = 0, Acknowledged = 0, MayCancel = false });
        yield return ("nobody", running with { State = ReminderProgressCard.State.Nobody, Recipients = 0, Sent = 0, Acknowledged = 0, Pending = 0, MayCancel = false });
        yield return ("longest", finished with
        {
            Title = Long(ReminderInputs.Ask),
            Problems = [.. Enumerable.Range(1, 30).Select(number => $"欧阳建国{number}：应用被管理员停用，请联系信息中心")],
            MoreProblems = 12,
        });
    }

    private static IEnumerable<(string Name, ReminderListCard.Data Data)> Lists()
    {
        ReminderListCard.Line draft = new("春节前提醒", "2026年2月10日 周二 09:00", null, 245, 0, Ids);
        ReminderListCard.Line[] lines =
        [
            draft,
            draft with { Title = "报送三季度学习情况，各支部书记审核后交机关党委汇总", When = "每周一 09:00", State = ReminderProgressCard.State.Scheduled, Recipients = 12 },
            draft with { Title = "元旦节前提醒", State = ReminderProgressCard.State.Running, Acknowledged = 31 },
            draft with { Title = Markdown, State = ReminderProgressCard.State.Finished, Acknowledged = 240 },
            draft with { Title = "国庆节前提醒", State = ReminderProgressCard.State.Cancelled },
            draft with { Title = "中秋节前提醒", State = ReminderProgressCard.State.Missed },
            draft with { Title = "报送值班表", State = ReminderProgressCard.State.Nobody, Recipients = 0 },
        ];
        yield return ("empty", new());
        yield return ("few", new() { Lines = lines });
        yield return ("many", new() { Lines = [.. lines, .. lines[..3]], Next = 20, IsLaterPage = true });
        yield return ("given-up", new() { Lines = lines, GivenUp = 2 });
    }

    /// <summary>A text of several lines, as long as its input allows.</summary>
    private static string Long(string input)
    {
        var length = ReminderInputs.MaxLength[input];
        return string.Concat(Enumerable.Repeat("节日期间遵守纪律，值班在岗，及时报告情况，注意出行安全\n", length / 27 + 1))[..length];
    }
}
