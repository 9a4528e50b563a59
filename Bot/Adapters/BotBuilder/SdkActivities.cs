using System.Text;
using BotApp.Protocol;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Newtonsoft.Json;
using Sdk = Microsoft.Bot.Schema;

namespace BotApp.Adapters.BotBuilder;

/// <summary>Converts between the SDK's types and ours. Both have the same wire format, so they are converted through JSON.</summary>
internal static class SdkActivities
{
    /// <summary>Converts an activity from the SDK; null if our own reader would refuse it.</summary>
    public static Activity? FromSdk(Sdk.IActivity activity)
    {
        var json = JsonConvert.SerializeObject(activity, HttpHelper.BotMessageSerializerSettings);
        return ActivityReader.Parse(Encoding.UTF8.GetBytes(json)) is ReadOutcome.Read read ? read.Activity : null;
    }

    /// <summary>Converts one of our types to the SDK's type.</summary>
    public static T ToSdk<T>(object ours) => Read<T>(System.Text.Json.JsonSerializer.Serialize(ours, ActivityJson.TypeInfo(ours.GetType())));

    /// <summary>The activity that starts a proactive turn. Drops the id that the SDK invents, as sent messages would claim to reply to it.</summary>
    public static Sdk.Activity Continuation(ConversationReference reference)
    {
        var continuation = ToSdk<Sdk.ConversationReference>(reference).GetContinuationActivity();
        continuation.Id = null;
        return continuation;
    }

    /// <summary>The body of an answer to an invoke; null for none.</summary>
    public static object? Body(ReadOnlyMemory<byte> json) => json.IsEmpty ? null : Read<object>(Encoding.UTF8.GetString(json.Span));

    // Text that looks like a date stays text.
    private static T Read<T>(string json) => JsonConvert.DeserializeObject<T>(
        json, new JsonSerializerSettings(HttpHelper.BotMessageSerializerSettings) { DateParseHandling = DateParseHandling.None })!;
}
