using System.Text.Json;
using BotApp.Protocol;

namespace BotApp.Tests.Unit.Protocol;

public sealed class ConnectorClientTests
{
    private const string Thread = "19:abc@thread.tacv2;messageid=1=2";

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/tenant/")]
    [InlineData("https://smba.trafficmanager.net/amer/tenant")]
    public async Task Send_ServiceUrlWithAndWithoutSlash_KeepsItsPath(string serviceUrl)
    {
        var rig = new ConnectorRig();
        await rig.Clock.RunAsync(rig.Client.SendAsync(rig.Reference with { ServiceUrl = serviceUrl }, Activity.Message("x"), FakeTime.Stop));

        Assert.Equal(
            "https://smba.trafficmanager.net/amer/tenant/v3/conversations/a%3A1/activities", rig.Requests.Single().RequestUri!.AbsoluteUri);
    }

    [Fact]
    public async Task Update_IdsWithReservedCharacters_AreEscaped()
    {
        var rig = new ConnectorRig { Reference = ConnectorRig.In(Thread) };
        await rig.Clock.RunAsync(rig.Client.UpdateAsync(rig.Reference, "f:a/b?c#d", Activity.Message("x"), FakeTime.Stop));

        Assert.Equal(
            "/amer/tenant/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1%3D2/activities/f%3Aa%2Fb%3Fc%23d",
            rig.Requests.Single().RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Send_ReferenceOfAnActivity_DoesNotReplyToIt()
    {
        var rig = new ConnectorRig { Reference = ConnectorRig.In("a:1") with { ActivityId = "7" } };
        await rig.SendAsync();

        Assert.DoesNotContain("replyToId", rig.Handler.Bodies.Single(), StringComparison.Ordinal);
    }

    // The limit of sends is the tenant's: a reference that does not name it had one of its own.
    [Fact]
    public void Reference_OfAnActivityWhoseChannelDataAloneNamesTheTenant_NamesIt()
    {
        var activity = Activity.Message("x") with
        {
            Conversation = new ConversationAccount { Id = "a:1" },
            ChannelData = JsonSerializer.SerializeToElement(new { tenant = new { id = ConnectorRig.TenantId } }),
        };

        Assert.Equal(ConnectorRig.TenantId, activity.GetConversationReference().Conversation?.TenantId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Send_IdThatIsNone_IsNotSent(string? conversationId)
    {
        var rig = new ConnectorRig { Reference = ConnectorRig.In(conversationId!) };

        Assert.Equal(new SendResult.NotSent(NotSentReason.Incomplete), await rig.SendAsync());
        Assert.Empty(rig.Requests);
    }

    [Fact]
    public async Task Send_ToAHostThatIsNotListed_IsNotSentAndNoTokenIsAskedFor()
    {
        var rig = new ConnectorRig { Reference = ConnectorRig.In("a:1") with { ServiceUrl = "https://evil.example/" } };

        Assert.Equal(new SendResult.NotSent(NotSentReason.ServiceUrlRefused), await rig.SendAsync());
        Assert.Empty(rig.Requests);
        Assert.Equal(0, rig.Tokens.Acquired);
    }

    [Fact]
    public async Task Send_HundredAtOnce_AcquireOneToken()
    {
        var rig = new ConnectorRig();
        await rig.Clock.RunAsync(Task.WhenAll(Enumerable.Range(0, 100).Select(i =>
            rig.Client.SendAsync(ConnectorRig.In($"a:{i}"), Activity.Message("x"), FakeTime.Stop))));

        Assert.Equal(1, rig.Tokens.Acquired);
        Assert.All(rig.Requests, request => Assert.Equal("Bearer t1", request.Headers.Authorization!.ToString()));
    }

    [Fact]
    public async Task Send_401_RefreshesOnceAndSendsAgain()
    {
        var rig = new ConnectorRig().Then(401);

        Assert.Equal(new SendResult.Sent("m1"), await rig.SendAsync());
        Assert.Equal(["Bearer t1", "Bearer t2"], rig.Requests.Select(r => r.Headers.Authorization!.ToString()));
    }

    [Fact]
    public async Task Send_401Twice_IsRefused()
    {
        var rig = new ConnectorRig().Then(401).Then(401);

        Assert.Equal(new SendResult.Refused(401, null, RefusalKind.Unauthorized), await rig.SendAsync());
        Assert.Equal(2, rig.Requests.Count);
    }

    [Fact]
    public async Task Send_NoTokenToBeHad_IsNotSent()
    {
        var rig = new ConnectorRig();
        rig.Tokens.Fails = true;

        Assert.Equal(new SendResult.NotSent(NotSentReason.NoToken), await rig.SendAsync());
        Assert.Empty(rig.Requests);
    }

    [Fact]
    public async Task Send_AuthenticationOff_HasNoToken()
    {
        var rig = new ConnectorRig(o => o.Authentication = "None")
        {
            Reference = ConnectorRig.In("a:1") with { ServiceUrl = "http://127.0.0.1:56150/_connector" },
        };
        await rig.SendAsync();

        Assert.Null(rig.Requests.Single().Headers.Authorization);
        Assert.Equal(0, rig.Tokens.Acquired);
    }

    [Fact]
    public async Task Send_WhateverHappens_LogsNoTokenIdOrText()
    {
        var logs = new RecordingLogs();
        var rig = new ConnectorRig(logs: logs) { Reference = ConnectorRig.In("a:secret-conversation") };
        rig.Then(401).Then(403, """{"error":{"code":"BotDisabledByAdmin","message":"secret detail"}}""");
        await rig.SendAsync("secret text");
        rig.ThenFail(new HttpRequestException(HttpRequestError.ResponseEnded, "secret cause"));
        await rig.SendAsync("secret text");

        Assert.Contains(logs.Lines, line => line.Contains("BotDisabledByAdmin", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Lines, line => line.Contains("secret", StringComparison.Ordinal) || line.Contains("t1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_TextAndAttachmentInDevelopment_Throws()
    {
        var rig = new ConnectorRig(environment: "Development");
        var both = Activity.Message(Attachment.AdaptiveCard("{}"u8.ToArray())) with { Text = "x" };

        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.SendAsync(rig.Reference, both, FakeTime.Stop));
        Assert.Empty(rig.Requests);
    }

    [Fact]
    public async Task Send_TextAndAttachmentInProduction_IsLoggedAndSent()
    {
        var logs = new RecordingLogs();
        var rig = new ConnectorRig(logs: logs);
        var both = Activity.Message(Attachment.AdaptiveCard("{}"u8.ToArray())) with { Text = "x" };

        Assert.IsType<SendResult.Sent>(await rig.Clock.RunAsync(rig.Client.SendAsync(rig.Reference, both, FakeTime.Stop)));
        Assert.Contains(logs.Lines, line => line.Contains("two messages", StringComparison.Ordinal));
    }
}
