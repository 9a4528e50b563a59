using BotApp.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Unit.Protocol;

public sealed class RejectionLogTests
{
    [Fact]
    public async Task HandleAsync_ManyThatAreTurnedAway_NamesEachReasonOnceASecond()
    {
        var (rig, logs) = (new ConnectorRig(), new RecordingLogs());
        var endpoint = new MessagesEndpoint(
            new BotAuthentication(rig.Options, null!, rig.Policy, rig.Clock), new ActivityDedupe(rig.Clock), null!, ConnectorRig.Metrics(), rig.Clock,
            logs.CreateLogger<MessagesEndpoint>());

        foreach (var header in (string[])["", "", "Bearer x", "Bearer x"])
            Assert.Equal(StatusCodes.Status401Unauthorized, await SendAsync(header));
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await SendAsync("");

        Assert.Equal(
            ["Turned a request away: NoToken", "Turned a request away: MalformedToken", "Turned a request away: NoToken"], logs.Lines);

        async Task<int> SendAsync(string header)
        {
            var context = new DefaultHttpContext();
            context.Request.Headers.Authorization = header;
            await endpoint.HandleAsync(context);
            return context.Response.StatusCode;
        }
    }
}
