using BotApp.Cards;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.Tags;

/// <summary>The office creates a tag; meetings logged while it runs carry it, until someone takes it off.</summary>
public sealed class TagsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Tag_CreatedByTheOffice_IsPreselectedWhileItRuns()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync("标签");
        var saved = await office.Office.ClickAsync(
            form, CardVerbs.TagsSave, changed: [("tagName", "作风建设"), ("tagCode", "conduct"), ("tagFrom", "2026-11-01"), ("tagTo", "2026-11-30")]);
        Assert.Contains("已保存：作风建设", saved.Card.Text, StringComparison.Ordinal);

        var within = await office.Recorder.SayAsync("记 11月20日上午9点在三楼会议室召开支委会，应到7人实到7人");
        var before = await office.Recorder.SayAsync("记 10月20日上午9点在三楼会议室召开支委会，应到7人实到7人");

        Assert.Equal("conduct", within.Inputs["tags"]);
        Assert.NotEqual("conduct", before.Inputs.GetValueOrDefault("tags"));
    }

    [Fact]
    public async Task Tags_OfAMember_AreRefused()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        Assert.Empty((await office.Member.SayAsync("标签")).Inputs);
    }
}
