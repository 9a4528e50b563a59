using System.Globalization;
using System.Text.Json.Nodes;
using BotApp.Storage.Persons;

namespace BotApp.Features.Privacy;

/// <summary>Everything stored about a person except the text of self-reviews, which only its readers may see.</summary>
internal sealed class ExportPerson(IEnumerable<IPersonTrace> traces, PersonMentions mentions, ErasureReceipts receipts, TimeProvider time)
{
    private const string Person = "person";
    private const string At = "at";

    /// <summary>Whether anything is stored about the person, including the receipt of an erasure.</summary>
    public async Task<bool> HasAnyAsync(string personId, CancellationToken ct) =>
        await receipts.FindAsync(personId, ct) is not null || (await RunAsync(personId, ct)).Any(part => part.Key is not (Person or At));

    /// <summary>The data as JSON, without empty parts.</summary>
    public async Task<JsonObject> RunAsync(string personId, CancellationToken ct)
    {
        var all = new JsonObject { [Person] = personId, [At] = Instant(time.GetUtcNow()) };
        foreach (var trace in traces)
        {
            if (await trace.ReadAsync(personId, ct) is { } kept)
                all[trace.Name] = kept;
        }

        Add("deliveries", await ArrayAsync(mentions.DeliveriesAsync(personId, ct), m => new JsonObject
        {
            ["of"] = m.Chunk,
            ["state"] = m.State,
            ["at"] = Instant(m.ChangedAt),
        }));
        Add("records", await ArrayAsync(mentions.RecordsAsync(personId, ct), m => new JsonObject
        {
            ["unit"] = m.Unit,
            ["register"] = m.Register,
            ["id"] = m.Id,
            ["date"] = m.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["state"] = m.State,
            ["as"] = new JsonArray([.. m.As.Select(part => (JsonNode)part)]),
        }));
        Add("audit", await ArrayAsync(mentions.EntriesAsync(personId, ct), m => new JsonObject
        {
            ["unit"] = m.Unit,
            ["entry"] = m.Sequence,
            ["what"] = m.What,
            ["at"] = Instant(m.At),
        }));
        if (await receipts.FindAsync(personId, ct) is { } erased)
            all["erased"] = erased;
        return all;

        void Add(string name, JsonArray array)
        {
            if (array.Count > 0)
                all[name] = array;
        }
    }

    private static async Task<JsonArray> ArrayAsync<T>(IAsyncEnumerable<T> items, Func<T, JsonObject> write)
    {
        var array = new JsonArray();
        await foreach (var item in items)
            array.Add(write(item));
        return array;
    }

    private static string Instant(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
