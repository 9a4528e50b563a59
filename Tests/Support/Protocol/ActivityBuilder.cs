using System.Text.Json.Nodes;

namespace BotApp.Tests.Support.Protocol;

/// <summary>Inbound activities as Teams writes them; tests may alter the JSON.</summary>
/// <param name="serviceUrl">Where answers go.</param>
/// <param name="tenantId">Set in the conversation and in <c>channelData</c>.</param>
public sealed class ActivityBuilder(string serviceUrl, string tenantId, string appId)
{
    private int lastId;

    /// <summary>A message in the personal chat.</summary>
    public JsonObject Message(string text) => With("message", new JsonObject { ["text"] = text, ["textFormat"] = "plain" });

    /// <summary>An invoke.</summary>
    public JsonObject Invoke(string name, JsonNode? value) => With("invoke", new JsonObject { ["name"] = name, ["value"] = value });

    /// <summary>A click on an <c>Action.Execute</c> button.</summary>
    public JsonObject Click(string verb, JsonObject? data = null) => Invoke("adaptiveCard/action", new JsonObject
    {
        ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
        ["trigger"] = "manual",
    });

    /// <summary>An activity of any other type.</summary>
    public JsonObject Of(string type) => With(type, []);

    private JsonObject With(string type, JsonObject members)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = $"17000000{Interlocked.Increment(ref lastId):00000}",
            ["timestamp"] = "2026-11-23T01:02:03.1234567Z",
            ["localTimestamp"] = "2026-11-23T09:02:03.1234567+08:00",
            ["localTimezone"] = "Asia/Shanghai",
            ["locale"] = "zh-CN",
            ["serviceUrl"] = serviceUrl,
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = "29:user", ["name"] = "张三", ["aadObjectId"] = "00000000-0000-0000-0000-0000000000aa" },
            ["recipient"] = new JsonObject { ["id"] = "28:" + appId, ["name"] = "流程助手" },
            ["conversation"] = new JsonObject { ["id"] = "a:personal", ["conversationType"] = "personal", ["tenantId"] = tenantId },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenantId } },
        };
        foreach (var (name, value) in members)
            activity[name] = value?.DeepClone();
        return activity;
    }
}
