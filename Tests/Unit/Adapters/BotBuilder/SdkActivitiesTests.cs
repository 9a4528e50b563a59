using System.Text;
using BotApp.Adapters.BotBuilder;
using BotApp.Protocol;
using Newtonsoft.Json.Linq;
using Sdk = Microsoft.Bot.Schema;

namespace BotApp.Tests.Unit.Adapters.BotBuilder;

public sealed class SdkActivitiesTests
{
    [Fact]
    public void FromSdk_Click_KeepsWhoWhereAndWhat()
    {
        var activity = SdkActivities.FromSdk(new Sdk.Activity
        {
            Type = "invoke",
            Name = "adaptiveCard/action",
            Id = "f:1",
            ReplyToId = "m1",
            From = new Sdk.ChannelAccount("29:1") { AadObjectId = "person" },
            Conversation = new Sdk.ConversationAccount { Id = "a:1", TenantId = "tenant", ConversationType = "personal" },
            Value = JObject.Parse("""{"action":{"type":"Action.Execute","verb":"meeting.save","data":{"date":"2026-11-23","topic":"学习"}}}"""),
        });

        Assert.Equal(("person", "tenant", "m1"), (activity!.From!.AadObjectId, activity.TenantId, activity.ReplyToId));
        Assert.Equal("学习", activity.Value!.Value.GetProperty("action").GetProperty("data").GetProperty("topic").GetString());
    }

    [Fact]
    public void FromSdk_WithoutConversation_IsNoActivity() =>
        Assert.Null(SdkActivities.FromSdk(new Sdk.Activity { Type = "message", Text = "您好" }));

    [Fact]
    public void ToSdk_Card_StaysAsItIs()
    {
        const string card = """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"2026-11-23T10:00:00Z"}]}""";

        var sdk = SdkActivities.ToSdk<Sdk.Activity>(Activity.Message(Attachment.AdaptiveCard(Encoding.UTF8.GetBytes(card))));

        Assert.Equal(card, JToken.FromObject(sdk.Attachments.Single().Content).ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public void Body_Json_IsWrittenAsItCame() =>
        Assert.Equal("""{"statusCode":200}""", ((JObject)SdkActivities.Body("""{"statusCode":200}"""u8.ToArray())!).ToString(Newtonsoft.Json.Formatting.None));
}
