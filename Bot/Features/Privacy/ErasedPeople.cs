using BotApp.Storage.Persons;
using BotApp.Storage.Roster;

namespace BotApp.Features.Privacy;

/// <summary>People erased and not back on the roster. Code that derives rows by person from records asks it, as records keep the account.</summary>
internal sealed class ErasedPeople(ErasureReceipts receipts, RosterStore roster, PersonRows rows)
{
    /// <summary>Whether nothing may be stored about this account.</summary>
    /// <param name="personId">Entra object id; empty for nobody.</param>
    public async Task<bool> ContainsAsync(string personId, CancellationToken ct) => (await AmongAsync([personId], ct)).Count > 0;

    /// <summary>
    /// Empties the lists of people erased while their lists were written. Call it after the write: an erasure writes its
    /// receipt before it removes anything, so either the erasure sees the write, or this call sees the receipt.
    /// </summary>
    /// <param name="personIds">The people whose lists were written.</param>
    public async Task SettleListsAsync(IReadOnlyCollection<string> personIds, CancellationToken ct)
    {
        foreach (var person in await AmongAsync(personIds, ct))
            await rows.DeleteAsync(PersonRows.OpenItems, person, ct);
    }

    private async Task<IReadOnlyList<string>> AmongAsync(IReadOnlyCollection<string> personIds, CancellationToken ct)
    {
        var people = personIds.Where(id => id.Length > 0).ToList();
        if (people.Count == 0 || await receipts.AmongAsync(people, ct) is not { Count: > 0 } erased)
            return [];
        var members = (await roster.ReadAsync(ct)).Rows.Members.Select(m => m.UserId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. erased.Where(person => !members.Contains(person))];
    }
}
