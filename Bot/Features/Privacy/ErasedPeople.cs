using BotApp.Storage.Persons;
using BotApp.Storage.Roster;

namespace BotApp.Features.Privacy;

/// <summary>Who was erased and has not come back. Asked by whatever derives rows by person from records, which keep the account.</summary>
internal sealed class ErasedPeople(ErasureReceipts receipts, RosterStore roster)
{
    /// <summary>Whether nothing may be kept of this account.</summary>
    /// <param name="personId">Entra object id; empty for nobody.</param>
    public async Task<bool> ContainsAsync(string personId, CancellationToken ct) =>
        personId.Length > 0
        && await receipts.FindAsync(personId, ct) is not null
        && !(await roster.ReadAsync(ct)).Rows.Members.Any(m => string.Equals(m.UserId, personId, StringComparison.OrdinalIgnoreCase));
}
