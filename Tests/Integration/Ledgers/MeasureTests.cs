using System.Globalization;
using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Cards.Model;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using static BotApp.Tests.Integration.Ledgers.EnteredItems;

namespace BotApp.Tests.Integration.Ledgers;

/// <summary>A measure from the item's save to its owner's word that it is done. Its owner is of another branch and has nothing else to do with the item.</summary>
public sealed class MeasureTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Measures = "每月检查一次 | 骆松筠 | 2026-12-20\n检查结果通报 | 陆青禾 | 2026-12-10\n修订制度 | 陆青禾 | 2026-12-15";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    private Person Measured => office.OtherRecorder;

    [Fact]
    public async Task Measure_OfSomeoneOfAnotherBranch_IsListedOpenedDoneAndOwedNoMore()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-due", "2026-12-20"), ("f-measures", Measures));
        Assert.DoesNotContain("提醒", card.Text, StringComparison.Ordinal);
        Assert.False(card.Has(CardVerbs.LedgerMeasure), "The recorder has no measure.");
        await office.DispatchAsync();

        var mine = await Measured.SayAsync("我的");
        Assert.Contains("由您落实其中的措施", mine.Text, StringComparison.Ordinal);
        Assert.Contains("2026年12月10日", mine.Text, StringComparison.Ordinal);
        Assert.Contains(Title, (await LedgerAsync()).Text, StringComparison.Ordinal);
        var opened = await Measured.ClickAsync(mine, CardVerbs.LedgerOpen);
        foreach (var verb in (string[])[CardVerbs.LedgerUpdate, CardVerbs.LedgerClose, CardVerbs.LedgerEdit, CardVerbs.LedgerCancel])
            Assert.False(opened.Card.Has(verb), verb);
        Assert.Equal(["2", "3"], Numbers(opened.Card));

        var first = await MarkAsync(opened.Card, "2");
        Assert.Contains("2026年11月23日 完成", first.Card.Text, StringComparison.Ordinal);
        Assert.Contains("措施已完成：检查结果通报", first.Card.Text, StringComparison.Ordinal);
        await office.DispatchAsync();
        Assert.Contains("2026年12月15日", (await Measured.SayAsync("我的")).Text, StringComparison.Ordinal);

        var second = await MarkAsync(first.Card, "3");
        await office.DispatchAsync();
        Assert.DoesNotContain(Title, (await Measured.SayAsync("我的")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, (await LedgerAsync()).Text, StringComparison.Ordinal);
        Assert.Contains(Title, (await office.Member.SayAsync("我的")).Text, StringComparison.Ordinal);

        // Taken back, it is owed again.
        await MarkAsync(second.Card, "2");
        await office.DispatchAsync();
        Assert.Contains("2026年12月10日", (await Measured.SayAsync("我的")).Text, StringComparison.Ordinal);
        Assert.Equal(
            "每月检查一次 | 骆松筠 | 2026-12-20\n检查结果通报 | 陆青禾 | 2026-12-10\n修订制度 | 陆青禾 | 2026-12-15 | 2026-11-23",
            (await office.ItemAsync(card)).Fields["measures"]);
        Assert.Null((await office.Units.AuditAsync(Branch, OfficeHost.Stop)).Break);
        Assert.Equal(3, (await office.Units.TallyAsync(Branch, new DateOnly(2026, 11, 1), OfficeHost.Stop))["problem-list/measures"]);
    }

    [Fact]
    public async Task Mark_TwiceOrOnAFormerVersion_HasOneEffectAndIsSaid()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-measures", Measures));
        var opened = await OpenAsync(card);

        await MarkAsync(opened, "2");
        var twice = await MarkAsync(opened, "2");
        var other = await MarkAsync(opened, "3");

        Assert.Contains("已经保存过", twice.Card.Text, StringComparison.Ordinal);
        Assert.Contains("没有保存", other.Card.Text, StringComparison.Ordinal);
        var kept = await office.ItemAsync(card);
        Assert.Equal(2, kept.Version);
        Assert.EndsWith("检查结果通报 | 陆青禾 | 2026-12-10 | 2026-11-23\n修订制度 | 陆青禾 | 2026-12-15", kept.Fields["measures"], StringComparison.Ordinal);
        // The answer to the stale click is the card as it stands, from which it can be done.
        await MarkAsync(other.Card, "3");
        Assert.Equal(3, (await office.ItemAsync(card)).Version);
    }

    [Fact]
    public async Task Mark_WithAStatusAndADayStillToBeSaved_LeavesThoseInTheForm()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-due", "2026-12-20"), ("f-measures", "修订制度 | 沈一舟 | 2026-12-15"));
        var opened = await office.Member.ForgeAsync(CardVerbs.LedgerOpen, card.DataOf(CardVerbs.LedgerEdit).DeepClone().AsObject());

        var marked = await office.Member.ClickAsync(
            opened.Card, CardVerbs.LedgerMeasure, changed: [("status", "in-progress"), ("due", "2026-12-31"), ("note", "制度已印发")]);

        Assert.Equal(("in-progress", "2026-12-31"), (marked.Card.Inputs["status"], marked.Card.Inputs["due"]));
        Assert.False(marked.Card.Inputs.ContainsKey("note"), "The note is saved.");
        var kept = (await office.ItemAsync(card)).Fields;
        Assert.Equal(("修订制度 | 沈一舟 | 2026-12-15 | 2026-11-23", "not-started", "2026-12-20"), (kept["measures"], kept["status"], kept["due"]));
        Assert.Contains("制度已印发", kept["notes"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("member")]
    [InlineData("recorder")]
    [InlineData("office")]
    [InlineData("other")]
    public async Task Mark_MeasureOfAnother_IsRefusedWhoeverAsks(string who)
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-measures", Measures));
        var forged = card.DataOf(CardVerbs.LedgerEdit).DeepClone().AsObject();
        forged[CardData.Number] = "1";
        var person = who switch { "member" => office.Member, "recorder" => office.Secretary, "office" => office.Office, _ => Measured };

        var answer = await person.ForgeAsync(CardVerbs.LedgerMeasure, forged);

        Assert.Contains("没有办理此事的权限", answer.IsCard ? answer.Card.Text : answer.Said, StringComparison.Ordinal);
        Assert.Equal(1, (await office.ItemAsync(card)).Version);
    }

    [Fact]
    public async Task Mark_OnceTheMeasureIsAnothers_IsRefusedWithoutAWord()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-measures", "检查结果通报 | 陆青禾"));
        await office.DispatchAsync();
        var opened = await OpenAsync(card);
        var form = await office.Recorder.ClickAsync(card, CardVerbs.LedgerEdit);
        Assert.DoesNotContain(Measured.Id, form.Card.Inputs["f-measures"], StringComparison.Ordinal);
        await office.Recorder.ClickAsync(form.Card, CardVerbs.LedgerSave, changed: ("f-measures", "检查结果通报 | 骆松筠"));
        await office.DispatchAsync();

        var answer = await MarkAsync(opened, "1");

        Assert.False(answer.IsCard);
        Assert.DoesNotContain(Title, answer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, (await Measured.SayAsync("我的")).Text, StringComparison.Ordinal);
        Assert.Equal("检查结果通报 | 骆松筠", (await office.ItemAsync(card)).Fields["measures"]);
    }

    [Fact]
    public async Task Measure_BeforeAndAfterItsDay_IsOnItsOwnersDayCard()
    {
        await Measured.SayAsync("帮助");
        await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-measures", "检查结果通报 | 陆青禾 | 2026-11-26"));
        await office.DispatchAsync();

        office.Clock.JumpTo(At("2026-11-26T08:31:00+08:00"));
        var before = await office.DayCardAsync(Measured);
        Assert.Contains(Title, before.Text, StringComparison.Ordinal);
        Assert.Contains("由您落实其中的措施", before.Text, StringComparison.Ordinal);
        // The item is not theirs to close with one tap: it is opened, below the card.
        Assert.DoesNotContain(before.ButtonsOf(CardVerbs.DayDone), b => b.ContainsKey("unit"));

        // Once more after a working week, as for an item.
        office.Clock.JumpTo(At("2026-12-03T08:31:00+08:00"));
        var after = await OfficeHost.EventuallyAsync(
            () => Task.FromResult(office.DayCardsOf(Measured).FirstOrDefault(c => c.Text.Contains("已逾期 5 个工作日", StringComparison.Ordinal))), c => c is not null);
        var messages = office.Teams.Messages.Count;
        await Measured.ClickAsync(after!, CardVerbs.DayOpen, data: after!.ButtonsOf(CardVerbs.DayOpen).First(b => b.ContainsKey("unit")));
        var opened = (await office.Teams.WaitForMessagesAsync(messages + 1)).Last(m => m.ConversationId == "a:" + Measured.Id);
        var item = new ShownCard(opened.Activity["attachments"]![0]!["content"]!.AsObject(), opened.Id);
        await Measured.ClickAsync(item, CardVerbs.LedgerMeasure);
        await office.DispatchAsync();
        Assert.DoesNotContain(Title, (await Measured.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("综合科", "措施责任人“综合科”不是名册中的一个人，不会提醒")]
    [InlineData("陆青禾、骆松筠", "有多位责任人的措施，只提醒其中一位：陆青禾")]
    public async Task New_WhoseMeasuresOwnerIsNotOnePerson_SaysWhoIsReminded(string owner, string said)
    {
        var saved = await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-measures", $"检查结果通报 | {owner}"));

        Assert.Contains(said, saved.Text, StringComparison.Ordinal);
    }

    private async Task<ShownCard> OpenAsync(ShownCard card) =>
        (await Measured.ForgeAsync(CardVerbs.LedgerOpen, card.DataOf(CardVerbs.LedgerEdit).DeepClone().AsObject())).Card;

    private Task<Answer> MarkAsync(ShownCard card, string number) => Measured.ClickAsync(
        card, CardVerbs.LedgerMeasure, data: card.ButtonsOf(CardVerbs.LedgerMeasure).Single(b => Number(b) == number));

    private async Task<ShownCard> LedgerAsync() => (await Measured.ClickAsync(await Measured.SayAsync("台账"), CardVerbs.LedgerList, data: [], changed: ("view", "mine"))).Card;

    private static IEnumerable<string> Numbers(ShownCard card) => card.ButtonsOf(CardVerbs.LedgerMeasure).Select(Number);

    private static string Number(JsonObject button) => button[CardData.Number]!.GetValue<string>();

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
