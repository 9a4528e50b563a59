using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotApp.Protocol;
using BotApp.Tests.Support.Turns;

namespace BotApp.Tests.Unit.Protocol;

/// <summary>What goes over the wire.</summary>
public sealed class ActivityJsonTests
{
    private static readonly Activity Inbound = ActivityReaderTests.Read("""
        {"type":"message","id":"1","timestamp":"2026-11-23T01:02:03Z","localTimestamp":"2026-11-23T01:02:03Z","localTimezone":"X",
         "serviceUrl":"https://x/","callerId":"urn:x","conversation":{"id":"a:1"},"text":"x","membersAdded":[{"id":"29:u"}]}
        """);

    [Fact]
    public async Task Send_OfAnInboundActivity_LeavesOutWhatOnlyThePlatformSets()
    {
        var sent = await SentAsync(Inbound);

        Assert.Equal(
            ["channelId", "conversation", "from", "membersAdded", "recipient", "text", "textFormat", "type"],
            sent.Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Send_Text_IsPlainUnlessSaidOtherwise()
    {
        Assert.Equal("plain", (await SentAsync(new Activity { Type = "message", Text = "*x*" }))["textFormat"]!.GetValue<string>());
        Assert.Equal("xml", (await SentAsync(new Activity { Type = "message", Text = "x", TextFormat = "xml" }))["textFormat"]!.GetValue<string>());
    }

    [Fact]
    public async Task Send_Chinese_IsWrittenAsItIs()
    {
        var rig = new ConnectorRig();
        await rig.SendAsync("支委会 <7人>");

        Assert.Contains("支委会 <7人>", rig.Handler.Bodies.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_Card_IsTheCardAsGiven()
    {
        var sent = await SentAsync(Activity.Message(Attachment.AdaptiveCard("""{ "type":"AdaptiveCard","body":[],"nothing":null }"""u8.ToArray())));
        var attachment = sent["attachments"]![0]!;

        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment["contentType"]!.GetValue<string>());
        Assert.Equal("""{"type":"AdaptiveCard","body":[],"nothing":null}""", attachment["content"]!.Readable());
    }

    [Fact]
    public void Reference_WrittenAndRead_IsTheSame()
    {
        var reference = ConnectorRig.In("a:1") with { ActivityId = "5", Locale = "zh-CN" };

        Assert.Equal(reference, JsonSerializer.Deserialize(JsonSerializer.Serialize(reference, ActivityJson.Reference), ActivityJson.Reference));
    }

    [Theory]
    [InlineData("card", """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard"}}""")]
    [InlineData("message", """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"已保存"}""")]
    [InlineData("error", """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"日期不存在"}}""")]
    public void AdaptiveCardResponse_EachKind_HasTheShapeOfTheProtocol(string kind, string expected)
    {
        var response = kind switch
        {
            "card" => AdaptiveCardResponse.Card("""{"type":"AdaptiveCard"}"""u8),
            "message" => AdaptiveCardResponse.Message("已保存"),
            _ => AdaptiveCardResponse.Error(400, "BadRequest", "日期不存在"),
        };

        Assert.Equal(200, response.Status);
        Assert.Equal(expected, Encoding.UTF8.GetString(response.Body.Span));
    }

    private static async Task<JsonObject> SentAsync(Activity activity)
    {
        var rig = new ConnectorRig();
        await rig.Clock.RunAsync(rig.Client.SendAsync(rig.Reference, activity, FakeTime.Stop));
        return JsonNode.Parse(rig.Handler.Bodies.Single())!.AsObject();
    }
}
