using System.Net;
using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Trust;

/// <summary>What the bot needs of others fails: keys, tokens, the connector. Nobody gets in, nothing is lost, and it goes on by itself.</summary>
public sealed class ConnectionFaultTests(AzuriteFixture azurite)
{
    private const string Sentence = "刚开完支委会，应到7人实到6人，传达学习连接中断时的专题";
    private const string Branch = "branch:第一党支部";

    [Fact]
    public async Task Keys_UnreachableAtTheStart_NobodyGetsInAndThenEveryoneDoes()
    {
        await using var office = await GuardedOffice.StartAsync(azurite, keysAreThere: false);
        using (var refused = await office.SayAsync(Sentence))
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        office.OpenId.IsDown = false;

        using var taken = await office.SayAsync(Sentence);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        await office.Teams.WaitForMessagesAsync(1);
        Assert.True((await office.CardAsync(1)).Has(CardVerbs.MeetingSave));
    }

    [Fact]
    public async Task Keys_UnreachableForADay_TheKnownOnesGoOn()
    {
        await using var office = await GuardedOffice.StartAsync(azurite);
        using (await office.SayAsync(Sentence))
            await office.Teams.WaitForMessagesAsync(1);

        office.OpenId.IsDown = true;
        office.Clock.JumpTo(office.Clock.GetUtcNow().AddHours(24));

        using var taken = await office.SayAsync(Sentence);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        await office.Teams.WaitForMessagesAsync(2);
    }

    [Fact]
    public async Task Secret_Expired_WhatIsClickedIsSavedAndSaidAndPostsComeBackWithANewOne()
    {
        await using var office = await GuardedOffice.StartAsync(azurite);
        using var said = await office.SayAsync(Sentence);
        var form = await office.CardAsync(1);

        office.Entra.SecretHasExpired = true;
        // Entra counts by its own clock.
        office.Clock.JumpTo(TimeProvider.System.GetUtcNow().AddHours(2));
        var saved = await office.ClickAsync(CardVerbs.MeetingSave, Filled(form));
        Assert.Contains("会议记录已保存", saved.Card.Text, StringComparison.Ordinal);
        using (var unanswered = await office.SayAsync(Sentence))
            Assert.Equal(HttpStatusCode.OK, unanswered.StatusCode);
        Assert.Single(office.Cards());

        office.Entra.SecretHasExpired = false;
        office.Clock.JumpTo(office.Clock.GetUtcNow().AddMinutes(2));
        using var answered = await office.SayAsync("会议");
        Assert.Contains("传达学习连接中断时的专题", (await office.CardAsync(2)).Text, StringComparison.Ordinal);
        Assert.Null((await office.Services.GetRequiredService<UnitStore>().AuditAsync(Branch, OfficeHost.Stop)).Break);
    }

    [Fact]
    public async Task Connector_Down_WhatIsClickedIsSavedAndSaidAndPostsComeBack()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Recorder.SayAsync(Sentence);
        office.Teams.Script([.. Enumerable.Repeat(ConnectorAnswer.Cut(afterEffect: false), 12)]);

        var saved = await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave);
        Assert.Contains("会议记录已保存", saved.Card.Text, StringComparison.Ordinal);
        using (var unanswered = await office.PostAsync(office.Recorder.Message("会议")))
            Assert.True(unanswered.IsSuccessStatusCode);

        // It is asked again until it answers; the person only says it again.
        var list = await OfficeHost.EventuallyAsync(
            async () =>
            {
                using var again = await office.PostAsync(office.Recorder.Message("会议"));
                await Task.Delay(300, OfficeHost.Stop);
                return office.Teams.Messages.Count;
            },
            count => count > 1);
        Assert.True(list > 1);
        Assert.Contains("传达学习连接中断时的专题", (await office.Recorder.SayAsync("会议")).Text, StringComparison.Ordinal);
    }

    private static JsonObject Filled(ShownCard form)
    {
        var data = form.DataOf(CardVerbs.MeetingSave);
        foreach (var (input, value) in form.Inputs)
            data[input] = value;
        return data;
    }
}
