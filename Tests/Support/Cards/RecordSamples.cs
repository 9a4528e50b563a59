using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Support.Cards;

internal static class RecordSamples
{
    private static readonly Dictionary<string, string> Target = new() { ["unit"] = "branch:第一党支部", ["id"] = "rabc", ["v"] = "2" };

    public static IEnumerable<(string Name, AdaptiveCard Card)> All(CardTexts t)
    {
        yield return ("record-form", RecordFormCard.Render(Form, t));
        yield return ("record-form-understood", RecordFormCard.Render(Form with { Values = Filled, IsUnderstood = true }, t));
        yield return ("record-form-units", RecordFormCard.Render(Form with { UnitName = null, Units = Units, Values = new Dictionary<string, string> { ["unit"] = Units[1].Value } }, t));
        yield return ("record-form-errors", RecordFormCard.Render(
            Form with
            {
                Values = new Dictionary<string, string>(Filled) { ["date"] = "2026-02-30", ["pieces"] = "三", ["title"] = MeetingSamples.Markdown },
                Errors = new Dictionary<string, string> { ["date"] = t.ErrorDate, ["pieces"] = t.ErrorNumber, ["series"] = t.ErrorNoSuchRecord, ["gone"] = t.ErrorFieldNotKept },
            },
            t));
        yield return ("record-form-edit", RecordFormCard.Render(Form with { Values = Filled, IsEdit = true }, t));

        yield return ("record-saved", RecordSavedCard.Render(Saved with { Occasion = SavedOccasion.Saved }, t));
        yield return ("record-repeated", RecordSavedCard.Render(Saved with { Occasion = SavedOccasion.Repeated }, t));
        yield return ("record-stale", RecordSavedCard.Render(Saved with { Occasion = SavedOccasion.Stale }, t));
        yield return ("record-cancelled", RecordSavedCard.Render(Saved with { IsCancelled = true }, t));
        yield return ("record-read-only", RecordSavedCard.Render(Saved with { MayChange = false, MayEnter = false, Title = "", Lines = [], ChangedBy = null }, t));

        foreach (var stage in Enum.GetValues<PostedStage>())
        {
            yield return ($"record-posted-{stage.ToString().ToLowerInvariant()}", RecordPostedCard.Render(
                new RecordPostedCard.Data { Hidden = Target, Stage = stage, RegisterName = "公众号发稿", Date = MeetingSamples.Monday, UnitName = "第一党支部" }, t));
        }

        yield return ("record-list-empty", RecordListCard.Render(List with { Lines = [], MayEnter = true }, t));
        yield return ("record-list-page", RecordListCard.Render(List with { Units = Units, Next = "20261120", IsLaterPage = true, MayEnter = true }, t));
        yield return ("record-list-all", RecordListCard.Render(List with { Register = null }, t));

        yield return ("record-pick", RecordPickCard.Render(Pick, t));
        yield return ("record-pick-chosen", RecordPickCard.Render(Pick with { Chosen = "article", Recent = [], Units = Units, Problem = t.RecordNoRegister(MeetingSamples.Markdown) }, t));
    }

    private static Choice[] Units => [new("第一党支部", "branch:第一党支部"), new("办公室党支部", "branch:办公室党支部")];

    private static RecordFormCard.Data Form => new()
    {
        Hidden = new Dictionary<string, string>(Target) { ["op"] = "abcdefghijklmnopqrstuvwxyz", ["register"] = "article" },
        RegisterName = "公众号发稿",
        UnitName = "第一党支部",
        Fields =
        [
            new("date", "日期", RecordFieldKind.Date) { IsRequired = true },
            new("title", "题目", RecordFieldKind.Line) { IsRequired = true, MaxLength = 100 },
            new("outlet", "渠道", RecordFieldKind.Choice) { Choices = [new("本机关公众号", "own"), new("市级媒体", "city")] },
            new("kinds", "体裁", RecordFieldKind.Choices) { Choices = [new("消息", "news"), new("评论", "essay")] },
            new("pieces", "篇数", RecordFieldKind.Number) { Min = 1, Max = 99 },
            new("hours", "时长", RecordFieldKind.Fractional) { Hint = "1.5" },
            new("at", "时间", RecordFieldKind.Time),
            new("author", "作者", RecordFieldKind.Line) { MaxLength = 40 },
            new("helpers", "参与人", RecordFieldKind.People) { Hint = "张三：校对；李四", MaxLength = 200 },
            new("body", "内容", RecordFieldKind.Prose) { MaxLength = 1000 },
            new("sources", "素材", RecordFieldKind.Lines) { Hint = "每行一项：事项 | 数量", MaxLength = 500 },
            new("series", "所属专栏", RecordFieldKind.Choice) { Choices = [new("专栏 · 2026年3月1日 · 一线见闻", "rxyz")] },
        ],
    };

    private static readonly Dictionary<string, string> Filled = new()
    {
        ["date"] = "2026-11-23", ["title"] = "走进社区听民声", ["outlet"] = "own", ["kinds"] = "news,essay", ["pieces"] = "2", ["hours"] = "1.5",
        ["at"] = "09:30", ["author"] = "林晓禾", ["helpers"] = "张三:校对; 李四", ["body"] = "第一段\n第二段", ["sources"] = "简报 | 2\n照片 | 5", ["series"] = "rxyz",
    };

    private static RecordSavedCard.Data Saved => new()
    {
        Hidden = Target,
        MayChange = true,
        MayEnter = true,
        RegisterCode = "article",
        RegisterName = "公众号发稿",
        UnitName = "第一党支部",
        Date = MeetingSamples.Monday,
        Title = MeetingSamples.Markdown,
        Lines = [new("渠道", ["本机关公众号"]), new("篇数", ["2"]), new("参与人", ["张三（校对）、李四"]), new("素材", ["简报 · 2", "照片 · 5"])],
        Version = 2,
        ChangedBy = "林晓禾",
        ChangedAt = new DateTimeOffset(2026, 11, 23, 10, 30, 0, TimeSpan.FromHours(8)),
    };

    private static RecordListCard.Data List => new()
    {
        UnitId = "branch:第一党支部",
        UnitName = "第一党支部",
        Register = ("article", "公众号发稿"),
        Lines =
        [
            new("r1", MeetingSamples.Monday, "公众号发稿", "走进社区听民声", IsCancelled: false),
            new("r2", MeetingSamples.Monday.AddDays(-3), "公众号发稿", "", IsCancelled: true),
        ],
    };

    private static RecordPickCard.Data Pick => new()
    {
        CardId = "abcdefghijklmnopqrstuvwxyz",
        Registers = [new("article", "公众号发稿", "稿件与信息"), new("report", "信息报送", "稿件与信息"), new("honour", "获奖", "荣誉")],
        Recent = [new("article", "公众号发稿", "稿件与信息"), new("honour", "获奖", "荣誉")],
        Units = [Units[0]],
        UnitId = "branch:第一党支部",
    };
}
