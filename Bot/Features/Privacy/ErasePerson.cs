using System.Globalization;
using BotApp.Storage.Persons;

namespace BotApp.Features.Privacy;

/// <summary>How much of each kind was erased.</summary>
internal sealed record Erased(IReadOnlyList<(string Name, int Count)> Kinds)
{
    /// <summary>All of it.</summary>
    public int Total => Kinds.Sum(k => k.Count);

    /// <summary>For the receipt, as <c>roster 1, open-items 3</c>.</summary>
    public override string ToString() =>
        string.Join(", ", Kinds.Where(k => k.Count > 0).Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Name} {k.Count}")));
}

/// <summary>
/// Erases a person: the roster first, so that nothing new is kept, then what is kept by person; the key of the self-reviews is
/// destroyed. Records and audit entries keep the id, as the chain would not hold without it. A receipt without counts is
/// written first, for whoever is just writing something about the person; the one with counts last.
/// </summary>
internal sealed class ErasePerson(IEnumerable<IPersonTrace> traces, ErasureReceipts receipts, TimeProvider time)
{
    /// <summary>Who stands in the audit chain for what an operator does at the command line.</summary>
    public const string Operator = "operator";

    /// <summary>Erases. Safe to repeat: what a former try left is done, and each try has its receipt.</summary>
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
