using System.Text.Json.Serialization;

namespace BotApp.Features.Records;

/// <summary>JSON of what is kept for an entry besides its record.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
[JsonSerializable(typeof(PostedDraft))]
internal sealed partial class RecordJson : JsonSerializerContext;
