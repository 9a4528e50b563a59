using BotApp.Storage.Persons;
using BotApp.Storage.Roster;

namespace BotApp.Features.Privacy;

/// <summary>Who was erased and has not come back. Asked by whatever derives rows by person from records, which keep the account.</summary>
internal sealed class ErasedPeople(ErasureReceipts receipts, RosterStore roster, PersonRows rows)
{
    /// <summary>Whether nothing may be kept of this account.</summary>
    /// <param name="personId">Entra object id; empty for nobody.</param>
    public async Task<bool> ContainsAsync(string personId, CancellationToken ct) => (await AmongAsync([personId], ct)).Count > 0;

    /// <summary>
    /// Empties the lists of those who were erased while something was put on them. Asked after the write: an erasure has its
    /// receipt before it removes anything, so it either finds what was written, or is found here.
    /// </summary>
    /// <param name="personIds">Whose lists were written.</param>
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
