using System.Reflection;
using BotApp.Cards;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Support;
using BotApp.Tests.Support.QuickLog;

namespace BotApp.Tests.Integration.Turns;

public sealed class RoutesTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Verbs_OfTheCards_HaveExactlyOneHandlerEach()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var onCards = typeof(CardVerbs).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);
        Assert.Equal(onCards.Order(), office.Routes.Verbs.Select(v => v.Verb).Order());
    }

    [Fact]
    public async Task Say_OwnLogsThatBeginWithACommandsWord_AreAllUnderstood()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var own = ScoredSentence.ReadFile(RepositoryRoot.Of("Tests/Unit/MeetingLogs/QuickLog/quick-log-own.jsonl"))
            .Where(s => s.Expected.GetValueOrDefault("type") is not ScoredSentence.NotALog && office.Routes.FindCommand(s.Text) is not null)
            .Select(s => s.Text)
            .ToList();

        Assert.Contains(own, s => s.StartsWith("会议", StringComparison.Ordinal));
        foreach (var sentence in own)
            Assert.True((await office.Recorder.SayAsync(sentence)).Has(CardVerbs.MeetingSave), sentence);
    }

    [Theory]
    [InlineData("会议 支委会 11.18 应5实4")]
    [InlineData("会议：支委会，郑同请假")]
    [InlineData("登记：支委会 11月18日 应到5人实到4人")]
    [InlineData("登记簿：支委会 11月18日 应到5人实到4人")]
    [InlineData("台账：支委会 11月18日 应到5人实到4人")]
    [InlineData("状态：已召开。支委会 11月18日 应到5人实到4人")]
    public async Task Say_ReportThatBeginsWithACommandsWord_IsTheReport(string report)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var form = await office.Recorder.SayAsync(report);

        Assert.Equal("branch-committee", form.Inputs.GetValueOrDefault("type"));
    }

    [Theory]
    [InlineData("会议：郑同今天又没来")]
    [InlineData("登记：郑同今天又没来")]
    [InlineData("登记簿：郑同今天又没来")]
    [InlineData("状态：郑同今天又没来")]
    [InlineData("会义 郑同没来")]
    public async Task Say_NoReportBehindACommandsWordWhereOthersReadAlong_RepeatsNothingOfIt(string said)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        await office.Recorder.SayAsync(said, channel: true);

        Assert.DoesNotContain("郑同", Assert.Single(office.Teams.Requests, r => r.Method is "POST").Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("登记 问题清单")]
    [InlineData("登记 问题清单：活动室周末无人值守")]
    [InlineData("登记 问题清单：值班室的灭火器过期，是安全隐患")]
    [InlineData("登记 problem-list 活动室周末无人值守")]
    public async Task Say_ItemOfALedgerBehindTheWordForRecords_SaysWhereItIsEntered(string said)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        Assert.Contains("“问题清单”在台账中登记", (await office.Recorder.SayAsync(said)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_UnitThatThereIsNot_IsNamedToWhoeverAsksAlone()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        Assert.Contains("没有叫“第九十九党支部”的单位", (await office.Recorder.SayAsync("会议 第九十九党支部")).Text, StringComparison.Ordinal);
    }
}
