using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Storage.Roster;
using BotApp.Storage.Totals;

namespace BotApp.Storage.Tables;

/// <summary>The few types that are stored as JSON in a property.</summary>
[JsonSerializable(typeof(SortedDictionary<string, string>))]
[JsonSerializable(typeof(SortedDictionary<string, int>))]
[JsonSerializable(typeof(SortedDictionary<string, long>))]
[JsonSerializable(typeof(SortedDictionary<string, SortedDictionary<string, long>>), TypeInfoPropertyName = "TotalsCounters")]
[JsonSerializable(typeof(TotalsMessage))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(AuditedRecordJson[]))]
[JsonSerializable(typeof(FormerSize[]))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    /// <summary>Writes Han characters unescaped: a property holds 32 K characters, and an escape takes six.</summary>
    public static StorageJson Readable { get; } =
        new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>One record in an entry of the audit chain.</summary>
internal sealed record AuditedRecordJson(string Id, int Version, string Digest);
