using BotApp.Cards;
using BotApp.Cards.Ledgers;
using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Support.Cards;

internal static class LedgerSamples
{
    private static readonly DateOnly Today = MeetingSamples.Monday;

    public static IReadOnlyDictionary<string, string> Hidden { get; } = new Dictionary<string, string>
    {
        [CardData.Unit] = "branch:第一党支部", [CardData.Id] = "mabcdefghijklmnopqrstuvwxyz.1", [CardData.Version] = "3",
    };

    public static IEnumerable<(string Name, AdaptiveCard Card)> All(CardTexts t)
    {
        yield return ("ledger-item-open", LedgerItemCard.Render(Open(t), t));
        yield return ("ledger-item-read-only", LedgerItemCard.Render(Measured(t), t));
        yield return ("ledger-item-stale-read-only", LedgerItemCard.Render(
            Open(t) with { Moves = [], MayClose = false, MayEdit = false, MayCancel = false, Occasion = LedgerItemCard.Occasion.Stale }, t));
        yield return ("ledger-item-stale-not-kept", LedgerItemCard.Render(
            Closed(t) with { Results = [], MayEdit = false, MayCancel = false, Occasion = LedgerItemCard.Occasion.Stale, NotKept = [MeetingSamples.Markdown] }, t));
        yield return ("ledger-item-own-word", LedgerItemCard.Render(Open(t) with { Moves = [], MayEdit = false, MayCancel = false }, t));
        yield return ("ledger-item-errors", LedgerItemCard.Render(
            Open(t) with
            {
                Values = new Dictionary<string, string> { ["status"] = "to-review", ["note"] = MeetingSamples.Markdown, ["due"] = "后天" },
                Errors = new Dictionary<string, string>
                {
                    ["status"] = t.LedgerErrorNeedsReview, ["note"] = t.ErrorTooLong("300"), ["due"] = t.ErrorDate,
                },
            },
            t));
        foreach (var occasion in Enum.GetValues<LedgerItemCard.Occasion>().Where(o => o is not LedgerItemCard.Occasion.Opened))
            yield return ($"ledger-item-{occasion.ToString().ToLowerInvariant()}", LedgerItemCard.Render(Open(t) with { Occasion = occasion }, t));
        yield return ("ledger-item-closed", LedgerItemCard.Render(Closed(t) with { Results = [] }, t));
        yield return ("ledger-item-look-back", LedgerItemCard.Render(Closed(t), t));
        yield return ("ledger-item-cancelled", LedgerItemCard.Render(Open(t) with { IsCancelled = true, Moves = [], MayClose = false, MayEdit = false }, t));
        yield return ("ledger-item-project", LedgerItemCard.Render(
            Open(t) with
            {
                LedgerName = "调研课题",
                Title = "基层联系点作用发挥",
                Lines = [new("层级", ["机关党组"]), new("意见建议（2）", ["2026年11月3日 · 增加联系点开放时间", "2026年11月5日 · 建立意见反馈清单"]), new("调研报告（1）", ["2026年11月20日 · 基层联系点调研报告"])],
                Entries = [new("意见建议", Hidden), new("调研报告", Hidden), new("成果转化", Hidden)],
            },
            t));
        yield return ("ledger-item-longest", LedgerItemCard.Render(Longest(t), t));
        yield return ("ledger-pick", LedgerPickCard.Render(new(Operation, Ledgers, Units, "branch:第一党支部"), t));
        yield return ("ledger-pick-one-unit", LedgerPickCard.Render(new(Operation, Ledgers, [Units[0]], "branch:第一党支部", t.LedgerPickFirst), t));
        yield return ("ledger-form", RecordFormCard.Render(Form, t));
        yield return ("ledger-form-edit", RecordFormCard.Render(
            Form with
            {
                IsEdit = true,
                LeaveVerb = CardVerbs.LedgerOpen,
                Values = new Dictionary<string, string> { ["title"] = MeetingSamples.Markdown, ["found"] = "2026-11-02", ["due"] = "2026-11-01", ["measures"] = "每月检查 | 林晓禾 | 2026-12-01" },
                Errors = new Dictionary<string, string> { ["due"] = t.LedgerErrorBeforeFound(t.DateWithoutWeekday(Today)) },
            },
            t));
        yield return ("ledger-form-stale", RecordFormCard.Render(
            Form with { IsEdit = true, LeaveVerb = CardVerbs.LedgerOpen, Problem = t.LedgerStaleForm, Values = new Dictionary<string, string> { ["title"] = MeetingSamples.Markdown, ["found"] = "2026-11-02" } }, t));
        yield return ("ledger-settings", LedgerSettingsCard.Render(Settings, t));
        yield return ("ledger-settings-errors", LedgerSettingsCard.Render(
            Settings with
            {
                Values = new Dictionary<string, string> { ["days.problem-list"] = "很久", ["baseline.problem-list"] = "上月底" },
                Errors = new Dictionary<string, string> { ["days.problem-list"] = t.ErrorRange(0, 730), ["baseline.problem-list"] = t.ErrorDate },
            },
            t));
        yield return ("ledger-list-mine", LedgerListCard.Render(List(t, LedgerListCard.Mine, Lines(t)), t));
        yield return ("ledger-list-all", LedgerListCard.Render(
            List(t, LedgerListCard.All, Lines(t)) with { Next = "20261130.x.y", IsLaterPage = true, MayAdd = true, MaySet = true }, t));
        yield return ("ledger-list-empty", LedgerListCard.Render(List(t, LedgerListCard.Mine, []), t));
        yield return ("ledger-list-closed", LedgerListCard.Render(
            List(t, LedgerListCard.All, [.. Lines(t).Select(l => l with { IsClosed = true, WorkdaysLate = 0, LookBackDue = Today.AddDays(90) })], "look-back"), t));
    }

