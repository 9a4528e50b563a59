using System.Text;
using System.Text.Json;
using BotApp.Protocol;

namespace BotApp.Tests.Unit.Protocol;

/// <summary>The message extension on the wire.</summary>
public sealed class ComposeExtensionTests
{
    [Fact]
    public void TryRead_ASearch_HasTheTextAndWhereToGoOn()
    {
        var request = Read("""{"commandId":"find","parameters":[{"name":"other","value":"x"},{"name":"q","value":"党课"}],"queryOptions":{"skip":25,"count":25}}""");

        Assert.Equal(("find", "党课", 25, null, null), (request!.CommandId, request.Query, request.Skip, request.MessageHtml, request.MessageAt));
        Assert.Equal(JsonValueKind.Undefined, request.Data.ValueKind);
    }

    [Fact]
    public void TryRead_AnActionOnAMessage_HasTheMessageAndWhatWasSubmitted()
    {
        var request = Read(
            """{"commandId":"log","messagePayload":{"createdDateTime":"2026-11-23T01:02:03Z","body":{"content":"<p>会</p>"}},"data":{"topic":"t"}}""");

        Assert.Equal(
            ("", 0, "<p>会</p>", new DateTimeOffset(2026, 11, 23, 1, 2, 3, TimeSpan.Zero)), (request!.Query, request.Skip, request.MessageHtml, request.MessageAt));
        Assert.Equal("t", request.Data.GetProperty("topic").GetString());
    }

    [Fact]
    public void TryRead_AMomentWithoutAZone_IsUtc() => Assert.Equal(
        new DateTimeOffset(2026, 11, 23, 1, 2, 3, TimeSpan.Zero),
        Read("""{"commandId":"log","messagePayload":{"createdDateTime":"2026-11-23T01:02:03"}}""")!.MessageAt);

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"commandId":""}""")]
    [InlineData("""{"commandId":7}""")]
    [InlineData("""[]""")]
    public void TryRead_NoCommand_IsNotRead(string value) => Assert.Null(Read(value));

    [Theory]
    [InlineData("""{"skip":-1}""")]
    [InlineData("""{"skip":0}""")]
    [InlineData("""{"skip":"25"}""")]
    [InlineData("""{"skip":2.5}""")]
    [InlineData("""{"skip":99999999999}""")]
    [InlineData("""{}""")]
    [InlineData("""[25]""")]
    [InlineData("25")]
    public void TryRead_NoSensiblePlaceToGoOn_IsTheBeginning(string options) =>
        Assert.Equal(0, Read($$"""{"commandId":"find","queryOptions":{{options}}}""")!.Skip);

    [Theory]
    [InlineData(""" "q" """)]
    [InlineData("""{"name":"q","value":"x"}""")]
    [InlineData("""[{"name":"q"}]""")]
    [InlineData("""[{"name":"q","value":1}]""")]
    [InlineData("""["q",null]""")]
    public void TryRead_ParametersOfAnotherShape_AreNoText(string parameters) =>
        Assert.Equal("", Read($$"""{"commandId":"find","parameters":{{parameters}}}""")!.Query);

    [Theory]
    [InlineData("[1]")]
    [InlineData("\"x\"")]
    [InlineData("null")]
    public void TryRead_DataOfAnotherShape_IsNone(string data) =>
        Assert.Equal(JsonValueKind.Undefined, Read($$"""{"commandId":"log","data":{{data}}}""")!.Data.ValueKind);

    [Fact]
    public void Results_EachWithItsCardAndPreview_HaveTheShapeOfTheProtocol() => Wire(
        """{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"},"preview":{"contentType":"application/vnd.microsoft.card.thumbnail","content":{"title":"题","text":"文"}}}]}}""",
        ComposeExtension.Results([new ComposeExtension.Result("""{"type":"AdaptiveCard"}"""u8.ToArray(), "题", "文")]));

    [Fact]
    public void Message_HasTheShapeOfTheProtocol() =>
        Wire("""{"composeExtension":{"type":"message","text":"没有"}}""", ComposeExtension.Message("没有"));

    [Fact]
    public void Dialog_HasTheShapeOfTheProtocol() => Wire(
        """{"task":{"type":"continue","value":{"title":"记","height":"large","width":"medium","card":{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}}}}""",
        ComposeExtension.Dialog("记", """{"type":"AdaptiveCard"}"""u8.ToArray()));

    [Fact]
    public void DialogMessage_HasTheShapeOfTheProtocol() =>
        Wire("""{"task":{"type":"message","value":"已记"}}""", ComposeExtension.DialogMessage("已记"));

    private static ComposeExtension? Read(string value) =>
        ComposeExtension.TryRead(new Activity { Type = ActivityTypes.Invoke, Value = JsonElement.Parse(value) }, out var request) ? request : null;

    private static void Wire(string expected, InvokeResponse response)
    {
        Assert.Equal(200, response.Status);
        Assert.Equal(expected, Encoding.UTF8.GetString(response.Body.Span));
    }
}
