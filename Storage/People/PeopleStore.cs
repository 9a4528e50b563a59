using Azure.Data.Tables;
using BotApp.Storage.Tables;
using Polly;

namespace BotApp.Storage.People;

/// <summary>What each person owes, by due date. Fed from the units' outboxes; tolerates duplicate, late and unordered messages.</summary>
/// <remarks>
/// Partition = person, or a unit. <c>item|{unit}|{record}</c> keeps the version and place of an item, and stays without content
/// when the item is removed, so that a late older message does not bring it back;
/// <c>due|{yyyyMMdd}|{unit}|{record}</c> is the list.
/// </remarks>
public sealed class PeopleStore(OfficeTables tables, TimeProvider time, Jitter jitter)
{
    private const int MaxPageSize = 100;

    private readonly ResiliencePipeline races = LostRaces.Pipeline(time, jitter);

    /// <summary>
    /// Puts the item on its owner's list, unless the list has this version or a newer one. The same duty due no earlier than
    /// before keeps its stored <see cref="OpenItem.Entered"/>, unless the item came back.
    /// </summary>
    /// <returns>Whether anything changed.</returns>
    public Task<bool> UpsertAsync(OpenItem item, CancellationToken ct) =>
        ChangeAsync(item.PersonId, item.Unit, item.RecordId, item.Version, item, ct);

    /// <summary>Removes the item from the person's list, unless the list has a newer version.</summary>
    /// <returns>Whether anything changed.</returns>
    public Task<bool> RemoveAsync(string personId, string unit, string recordId, int version, CancellationToken ct) =>
        ChangeAsync(personId, unit, recordId, version, null, ct);

    /// <summary>
    /// Removes an item from the list, its version included: should the person owe it again, the same version can be
    /// put back.
    /// </summary>
    /// <returns>Whether it was on the list.</returns>
    public async Task<bool> TakeBackAsync(string personId, string unit, string recordId, CancellationToken ct) =>
        await races.ExecuteAsync(
            async token =>
            {
                var found = await tables.People.GetEntityIfExistsAsync<TableEntity>(
                    TableKey.Of(personId), OpenItemRow.ItemKey(unit, recordId), cancellationToken: token);
                if (!found.HasValue || found.Value!.GetString("Due") is not { } due)
                    return false;

                List<TableTransactionAction> actions = [new(TableTransactionActionType.Delete, found.Value, found.Value.ETag)];
                if (await DueRowAsync(personId, due, token) is { } row)
                    actions.Add(new(TableTransactionActionType.Delete, row, row.ETag));
                await tables.People.SubmitTransactionAsync(actions, token);
                return true;
            },
            ct);

    /// <summary>A person's open items, earliest due date first, those without one last.</summary>
    /// <param name="pageSize">1 to 100.</param>
    /// <param name="after">Where the previous page ended. May come from a card; it cannot reach outside the person's own list.</param>
    public async Task<OpenItemPage> ListAsync(string personId, int pageSize, string? after, CancellationToken ct)
    {
        if (!TableKey.TryOf(out var partition, personId))
            return new OpenItemPage([], null);

        var range = TableKey.Under("due");
        var from = after is null ? range.From : range.From + TableKey.Readable(after) + "!";
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {range.To}");

        var size = Math.Clamp(pageSize, 1, MaxPageSize);
        var items = new List<OpenItem>(size);
        var last = "";
        await foreach (var row in tables.People.QueryAsync<TableEntity>(filter, size + 1, cancellationToken: ct))
        {
            if (items.Count == size)
                return new OpenItemPage(items, TableKey.Rest(last, "due"));
            items.Add(OpenItemRow.ReadDue(row));
            last = row.RowKey;
        }

        return new OpenItemPage(items, null);
    }

    private async Task<bool> ChangeAsync(
        string personId, string unit, string recordId, int version, OpenItem? wanted, CancellationToken ct) =>
        await races.ExecuteAsync(
            async token =>
            {
                var key = OpenItemRow.ItemKey(unit, recordId);
                var known = await tables.People.FindRowAsync(TableKey.Of(personId), key, token);
                // A repeated version changes nothing, except that a removal still applies to a listed item of its version.
                var (stored, storedDue) = (known?.GetInt32("Version") ?? 0, known?.GetString("Due"));
                if (stored > version || (stored == version && (wanted is not null || storedDue is null)))
                    return false;

                var item = new TableEntity(TableKey.Of(personId), key) { ["Version"] = version };
                var former = await DueRowAsync(personId, storedDue, token);
                var due = wanted is null ? null : OpenItemRow.WriteDue(wanted);
                if (due is not null)
                {
                    item["Due"] = due.RowKey;
                    if (former is not null)
                        OpenItemRow.TakeOver(due, former);
                }

                await tables.People.SubmitTransactionAsync(item.PutWith(due, known, former), token);
                return true;
            },
            ct);

    private async Task<TableEntity?> DueRowAsync(string personId, string? key, CancellationToken ct)
    {
        if (key is null)
            return null;
        return await tables.People.FindRowAsync(TableKey.Of(personId), key, ct);
    }
}
