using System.Text;
using BotApp.Protocol;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Newtonsoft.Json;
using Sdk = Microsoft.Bot.Schema;

namespace BotApp.Adapters.BotBuilder;

/// <summary>Between the SDK's types and ours. Both are the same wire format, so that format is the bridge and nothing is mapped by hand.</summary>
internal static class SdkActivities
{
    /// <summary>An activity as the SDK read it; null where ours would not have taken it.</summary>
    public static Activity? FromSdk(Sdk.IActivity activity)
    {
        var json = JsonConvert.SerializeObject(activity, HttpHelper.BotMessageSerializerSettings);
        return ActivityReader.Parse(Encoding.UTF8.GetBytes(json)) is ReadOutcome.Read read ? read.Activity : null;
    }

    /// <summary>Something of ours as the SDK's type for it.</summary>
    public static T ToSdk<T>(object ours) => Read<T>(System.Text.Json.JsonSerializer.Serialize(ours, ActivityJson.TypeInfo(ours.GetType())));

    /// <summary>What a turn of ours begins with. Without the id that the SDK makes up: whatever is sent would state to answer that.</summary>
    public static Sdk.Activity Continuation(ConversationReference reference)
    {
        var continuation = ToSdk<Sdk.ConversationReference>(reference).GetContinuationActivity();
        continuation.Id = null;
        return continuation;
    }

    /// <summary>The body of an answer to an invoke; null for none.</summary>
    public static object? Body(ReadOnlyMemory<byte> json) => json.IsEmpty ? null : Read<object>(Encoding.UTF8.GetString(json.Span));

    // A text that looks like a moment stays the text that it is.
    private static T Read<T>(string json) => JsonConvert.DeserializeObject<T>(
        json, new JsonSerializerSettings(HttpHelper.BotMessageSerializerSettings) { DateParseHandling = DateParseHandling.None })!;
}
