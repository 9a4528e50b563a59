using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using BotApp.Protocol;
using static BotApp.Tests.Unit.Protocol.FakeTime;

namespace BotApp.Tests.Unit.Protocol;

public sealed class ActivityReaderTests
{
    [Fact]
    public void Parse_Message_HasItsParts()
    {
        var activity = Read("""
            {"type":"message","id":"1","timestamp":"2026-11-23T01:02:03.1234567Z","localTimestamp":"2026-11-23T09:02:03+08:00",
             "localTimezone":"Asia/Shanghai","locale":"zh-CN","serviceUrl":"https://smba.trafficmanager.net/amer/","channelId":"msteams",
             "from":{"id":"29:u","name":"张三","aadObjectId":"aa"},"recipient":{"id":"28:b"},
             "conversation":{"id":"a:1","conversationType":"personal","tenantId":"t"},"text":"你好","textFormat":"plain",
             "attachments":[{"contentType":"text/html","content":"<p>你好</p>"}],
             "entities":[{"type":"clientInfo","timezone":"Europe/Berlin","platform":"Web"}],
             "channelData":{"tenant":{"id":"t2"},"team":{"id":"19:t","aadGroupId":"g","name":"n"},"channel":{"id":"19:c","name":"c"},
             "eventType":"channelRenamed","settings":{"selectedChannel":{"id":"19:s"}}}}
            """);

        Assert.Equal(new DateTimeOffset(2026, 11, 23, 1, 2, 3, TimeSpan.Zero).AddTicks(1234567), activity.Timestamp);
        Assert.Equal(TimeSpan.FromHours(8), activity.LocalTimestamp!.Value.Offset);
        Assert.Equal("aa", activity.From!.AadObjectId);
        Assert.Equal("<p>你好</p>", activity.Attachments.Single().Content!.Value.Parse().GetString());
        Assert.Equal("Web", activity.Entities.Single().Properties!["platform"].GetString());
        Assert.Equal("Asia/Shanghai", activity.ClientTimezone);
        Assert.Equal(
            new TeamsChannelData { TenantId = "t2", TeamId = "19:t", TeamName = "n", ChannelName = "c" },
            TeamsChannelData.Of(activity));
    }

    [Fact]
    public void Parse_UnknownMembers_AreIgnored() =>
        Assert.Equal("x", Read(Message(""","text":"x","brandNew":{"a":[1,{"b":null}]},"callerId":"urn:x" """)).Text);

    [Fact]
    public void Parse_ListsMissingOrNull_AreEmpty()
    {
        var activity = Read(Message(""","attachments":null,"entities":null"""));

        Assert.Empty(activity.Attachments);
        Assert.Empty(activity.Entities);
        Assert.Empty(activity.MembersAdded);
    }

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public void Parse_TimestampThatIsNone_IsAbsent(string timestamp) =>
        Assert.Null(Read(Message($",\"timestamp\":{timestamp}")).Timestamp);

    [Theory]
    [InlineData("""[1]""")]
    [InlineData("""{"tenant":5,"team":[],"channel":{"id":7}}""")]
    [InlineData("null")]
    public void Parse_ChannelDataOfAnotherShape_ProjectsToNothing(string channelData) =>
        Assert.Equal(new TeamsChannelData(), TeamsChannelData.Of(Read(Message($",\"channelData\":{channelData}"))));

    [Fact]
    public void Parse_UnknownTypeWithoutConversation_IsAnActivity() => Assert.Equal("brandNew", Read("""{"type":"brandNew"}""").Type);

