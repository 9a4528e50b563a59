using Azure.Identity;
using BotApp.Storage.Audit.Anchors;
using BotApp.Storage.Migrations;
using BotApp.Storage.Settings;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;

namespace BotApp.Storage.Audit;

/// <summary>What a check of everything found.</summary>
/// <param name="Chains">One report a chain, those of the units first.</param>
/// <param name="Anchors">How many anchors hold, and the first that does not.</param>
/// <param name="LastAnchor">The last one that holds; null when there is none.</param>
public sealed record AuditFindings(IReadOnlyList<AuditReport> Chains, AuditReport Anchors, AnchorSeen? LastAnchor)
{
    /// <summary>Whatever does not hold.</summary>
    public IEnumerable<AuditReport> Broken => Chains.Append(Anchors).Where(r => r.Break is not null);
}

/// <summary>An anchor, for an operator who keeps a note of it elsewhere.</summary>
public sealed record AnchorSeen(long Number, DateTimeOffset At, string Signature);

/// <summary>Checks the anchors, and every chain of records and of settings against itself, what it stands for, and its anchors.</summary>
public sealed class AuditCheck(UnitStore units, UnitRegistry registry, SettingsAudit settings, AnchorStore anchors, AuditKey auditKey)
{
    /// <summary>Reads everything; for the operator's command. May run beside saves.</summary>
    /// <exception cref="StorageNotReadyException">The place of the anchors cannot be read.</exception>
    public async Task<AuditFindings> RunAsync(CancellationToken ct)
    {
        // The anchors first: what they name is in the chains by then.
        var anchored = await AnchoredAsync(ct);
        var names = anchored.Chains.Keys.Order(StringComparer.Ordinal).ToList();

        var reports = new List<AuditReport>();
        // A unit that was taken away with its entry in the list of units is still named by its anchors.
        foreach (var unit in (await registry.AllAsync(ct)).Union(names.Select(ChainName.UnitOf).OfType<string>(), StringComparer.Ordinal))
            reports.Add(await units.AuditAsync(unit, anchored.Of(ChainName.OfUnit(unit)), ct));
        await foreach (var report in settings.VerifyAsync(anchored.Of, names, ct))
            reports.Add(report);

        var last = anchored.Last is { } anchor ? new AnchorSeen(anchor.Number, anchor.At, anchor.Signature) : null;
        return new AuditFindings(reports, new AuditReport(AnchoredChains.Name, anchored.Count, anchored.Break), last);
    }

    private async Task<AnchoredChains> AnchoredAsync(CancellationToken ct)
    {
        try
        {
            return await AnchoredChains.ReadAsync(anchors, await auditKey.ReadAsync(ct), ct);
        }
        catch (AuthenticationFailedException e)
        {
            throw StorageNotReadyException.WithoutIdentity(e);
        }
        catch (Exception e) when (StorageFault.IsOutage(e, ct) || StorageFault.IsRefusal(e))
        {
            throw new StorageNotReadyException(
                $"The anchors at {anchors.Address} cannot be read. Check Storage:AnchorConnectionString or Storage:AnchorAccountName, and that the identity has the role Storage Blob Data Contributor there.", e);
        }
    }
}
