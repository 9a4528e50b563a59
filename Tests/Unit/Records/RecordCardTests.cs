using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Cards.Texts;
using BotApp.Features.Records;
using BotApp.Office.Registers;
using BotApp.Seeds;
using BotApp.Tests.Support.Cards;
using BotApp.Tests.Unit.Cards;

namespace BotApp.Tests.Unit.Records;

/// <summary>Every register that is shipped makes a card that Teams takes, empty and as full as its rules allow.</summary>
public sealed class RecordCardTests
{
    private static readonly RegisterCatalog Shipped = SeedFiles.Registers(SeedFiles.Shipped);

    public static TheoryData<string, string> Codes =>
        [.. from register in Shipped.All.Where(r => r.HasGeneralCard) from locale in new[] { "zh-CN", "en" } select (register.Code, locale)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Form_OfEachRegister_IsFaultlessEmptyAndFull(string code, string locale)
    {
        var t = CardTexts.For(locale);

        Assert.Empty(CardLint.Check(Form(Shipped[code], t, []).ToElement()));
        Assert.Empty(CardLint.Check(Form(Shipped[code], t, Fullest(Shipped[code])).ToElement()));
    }

    [Fact]
    public void Form_OfEveryFieldType_HasAnInputForEachButTheAccount()
    {
        var form = Form(TestRegister.Article, CardTexts.For("zh"), []);

        Assert.Equal(
            TestRegister.Article.Fields.Where(f => f.Type is not FieldType.User).Select(f => RecordInputs.Of(f.Id)).Order(),
            form.Elements().Where(e => e.Text("type").StartsWith("Input.", StringComparison.Ordinal)).Select(e => e.Text("id")).Order());
    }

    [Fact]
    public void Form_OfTallAndLateOptionalFields_FoldsThemUntilTheyAreFilled()
    {
        var empty = Form(TestRegister.Article, CardTexts.For("zh"), []);
        var filled = Form(TestRegister.Article, CardTexts.For("zh"), new() { ["body"] = "一段话" });

        Assert.DoesNotContain("f-body", Open(empty));
        Assert.Contains("f-body", Open(filled));
        Assert.Contains("f-title", Open(empty));
    }

    [Fact]
    public void Form_OfFoldedFields_DoesNotSpeakOfAMeetings() =>
        Assert.DoesNotContain(
            Form(TestRegister.Article, CardTexts.For("zh"), []).Elements(), e => e.Text("text").Contains("列席", StringComparison.Ordinal));

    [Fact]
    public void Form_OfAValueThatIsNoDate_ShowsItAgainAsItWasTyped()
    {
        var form = Form(TestRegister.Article, CardTexts.For("zh"), new() { ["date"] = "昨天", ["pieces"] = "三篇" });

        Assert.Equal(("Input.Text", "昨天"), Input(form, "f-date"));
        Assert.Equal(("Input.Text", "三篇"), Input(form, "f-pieces"));
    }

    [Theory]
    [InlineData("outlet", "city", "市级媒体")]
    [InlineData("online", "true", "是")]
    [InlineData("kinds", "news,essay", "消息、评论")]
    [InlineData("helpers", "张三:校对; 李四", "张三（校对）、李四")]
    [InlineData("tags", "campaign", "专项活动")]
    [InlineData("date", "2026-11-23", "2026年11月23日")]
    [InlineData("sources", "简报 | 2\n照片", "简报 · 2/照片")]
    [InlineData("links", "a\nb", "a/b")]
    public void Say_AValue_IsWhatPeopleRead(string field, string value, string said) => Assert.Equal(
        said,
        string.Join('/', RecordFields.Say(TestRegister.Catalog, TestRegister.Article.Field(field)!, value, null, CardTexts.For("zh"))));

    private static AdaptiveCard Form(Register register, CardTexts t, Dictionary<string, string> values)
    {
        var links = register.Fields.Where(f => f.Type is FieldType.Record)
            .ToDictionary(f => f.Id, f => (IReadOnlyList<Choice>)[.. Enumerable.Range(0, 25).Select(i => new Choice($"台账 · 2026年3月{i + 1}日 · 某项工作的名称", $"r{i:D26}"))]);
        return RecordFormCard.Render(
            new RecordFormCard.Data
            {
                Hidden = new Dictionary<string, string> { [CardData.Operation] = new('a', 26), [CardData.Register] = register.Code, [CardData.Unit] = "branch:第一党支部" },
                RegisterName = register.Name.In(t.Language),
                UnitName = "第一党支部",
                Fields = RecordFields.OfForm(TestRegister.Catalog.Find(register.Code) == register ? TestRegister.Catalog : Shipped, register, links, t),
                Values = values,
            },
            t);
    }

    // As long as each field may be: whatever passes the check can be shown again.
    private static Dictionary<string, string> Fullest(Register register) => register.Fields
        .Where(f => f.MaxLength is not null)
        .ToDictionary(f => f.Id, f => new string('长', f.MaxLength!.Value));

    private static IReadOnlyList<string> Open(AdaptiveCard card) =>
    [
        .. card.Body.Where(e => e is not Container { Id: "more" })
            .SelectMany(e => e is ColumnSet columns ? columns.Columns.SelectMany(c => c.Items) : [e])
            .OfType<CardInput>().Select(i => i.Id!),
    ];

    private static (string Type, string Value) Input(AdaptiveCard card, string id) =>
        card.Elements().Where(e => e.Text("id") == id).Select(e => (e.Text("type"), e.Text("value"))).Single();
}
