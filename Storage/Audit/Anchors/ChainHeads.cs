using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using BotApp.Storage.Settings;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;

namespace BotApp.Storage.Audit.Anchors;

/// <summary>The current heads of all chains, of units and of settings.</summary>
internal sealed class ChainHeads(OfficeTables tables, UnitRegistry registry)
{
    private readonly UnitReader reader = new(tables.Units);

    /// <summary>One head per chain. An unreadable head is left out; <c>audit verify</c> reports it.</summary>
    public async IAsyncEnumerable<AnchoredHead> ReadAsync(byte[] key, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var unit in await registry.AllAsync(ct))
        {
            if (await reader.RowAsync(unit, UnitKeys.Head, ct) is { } row && Of(ChainName.OfUnit(unit), row) is { } head)
                yield return head;
        }

        var filter = TableClient.CreateQueryFilter($"RowKey eq {UnitKeys.Head}");
        await foreach (var row in tables.Settings.QueryAsync<TableEntity>(filter, cancellationToken: ct))
        {
            if (Of(ChainName.OfSettings(SettingsOwner.Of(TableKey.Parts(row.PartitionKey)[0]), key), row) is { } head)
                yield return head;
        }
    }

    private static AnchoredHead? Of(string chain, TableEntity row)
    {
        try
        {
            var head = ChainHead.Read(row);
            return new AnchoredHead(chain, head.Sequence, head.Hash);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
