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

    /// <summary>An activity to be sent; with the id of the one it replaces.</summary>
    public static Sdk.Activity ToSdk(Activity activity, string? id = null)
    {
        var sdk = Read<Sdk.Activity>(System.Text.Json.JsonSerializer.Serialize(activity, ActivityJson.Activity));
        sdk.Id = id;
        return sdk;
    }

    /// <summary>Where to send it; without the activity it answers, as ours are messages of their own.</summary>
    public static Sdk.ConversationReference ToSdk(ConversationReference reference) =>
        Read<Sdk.ConversationReference>(System.Text.Json.JsonSerializer.Serialize(reference with { ActivityId = null }, ActivityJson.Reference));

    /// <summary>The body of an answer to an invoke; null for none.</summary>
    public static object? Body(ReadOnlyMemory<byte> json) => json.IsEmpty ? null : Read<object>(Encoding.UTF8.GetString(json.Span));

    // A text that looks like a moment stays the text that it is.
    private static T Read<T>(string json) => JsonConvert.DeserializeObject<T>(
        json, new JsonSerializerSettings(HttpHelper.BotMessageSerializerSettings) { DateParseHandling = DateParseHandling.None })!;
}
