using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;
using Polly;

namespace BotApp.Storage.SelfReviews;

/// <summary>A round of self-reviews that the office has opened. Nothing in it is confidential.</summary>
public sealed record ReviewCycle
{
    /// <summary>Derived from the card it was opened with, so that opening twice opens one cycle.</summary>
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    public required string Name { get; init; }

    /// <summary>Due date: the last office day on which a review can be withdrawn. Submitting later is possible, but late.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>Aspects or questions, in order; may be none.</summary>
    public IReadOnlyList<string> Aspects { get; init; } = [];

    /// <summary>Codes of the office's tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Ids of the branches that take part; empty for all.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Whether branches answer as a whole too.</summary>
    public bool HasBranches { get; init; }

    /// <summary>Entra object id of the person who opened it.</summary>
    public required string OpenedBy { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the office closed it; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How many people each branch had to answer for when it was closed, by its id; empty while open, or if a former build closed it.</summary>
    public IReadOnlyDictionary<string, int> Asked { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}

/// <summary>The cycles of an office.</summary>
public sealed class ReviewCycles(OfficeTables tables, TimeProvider time, Jitter jitter)
{
    private const string DateFormat = "yyyy-MM-dd";
    private static readonly string Partition = TableKey.Of("cycles");

    private readonly ResiliencePipeline races = LostRaces.Pipeline(time, jitter);

    /// <summary>Opens a cycle.</summary>
    /// <returns>The stored one: an earlier one if the id was taken.</returns>
    public async Task<ReviewCycle> AddAsync(ReviewCycle cycle, CancellationToken ct)
    {
        try
        {
            await tables.Reviews.AddEntityAsync(Write(cycle), ct);
            return cycle;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return await FindAsync(cycle.Id, ct) ?? throw StorageFault.NotThere("A round of self-reviews");
        }
    }

    /// <summary>Closes a cycle; a closed one is not changed.</summary>
    /// <param name="asked">See <see cref="ReviewCycle.Asked"/>; stored because the roster keeps changing.</param>
    public async Task CloseAsync(string id, DateTimeOffset at, IReadOnlyDictionary<string, int> asked, CancellationToken ct) => await races.ExecuteAsync(
        async token =>
        {
            if (await tables.Reviews.FindRowAsync(Partition, TableKey.Of("cycle", id), token) is not { } row || row.GetString("ClosedAt") is not null)
                return;
            row["ClosedAt"] = Column.Instant(at);
            LongText.Put(row, "Asked", JsonSerializer.Serialize(new SortedDictionary<string, int>(asked.ToDictionary(), StringComparer.Ordinal), StorageJson.Readable.SortedDictionaryStringInt32));
            // Branches may have been added or it may have been closed meanwhile; the next try reads it.
            await tables.Reviews.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, token);
        },
        ct);

    /// <summary>Adds branches to an open cycle of chosen branches. Changes nothing in a cycle of all branches or a closed one.</summary>
    /// <returns>The cycle as it is afterwards; null if there is none.</returns>
    public async Task<ReviewCycle?> AddUnitsAsync(string id, IReadOnlyList<string> units, CancellationToken ct) => await races.ExecuteAsync(
        async token =>
        {
            if (await tables.Reviews.FindRowAsync(Partition, TableKey.Of("cycle", id), token) is not { } row)
                return null;
            var cycle = Read(row);
            var all = cycle.Units.Union(units, StringComparer.Ordinal).ToList();
            if (cycle.ClosedAt is not null || cycle.Units.Count == 0 || all.Count == cycle.Units.Count)
                return cycle;

            PutList(row, "Units", all);
            // It may have been closed or others may have been added meanwhile; the next try reads it.
            await tables.Reviews.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, token);
            return cycle with { Units = all };
        },
        ct);

    /// <summary>Removes a cycle whose reviews are all gone.</summary>
    public async Task RemoveAsync(string id, CancellationToken ct)
    {
        if (await tables.Reviews.FindRowAsync(Partition, TableKey.Of("cycle", id), ct) is { } row)
            await tables.Reviews.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, ct);
    }

    /// <summary>The cycle of this id, which may come from a card; null if there is none.</summary>
    public async Task<ReviewCycle?> FindAsync(string? id, CancellationToken ct)
    {
        if (id is null || !TableKey.TryOf(out var key, "cycle", id))
            return null;
        return await tables.Reviews.FindRowAsync(Partition, key, ct) is { } row ? Read(row) : null;
    }

    /// <summary>All cycles, latest due date first. An office opens a few a year.</summary>
    public async Task<IReadOnlyList<ReviewCycle>> ListAsync(CancellationToken ct)
    {
        var cycles = new List<ReviewCycle>();
        await foreach (var row in tables.Reviews.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: ct))
            cycles.Add(Read(row));
        return [.. cycles.OrderByDescending(c => c.Due).ThenByDescending(c => c.OpenedAt)];
    }

    private static TableEntity Write(ReviewCycle cycle)
    {
        var row = new TableEntity(Partition, TableKey.Of("cycle", cycle.Id))
        {
            ["Name"] = cycle.Name,
            ["Due"] = cycle.Due.ToString(DateFormat, CultureInfo.InvariantCulture),
            ["HasBranches"] = cycle.HasBranches,
            ["OpenedBy"] = cycle.OpenedBy,
            ["OpenedAt"] = Column.Instant(cycle.OpenedAt),
        };
        PutList(row, "Aspects", cycle.Aspects);
        PutList(row, "Tags", cycle.Tags);
        PutList(row, "Units", cycle.Units);
        return row;
    }

    private static void PutList(TableEntity row, string name, IReadOnlyList<string> values) =>
        LongText.Put(row, name, JsonSerializer.Serialize([.. values], StorageJson.Readable.StringArray));

    private static ReviewCycle Read(TableEntity row)
    {
        return new ReviewCycle
        {
            Id = TableKey.Parts(row.RowKey)[1],
            Name = Column.Text(row, "Name"),
            Due = DateOnly.ParseExact(Column.Text(row, "Due"), DateFormat, CultureInfo.InvariantCulture),
            HasBranches = row.GetBoolean("HasBranches") ?? false,
            OpenedBy = Column.Text(row, "OpenedBy"),
            OpenedAt = Column.Instant(row, "OpenedAt"),
            ClosedAt = row.ContainsKey("ClosedAt") ? Column.Instant(row, "ClosedAt") : null,
            Aspects = List("Aspects"),
            Tags = List("Tags"),
            Units = List("Units"),
            Asked = LongText.Get(row, "Asked") is { Length: > 0 } asked
                ? JsonSerializer.Deserialize(asked, StorageJson.Readable.SortedDictionaryStringInt32) ?? []
                : [],
        };

        string[] List(string name) => JsonSerializer.Deserialize(LongText.Get(row, name), StorageJson.Readable.StringArray) ?? [];
    }
}
