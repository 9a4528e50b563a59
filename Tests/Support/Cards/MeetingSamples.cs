using BotApp.Cards.Meetings;
using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Support.Cards;

internal static class MeetingSamples
{
    /// <summary>Text by a malicious person, or one who likes asterisks; cards must show it literally.</summary>
    public const string Markdown = "*重点* _下划线_ [点这里](http://example.com/x)";

    public static readonly DateOnly Monday = new(2026, 11, 23);

    private static readonly DateTimeOffset MondayMorning = new(2026, 11, 23, 10, 5, 0, TimeSpan.FromHours(8));

    private static readonly Choice[] Types =
    [
        new("支部党员大会", "branch-assembly"), new("支部委员会会议", "branch-committee"), new("党小组会", "group-meeting"),
        new("党课", "party-lecture"), new("主题党日", "theme-day"), new("组织生活会", "organisational-life"),
        new("民主生活会", "democratic-life"), new("理论学习中心组集体学习", "central-group-study"), new("专题研讨", "seminar"),
        new("专题读书班", "reading-class"), new("机关党组会议", "party-group-meeting"), new("领导小组会议", "leading-group"),
        new("谈心谈话", "talk"), new("走访慰问", "visit"), new("志愿服务", "volunteer"), new("警示教育", "warning-education"),
        new("换届选举大会", "election"), new("培训", "training"), new("调研", "research-trip"),
    ];

    private static readonly Choice[] Tags = [new("主题教育（2026年）", "theme-education-2026"), new("作风建设", "conduct")];

    private static readonly Choice[] Units =
        [new("第一党支部", "branch:第一党支部"), new("第二党支部", "branch:第二党支部"), new("机关党委", "office:机关党委")];

    private static readonly Dictionary<string, string> DraftData = new()
    {
        [CardData.Operation] = "5f1c0b7a2e9d4c6f8a3b1d2e4f506172",
        [CardData.Id] = "20261123-5f1c0b7a2e9d",
        [CardData.Unit] = "branch:第一党支部",
    };

    private static readonly Dictionary<string, string> RecordData = new(DraftData) { [CardData.Version] = "3" };

    public static IEnumerable<(string Name, AdaptiveCard Card)> All(CardTexts t) =>
    [
        .. Forms().Select(form => ("meeting-log-" + form.Name, MeetingLogCard.Render(form.Data, t))),
        .. Saved().Select(saved => ("meeting-saved-" + saved.Name, MeetingSavedCard.Render(saved.Data, t))),
        .. Lists().Select(list => ("meeting-list-" + list.Name, MeetingListCard.Render(list.Data, t))),
        .. Posted().Select(posted => ("meeting-posted-" + posted.Name, MeetingPostedCard.Render(posted.Data, t))),
        ("draft-discarded", DraftDiscardedCard.Render(t)),
    ];

    /// <summary>The form with every input at its longest.</summary>
    public static MeetingLogCard.Data Longest { get; } = new()
    {
        Hidden = RecordData,
        Types = Types,
        Tags = Tags,
        Units = Units,
        Values = MeetingInputs.MaxLength.ToDictionary(
            input => input.Key,
            input => string.Concat(Enumerable.Repeat("会议内容，学习传达贯彻落实情况\n", input.Value / 16 + 1))[..input.Value]),
    };

    private static IEnumerable<(string Name, MeetingLogCard.Data Data)> Forms()
    {
        var empty = new MeetingLogCard.Data { Hidden = DraftData, Types = Types, UnitName = "第一党支部" };
        var understood = empty with { Values = Understood };
        yield return ("empty", empty);
        yield return ("understood", understood);
        yield return ("more", understood with
        {
            Tags = Tags,
            More =
            [
                new RecordField("reason", "事由", RecordFieldKind.Choice) { Choices = [new Choice("困难慰问", "hardship"), new Choice("送温暖送清凉", "season")] },
                new RecordField("households", "户数", RecordFieldKind.Number) { Min = 0, Max = 9999 },
            ],
            Values = new Dictionary<string, string>(Understood) { ["reason"] = "hardship", ["households"] = "许多" },
            Errors = new Dictionary<string, string> { ["households"] = "请填写整数。" },
        });
        yield return ("full", empty with { UnitName = null, Units = Units, Tags = Tags, Values = Full });
        yield return ("errors", understood with
        {
            Values = new Dictionary<string, string>(Understood)
            {
                [MeetingInputs.Date] = "2026-02-30",
                [MeetingInputs.Start] = "下午3点",
                [MeetingInputs.Expected] = "7",
                [MeetingInputs.Present] = "十二",
                [MeetingInputs.Topic] = Markdown,
            },
            Errors = new Dictionary<string, string>
            {
                [MeetingInputs.Type] = "没有这个会议类型，请重新选择",
                [MeetingInputs.Date] = "没有“2026-02-30”这一天",
                [MeetingInputs.Start] = "“下午3点”不是时间，请写成 15:00",
                [MeetingInputs.Present] = "实到人数要填整数，且不大于应到人数",
                [MeetingInputs.Actions] = "第 2 行的日期不存在",
            },
        });
        yield return ("problem", understood with
        {
            Problem = "您不能为第三党支部记录会议，请联系该支部的记录员",
            Errors = new Dictionary<string, string> { [MeetingInputs.Tags] = "没有“旧活动”这个标签" },
        });
        yield return ("counts-only", empty with { CountsOnly = true, Tags = Tags, Values = Understood });
        yield return ("edit", understood with { Hidden = RecordData, IsEdit = true });
        yield return ("longest", Longest);
    }

