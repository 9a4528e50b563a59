using System.Globalization;
using BotApp.Storage.Persons;

namespace BotApp.Features.Privacy;

/// <summary>How much of each kind was erased.</summary>
internal sealed record Erased(IReadOnlyList<(string Name, int Count)> Kinds)
{
    /// <summary>The sum over all kinds.</summary>
    public int Total => Kinds.Sum(k => k.Count);

    /// <summary>For the receipt, as <c>roster 1, open-items 3</c>.</summary>
    public override string ToString() =>
        string.Join(", ", Kinds.Where(k => k.Count > 0).Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Name} {k.Count}")));
}

/// <summary>
/// Erases a person: the roster rows first, so that nothing new is stored, then all data stored by person; destroys the key of
/// the self-reviews. Records and audit entries keep the id, as the audit chain depends on it. A receipt without counts comes
/// first, as concurrent writes check for it; the one with counts comes last.
/// </summary>
internal sealed class ErasePerson(IEnumerable<IPersonTrace> traces, ErasureReceipts receipts, TimeProvider time)
{
    /// <summary>The actor in the audit chain for command-line operations.</summary>
    public const string Operator = "operator";

    /// <summary>Erases. Safe to repeat: a further run completes a failed one, and each has its receipts.</summary>
    public async Task<Erased> RunAsync(string personId, CancellationToken ct)
    {
        await receipts.AddAsync(personId, Operator, "", time.GetUtcNow(), ct);
        var kinds = new List<(string, int)>();
        foreach (var trace in traces)
            kinds.Add((trace.Name, await trace.EraseAsync(personId, ct)));

        var (erased, now) = (new Erased(kinds), time.GetUtcNow());
        await receipts.AddAsync(personId, Operator, erased.ToString(), now, ct);
        return erased;
    }
}
