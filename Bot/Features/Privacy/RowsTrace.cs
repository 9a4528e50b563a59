using System.Text.Json.Nodes;
using BotApp.Storage.Persons;

namespace BotApp.Features.Privacy;

/// <summary>The rows of one kind that are stored by person.</summary>
internal sealed class RowsTrace(string kind, PersonRows rows) : IPersonTrace
{
    /// <inheritdoc />
    public string Name => kind;

    /// <inheritdoc />
    public async Task<JsonNode?> ReadAsync(string personId, CancellationToken ct)
    {
        var found = await rows.ReadAsync(kind, personId, ct);
        return found.Count == 0 ? null : new JsonArray([.. found.Select(row => (JsonNode)new JsonObject(
            [KeyValuePair.Create("key", (JsonNode?)row.Key), .. row.Values.Select(v => KeyValuePair.Create(v.Key, (JsonNode?)v.Value))]))]);
    }

    /// <inheritdoc />
    public Task<int> EraseAsync(string personId, CancellationToken ct) => rows.DeleteAsync(kind, personId, ct);
}
