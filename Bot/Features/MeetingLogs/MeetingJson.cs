using System.Text.Json.Serialization;

namespace BotApp.Features.MeetingLogs;

/// <summary>JSON of what a meeting keeps beside its record.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PostedDraft))]
internal sealed partial class MeetingJson : JsonSerializerContext;

/// <summary>What was understood of a sentence posted where others read along: its writer's, for a day. Never the sentence.</summary>
/// <param name="Unit">Whose meeting it is taken for.</param>
/// <param name="Values">The form's inputs.</param>
internal sealed record PostedDraft(string Unit, SortedDictionary<string, string> Values);
