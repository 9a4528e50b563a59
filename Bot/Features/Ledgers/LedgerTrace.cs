using System.Text.Json.Nodes;
using BotApp.Features.Privacy;
using BotApp.Storage.Ledgers;

namespace BotApp.Features.Ledgers;

/// <summary>A person's name in the ledger lists. The records behind them belong to the office and stay.</summary>
internal sealed class LedgerTrace(LedgerIndex index) : IPersonTrace
{
    /// <inheritdoc />
    public string Name => "ledger-lists";

    /// <inheritdoc />
    public async Task<JsonNode?> ReadAsync(string personId, CancellationToken ct)
    {
        var lines = await index.OfOwnerAsync(personId, ct);
        return lines.Count == 0 ? null : new JsonArray([.. lines.Select(line => (JsonNode)new JsonObject
        {
            ["unit"] = line.Unit,
            ["register"] = line.Register,
            ["id"] = line.RecordId,
            ["owner"] = line.Owner,
        })]);
    }

    /// <inheritdoc />
    public Task<int> EraseAsync(string personId, CancellationToken ct) => index.EraseOwnerAsync(personId, ct);
}
