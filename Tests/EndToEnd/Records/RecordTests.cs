using BotApp.Tests.EndToEnd.Office;

namespace BotApp.Tests.EndToEnd.Records;

/// <summary>An article entered from a sentence, corrected on its card, and found again in the register's list.</summary>
public sealed class RecordTests(OfficeUnderTest office) : PlaygroundTest(office)
{
    private const string Sentence = "登记 刊发稿件《老街新事》，在市日报发表";

    [Fact]
    public async Task Entry_FromASentence_IsCorrectedSavedAndListed()
    {
        var recorder = await SignInAsync(Office.Demo.CurrentUser);
        var form = await recorder.AskAsync(Sentence);
        Assert.Equal("老街新事", await form.ReadAsync("标题"));
        Assert.Equal("市日报", await form.ReadAsync("刊发平台"));
        await PictureAsync(recorder, "record-form");
        await form.ChooseAsync("类别", "新闻稿");
        await form.FillDateAsync("刊发日期", Today().AddDays(-2));
        await form.ClickAsync("保存");

        var saved = await form.TextAsync();
        Assert.Contains("已保存", saved, StringComparison.Ordinal);
        Assert.Contains("老街新事", saved, StringComparison.Ordinal);
        await PictureAsync(recorder, "record-saved");

        await form.ClickAsync("查看已登记");
        Assert.Contains("老街新事", await form.TextAsync(), StringComparison.Ordinal);
        await PictureAsync(recorder, "record-list");

        var pick = await recorder.AskAsync("登记");
        Assert.Contains("近期登记过", await pick.TextAsync(), StringComparison.Ordinal);
        await PictureAsync(recorder, "record-pick");
        await recorder.NarrowAsync(320);
        Assert.True(await pick.FitsAsync());
        await PictureAsync(recorder, "record-pick-narrow");
    }

    [Fact]
    public async Task Entry_FromAnEnglishClient_IsAnsweredInEnglish()
    {
        var recorder = await SignInAsync(Office.Demo.CurrentUser, "en-US");

        var form = await recorder.AskAsync("record Article");

        Assert.Contains("Save", await form.ButtonsAsync());
        Assert.DoesNotContain("日期", await form.TextAsync(), StringComparison.Ordinal);
        await PictureAsync(recorder, "record-form-en");
    }

    private static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
}
