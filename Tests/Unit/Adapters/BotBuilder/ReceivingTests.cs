using System.Text;
using BotApp.Hosting;
using BotApp.Tests.Support.Protocol;
using BotApp.Tests.Unit.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace BotApp.Tests.Unit.Adapters.BotBuilder;

/// <summary>What is answered to a request that no turn may come of.</summary>
public sealed class ReceivingTests
{
    private const string Message = """{"type":"message","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/apac/","conversation":{"id":"a:1","tenantId":"11111111-1111-1111-1111-111111111111"}}""";

    // No keys can be had there, so whatever is signed is not known to be.
    private ConnectorRig rig = new(o => o.OpenIdMetadata = "http://127.0.0.1:9/openidconfiguration");

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer abc")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Basic abc")]
    public async Task ReceiveAsync_NoTokenOrNone_Is401(string? header) => Assert.Equal(401, await ReceiveAsync(Message, header));

    [Fact]
    public async Task ReceiveAsync_KeysCannotBeHad_Is401()
    {
        using var key = ChannelKey.ForTeams();
        var token = new ChannelToken(key, rig.Options.Value.AppId!, "https://smba.trafficmanager.net/apac/", TimeProvider.System.GetUtcNow());

        Assert.Equal(401, await ReceiveAsync(Message, "Bearer " + token.Sign()));
    }

    [Theory]
    [InlineData("""{"type":"message","channelId":"msteams","conversation":{"id":"a:1"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"","conversation":{"id":"a:1"}}""")]
    public async Task ReceiveAsync_WithoutServiceUrl_Is401(string body)
    {
        rig = new ConnectorRig(o => o.Authentication = "None");

        Assert.Equal(401, await ReceiveAsync(body, header: null));
    }

    [Theory]
    [InlineData("您好")]
    [InlineData("{}")]
    public async Task ReceiveAsync_NoActivity_Is400(string body) => Assert.Equal(400, await ReceiveAsync(body, header: null));

    [Fact]
    public async Task ReceiveAsync_TurnFails_IsNotTakenForABadToken()
    {
        rig = new ConnectorRig(o => o.Authentication = "None");

        // There is nothing to run a turn.
        await Assert.ThrowsAsync<NullReferenceException>(() => ReceiveAsync(Message, header: null));
    }

    private async Task<int> ReceiveAsync(string body, string? header)
    {
        var context = new DefaultHttpContext();
        context.Features.Set(Mock.Of<IHttpMaxRequestBodySizeFeature>());
        context.Request.Method = "POST";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        if (header is not null)
            context.Request.Headers.Authorization = header;

        await BotHost.ReceiveAsync(context, SdkRig.Adapter(rig), SdkRig.Bot(rig), NullLogger<CloudAdapter>.Instance);
        return context.Response.StatusCode;
    }
}