    private static Dictionary<string, string> Understood { get; } = new()
    {
        [MeetingInputs.Type] = "branch-committee",
        [MeetingInputs.Date] = "2026-11-23",
        [MeetingInputs.Expected] = "7",
        [MeetingInputs.Present] = "6",
        [MeetingInputs.Absent] = "张三:出差",
        [MeetingInputs.Topic] = "传达学习市委全会精神",
    };

    private static Dictionary<string, string> Full { get; } = new(Understood)
    {
        [MeetingInputs.Unit] = "branch:第二党支部",
        [MeetingInputs.Start] = "09:00",
        [MeetingInputs.End] = "10:30",
        [MeetingInputs.Place] = "三楼会议室",
        [MeetingInputs.Observers] = "2",
        [MeetingInputs.Host] = "李春和",
        [MeetingInputs.Recorder] = "周日新",
        [MeetingInputs.Speaker] = "池小满",
        [MeetingInputs.Agenda] = "传达学习市委全会精神 | 第一议题 |\n研究办公设备采购 | 三重一大 | 2\n讨论预备党员转正 | 人事 | 1",
        [MeetingInputs.Tags] = "theme-education-2026,conduct",
        [MeetingInputs.Decisions] = "同意购置学习用书30册\n通过下半年学习计划",
        [MeetingInputs.Actions] = "上报项目库 | 农业科 | 2026-12-15\n整理会议纪要 | 周日新 |",
    };

    private static IEnumerable<(string Name, MeetingSavedCard.Data Data)> Saved()
    {
        var bare = new MeetingSavedCard.Data
        {
            Hidden = RecordData,
            Occasion = SavedOccasion.Saved,
            MayChange = true,
            UnitName = "第一党支部",
            TypeName = "支部委员会会议",
            Date = Monday,
            ChangedBy = "周日新",
            ChangedAt = MondayMorning,
        };
        var full = bare with
        {
            Start = "09:00",
            End = "10:30",
            Place = "三楼会议室",
            Expected = 7,
            Present = 6,
            Observers = 2,
            Absent = [new("张三", "出差"), new("李四", null)],
            Host = "李春和",
            Recorder = "周日新",
            Speaker = "池小满",
            Topic = "传达学习市委全会精神，研究支部下半年学习计划和主题党日安排，讨论预备党员按期转正事宜",
            Agenda = [new("传达学习市委全会精神", "第一议题", null), new("研究办公设备采购", "三重一大", "2"), new(Markdown, null, null)],
            Tags = ["主题教育（2026年）", "作风建设"],
            Decisions = ["同意购置学习用书30册", "通过下半年学习计划"],
            Actions = [new("上报项目库", "农业科", new DateOnly(2026, 12, 15)), new("整理会议纪要", "周日新", null), new("联系场地", null, null)],
            Version = 3,
        };
        yield return ("bare", bare);
        yield return ("full", full);
        yield return ("repeated", bare with
        {
            Occasion = SavedOccasion.Repeated,
            Notes = ["这类会议还可以记：事由、户数。如有，请修改这条记录补充。", "标签已按日期调整，请核对；如需更改，请修改这条记录。"],
            Topic = Markdown,
            Start = "09:00",
        });
        yield return ("stale", full with { Occasion = SavedOccasion.Stale });
        yield return ("cancelled", full with { Occasion = SavedOccasion.Opened, IsCancelled = true });
        yield return ("read-only", bare with { Occasion = SavedOccasion.Opened, MayChange = false, End = "10:30", ChangedBy = null });
    }

    private static IEnumerable<(string Name, MeetingListCard.Data Data)> Lists()
    {
        var empty = new MeetingListCard.Data { UnitId = "branch:第一党支部", UnitName = "第一党支部", Lines = [] };
        yield return ("empty", empty);
        yield return ("past-the-end", empty with { IsLaterPage = true });
        yield return ("page", empty with
        {
            Units = Units,
            Next = "20261101|20261101-aaaaaaaaaaaa",
            IsLaterPage = true,
            Lines =
            [
                new("r1", Monday, "支部委员会会议", "传达学习市委全会精神", 6, false),
                new("r2", Monday.AddDays(-2), "理论学习中心组集体学习", "传达学习《关于加强社会治理的意见》，研究贯彻落实措施，部署下一阶段重点工作和责任分工", 9, false),
                new("r3", Monday.AddDays(-5), "主题党日", "", 39, true),
                new("r4", Monday.AddDays(-9), "党课", Markdown, null, false),
                new("r5", Monday.AddDays(-11), "党小组会", "学习宪法", 8, false),
                new("r6", Monday.AddDays(-14), "谈心谈话", "", null, false),
                new("r7", Monday.AddDays(-20), "志愿服务", "交通劝导", 10, false),
                new("r8", Monday.AddDays(-22), "换届选举大会", "选举产生新一届支部委员会", 31, false),
            ],
        });
    }

    private static IEnumerable<(string Name, MeetingPostedCard.Data Data)> Posted()
    {
        var draft = new MeetingPostedCard.Data { Hidden = DraftData, Stage = PostedStage.Draft };
        var known = draft with { TypeName = "支部委员会会议", Date = Monday, UnitName = "第一党支部", Expected = 7, Present = 6 };
        yield return ("draft-bare", draft);
        yield return ("draft", known);
        yield return ("saved", known with { Stage = PostedStage.Saved });
        yield return ("cancelled", known with { Stage = PostedStage.Cancelled, Expected = null });
        yield return ("discarded", new() { Hidden = known.Hidden, Stage = PostedStage.Discarded });
    }
}