    private const string Operation = "abcdefghijklmnopqrstuvwxyz";

    private static Choice[] Ledgers => [new("问题清单", "problem-list"), new("措施清单", "measure-list"), new("要件台账", "instruction")];

    private static Choice[] Units => [new("第一党支部", "branch:第一党支部"), new("机关", "office:机关")];

    private static RecordFormCard.Data Form => new()
    {
        Hidden = new Dictionary<string, string>
        {
            [CardData.Operation] = Operation, [CardData.Register] = "problem-list", [CardData.Unit] = "branch:第一党支部",
        },
        RegisterName = "问题清单",
        UnitName = "第一党支部",
        Fields =
        [
            new("title", "问题", RecordFieldKind.Line) { IsRequired = true, MaxLength = 200 },
            new("found", "发现日期", RecordFieldKind.Date) { IsRequired = true },
            new("owner", "责任人", RecordFieldKind.Line) { MaxLength = 60 },
            new("due", "完成时限", RecordFieldKind.Date),
            new("source", "来源", RecordFieldKind.Choice) { Choices = [new("检视", "self-examination"), new("调研", "research")] },
            new("measures", "措施", RecordFieldKind.Lines) { MaxLength = 6000, Hint = "措施 | 责任人 | 时限 | 完成日期" },
            new("tags", "所在清单", RecordFieldKind.Choices) { Choices = [new("专项整治", "special-rectification")] },
        ],
        Values = new Dictionary<string, string> { ["found"] = "2026-11-23" },
        SaveVerb = CardVerbs.LedgerSave,
        LeaveVerb = CardVerbs.LedgerList,
    };

    private static LedgerSettingsCard.Data Settings => new()
    {
        Version = 3,
        Ledgers = Ledgers,
        Days = 90,
        MostDays = 730,
        Values = new Dictionary<string, string> { ["days.problem-list"] = "60", ["baseline.problem-list"] = "2026-06-30" },
    };

    private static LedgerItemCard.Data Open(CardTexts t) => new()
    {
        Hidden = Hidden,
        LedgerName = "问题清单",
        UnitName = "第一党支部",
        Title = "党员学习笔记检查不够经常",
        Status = "推进中",
        Due = Today.AddDays(-4),
        WorkdaysLate = 2,
        IsAdded = true,
        Lines =
        [
            new("来源", ["检视"]), new("方面", ["理论学习"]), new("牵头领导", ["顾怀远"]), new("责任人", ["林晓禾"]), new("复核人", ["周砚清"]),
            new("情况说明", ["一是检查间隔较长；", "二是检查结果没有及时通报。", MeetingSamples.Markdown]),
        ],
        Measures =
        [
            new("每月检查一次学习笔记", "林晓禾", Today.AddDays(10), null), new("检查结果在支部通报", null, null, Today.AddDays(-7)),
        ],
        History =
        [
            new(Today.AddDays(-1), "林晓禾", "未启动 → 推进中 · 已排出检查计划"), new(Today.AddDays(-3), "周砚清", t.LedgerStepEdited), new(Today.AddDays(-9), "周砚清", t.LedgerStepEntered),
        ],
        Moves = [new("推进中", "in-progress"), new("待复核", "to-review"), new("长期坚持", "standing")],
        MayClose = true,
        MayEdit = true,
        MayCancel = true,
        Meeting = new Dictionary<string, string> { [CardData.Unit] = "branch:第一党支部", [CardData.Id] = "mabcdefghijklmnopqrstuvwxyz" },
        Values = new Dictionary<string, string> { ["status"] = "in-progress", ["due"] = "2026-11-19" },
    };