    [Fact]
    public void Parse_ByteOrderMark_IsSkipped() =>
        Assert.IsType<ReadOutcome.Read>(ActivityReader.Parse([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Message(""))]));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("hello")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","conversation":{}}""")]
    [InlineData("""{"type":"message","conversation":"a:1"}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a:1"}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a:1"}} x""")]
    [InlineData("""{"type":"message","conversation":{"id":"a:1"},"text":{}}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a:1"},"from":[]}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a:1"},"timestamp":5}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a:1"},"entities":{}}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a:1"},"entities":[null]}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a:1"},"attachments":[null]}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a:1"},"membersAdded":[null]}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a:1"},"membersRemoved":[5]}""")]
    public void Parse_WhatIsNotAnActivity_IsMalformed(string body) => Assert.IsType<ReadOutcome.Malformed>(Parse(body));

    [Theory]
    [InlineData("""{"type":"message","conversation":{"id":"a:1"},"text":"\ud83d"}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a:1"},"value":{"topic":"\udc00"}}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a:1"},"channelData":{"\uD800":1}}""")]
    public void Parse_HalfACharacter_IsMalformed(string body) => Assert.IsType<ReadOutcome.Malformed>(Parse(body));

    [Fact]
    public void Parse_EscapedPair_IsACharacter() => Assert.Equal("😀", Read(Message(""","text":"\ud83d\ude00" """)).Text);

    [Fact]
    public void Parse_BytesThatAreNotUtf8_AreMalformed()
    {
        var body = Encoding.Latin1.GetBytes(Message(""","value":{"x":"é"}"""));

        Assert.IsType<ReadOutcome.Malformed>(ActivityReader.Parse(body));
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(64, false)]
    [InlineData(100_000, false)]
    public void Parse_Nesting_IsLimited(int depth, bool accepted)
    {
        var value = new string('[', depth) + new string(']', depth);

        Assert.Equal(accepted, Parse(Message($",\"value\":{value}")) is ReadOutcome.Read);
    }

    [Fact]
    public async Task Read_BodyInPieces_IsRead()
    {
        var pipe = new Pipe();
        var reading = ActivityReader.ReadAsync(pipe.Reader, Stop);
        foreach (var piece in Encoding.UTF8.GetBytes(Message(""","text":"支委会" """)).Chunk(7))
            await pipe.Writer.WriteAsync(piece, Stop);
        await pipe.Writer.CompleteAsync();

        Assert.Equal("支委会", Assert.IsType<ReadOutcome.Read>(await reading).Activity.Text);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Read_AtTheLimit_IsReadAndBeyondIsTooLarge(int beyond, bool accepted)
    {
        var frame = Message(""","text":"" """);
        var body = Message($""","text":"{new string('x', ActivityReader.MaxBytes - frame.Length + beyond)}" """);
        var outcome = await ActivityReader.ReadAsync(PipeReader.Create(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body))), Stop);

        Assert.Equal(ActivityReader.MaxBytes + beyond, body.Length);
        Assert.Equal(accepted ? typeof(ReadOutcome.Read) : typeof(ReadOutcome.TooLarge), outcome.GetType());
    }

    [Theory]
    [InlineData("""{"a":1}""", true)]
    [InlineData("""  "{\"a\":1}" """, true)]
    [InlineData("""  "[1]" """, false)]
    [InlineData("""  "text" """, false)]
    [InlineData("5", false)]
    [InlineData("null", false)]
    public void TryGetValue_ObjectOrStringWithOne_IsTheObject(string value, bool isObject)
    {
        var activity = Read(Message($",\"value\":{value}"));

        Assert.Equal(isObject, activity.TryGetValue(out var found));
        if (isObject)
            Assert.Equal(1, found!.Value.GetProperty("a").GetInt32());
    }

    [Theory]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"meeting.save","data":{"topic":"x"}},"trigger":"manual"}""", true)]
    [InlineData("""{"action":{"verb":"meeting.save"}}""", true)]
    [InlineData("""  "{\"action\":{\"verb\":\"meeting.save\"}}" """, true)]
    [InlineData("""{"action":"meeting.save"}""", false)]
    [InlineData("""{"action":{"verb":"meeting.save","data":[1]}}""", false)]
    [InlineData("""{}""", false)]
    public void AdaptiveCardInvoke_TryRead_ReadsWhatTheProtocolDescribes(string value, bool readable)
    {
        Assert.Equal(readable, AdaptiveCardInvoke.TryRead(Read(Message($",\"value\":{value}")), out var invoke));
        if (readable)
            Assert.Equal("meeting.save", invoke!.Verb);
    }

    [Fact]
    public void AdaptiveCardInvoke_TryRead_HasDataAndTrigger()
    {
        var activity = Read(Message(""","value":{"action":{"verb":"v","data":{"topic":"x"}},"trigger":"automatic"}"""));

        Assert.True(AdaptiveCardInvoke.TryRead(activity, out var invoke));
        Assert.Equal("x", invoke.Data.GetProperty("topic").GetString());
        Assert.True(invoke.IsAutomatic);
    }

    internal static Activity Read(string body) => Assert.IsType<ReadOutcome.Read>(Parse(body)).Activity;

    private static ReadOutcome Parse(string body) => ActivityReader.Parse(Encoding.UTF8.GetBytes(body));

    private static string Message(string members) => $$"""{"type":"message","conversation":{"id":"a:1"}{{members}}}""";
}
