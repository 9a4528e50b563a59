using System.Globalization;
using Azure;
using BotApp.Storage.Audit;
using BotApp.Storage.Settings;
using BotApp.Storage.Tables;
using Polly;

namespace BotApp.Storage.Persons;

/// <summary>
/// Records that someone was erased, when, and how much, in the office's audit chain. The person appears only as a keyed
/// digest, so a receipt answers "was this person erased?" without naming anyone.
/// </summary>
public sealed class ErasureReceipts(SettingsStore settings, AuditKey auditKey, TimeProvider time, Jitter jitter)
{
    /// <summary>The document of the office's settings that holds them, by digest of the person.</summary>
    internal const string Document = "erasures";

    private readonly ResiliencePipeline<SettingsOutcome> races = LostRaces.Pipeline<SettingsOutcome>(time, jitter, outcome => outcome is SettingsOutcome.Stale);

    /// <summary>The last receipt for the person; null when there is none.</summary>
    public async Task<string?> FindAsync(string personId, CancellationToken ct) =>
        (await settings.FindAsync(SettingsOwner.Office, Document, ct)).Values.GetValueOrDefault(AuditDigest.OfPerson(personId, await auditKey.ToCheckAsync(ct)));

    /// <summary>Which of these persons have a receipt; one read.</summary>
    public async Task<IReadOnlyList<string>> AmongAsync(IReadOnlyCollection<string> personIds, CancellationToken ct)
    {
        if ((await settings.FindAsync(SettingsOwner.Office, Document, ct)).Values is not { Count: > 0 } receipts)
            return [];
        var key = await auditKey.ToCheckAsync(ct);
        return [.. personIds.Where(person => receipts.ContainsKey(AuditDigest.OfPerson(person, key)))];
    }

    /// <summary>Writes a receipt.</summary>
    /// <param name="what">What was erased and how much; no name, no id.</param>
    /// <exception cref="RequestFailedException">It is not written: the storage did not answer, or others kept writing.</exception>
    public async Task AddAsync(string personId, string who, string what, DateTimeOffset at, CancellationToken ct)
    {
        var text = $"{at.ToString("O", CultureInfo.InvariantCulture)} {what}".TrimEnd();
        var values = new Dictionary<string, string?> { [AuditDigest.OfPerson(personId, await auditKey.ToSignAsync(ct))] = text };
        // Unique per receipt: another may be written from the same version at the same moment.
        var operation = $"erase.{Guid.NewGuid():N}";
        var outcome = await races.ExecuteAsync(
            async token =>
            {
                var former = await settings.FindAsync(SettingsOwner.Office, Document, token);
                return await settings.ChangeAsync(new SettingsChange(SettingsOwner.Office, former, operation, who, at, values), token);
            },
            ct);
        if (outcome is SettingsOutcome.Stale)
            throw new RequestFailedException(412, "The receipts of erasures kept changing.");
    }

    /// <summary>When the person was erased, according to the receipt.</summary>
    /// <exception cref="FormatException">Not a receipt.</exception>
    internal static DateTimeOffset TimeOf(string receipt) =>
        DateTimeOffset.ParseExact(receipt.Split(' ')[0], "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