    // As the owner of two measures reads it, who has nothing else to do with it.
    private static LedgerItemCard.Data Measured(CardTexts t) => Open(t) with
    {
        PeopleNote = t.LedgerMeasureOwnersUnknown("综合科"),
        Measures = [Open(t).Measures[0] with { Mark = Marked(1) }, Open(t).Measures[1] with { Owner = "林晓禾", Mark = Marked(2) }, new("制定检查办法", "综合科", Today.AddDays(20), null)],
        Moves = [],
        MayClose = false,
        MayEdit = false,
        MayCancel = false,
        Meeting = null,
    };

    private static Dictionary<string, string> Marked(int number) => new(Hidden) { [CardData.Number] = $"{number}" };

    private static LedgerItemCard.Data Closed(CardTexts t) => Open(t) with
    {
        Status = "已销号",
        IsClosed = true,
        WorkdaysLate = 0,
        ClosedOn = Today.AddDays(-1),
        LookBackDue = Today.AddDays(89),
        Checker = "周砚清",
        Moves = [],
        MayClose = false,
        Results = [new(t.LedgerResultHolds, "holds"), new(t.LedgerResultReopened, "reopened")],
        Values = CardData.None,
    };

    // Every field at its longest.
    private static LedgerItemCard.Data Longest(CardTexts t) => Open(t) with
    {
        Title = new string('题', 200),
        Lines = [new("情况说明", [new string('情', 2000)]), new("责任单位", [new string('责', 60)]), new("佐证材料", [new string('佐', 300)])],
        Measures = [.. Enumerable.Range(1, 20).Select(n => new LedgerItemCard.Measure(new string('措', 140), "某某某", Today, null) { Mark = Marked(n) })],
        History = [.. Enumerable.Range(1, 60).Select(_ => new LedgerItemCard.Step(Today, "某某某", new string('记', 300)))],
    };

    private static LedgerListCard.Line[] Lines(CardTexts t) =>
    [
        new(Hidden, "党员学习笔记检查不够经常", "推进中", Today.AddDays(-4), 2, "林晓禾", "问题清单") { IsAdded = true },
        new(Hidden, "建立问题整改周通报", "待复核", Today.AddDays(9), 0, "", "措施清单 · 机关") { Duty = t.LedgerDutyReview },
        new(Hidden, MeetingSamples.Markdown, "未启动", null, 0, "陆青禾", "任务清单 · 第二党支部"),
        new(Hidden, "更新资料柜目录", "已销号", Today.AddDays(-30), 0, "", "会议议定事项") { LookBackDue = Today.AddDays(60), Duty = t.LedgerDutyCheck },
    ];

    private static LedgerListCard.Data List(CardTexts t, string view, IReadOnlyList<LedgerListCard.Line> lines, string show = "open") => new()
    {
        ViewName = view == LedgerListCard.Mine ? t.LedgerViewMine : t.LedgerViewAll,
        Choices = new Dictionary<string, string>
        {
            [LedgerListCard.ViewInput] = view, [LedgerListCard.ListInput] = LedgerListCard.AnyList, [LedgerListCard.ShowInput] = show,
        },
        Views = [new(t.LedgerViewMine, LedgerListCard.Mine), new(t.LedgerViewAll, LedgerListCard.All), new("第一党支部", "branch:第一党支部")],
        Lists = [new(t.LedgerListAny, LedgerListCard.AnyList), new("问题清单", "problem-list"), new("措施清单", "measure-list")],
        Lines = lines,
    };
}
