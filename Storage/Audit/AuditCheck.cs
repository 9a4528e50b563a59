using Azure.Identity;
using BotApp.Storage.Audit.Anchors;
using BotApp.Storage.Migrations;
using BotApp.Storage.Settings;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;

namespace BotApp.Storage.Audit;

/// <summary>The result of a full check.</summary>
/// <param name="Chains">One report per chain, those of the units first.</param>
/// <param name="Anchors">How many anchors hold, and the first that does not.</param>
/// <param name="LastAnchor">The last one that holds; null when there is none.</param>
public sealed record AuditFindings(IReadOnlyList<AuditReport> Chains, AuditReport Anchors, AnchorSeen? LastAnchor)
{
    /// <summary>The reports that name a break.</summary>
    public IEnumerable<AuditReport> Broken => Chains.Append(Anchors).Where(r => r.Break is not null);

    /// <summary>How many entries hold, of all chains.</summary>
    public long Entries => Chains.Sum(r => r.Entries);
}

/// <summary>An anchor, for an operator who keeps a note of it elsewhere.</summary>
public sealed record AnchorSeen(long Number, DateTimeOffset At, string Signature);

/// <summary>Checks the anchors, then every chain of records and settings against itself, the data it covers, and the anchors.</summary>
public sealed class AuditCheck(UnitStore units, UnitRegistry registry, SettingsAudit settings, AnchorStore anchors, AuditKey auditKey)
{
    /// <summary>Reads everything; for the operator's command. May run beside saves.</summary>
    /// <exception cref="StorageNotReadyException">The anchors' container cannot be read.</exception>
    public async Task<AuditFindings> RunAsync(CancellationToken ct)
    {
        var hadKey = await auditKey.FindAsync(ct) is not null;
        var found = await LookAsync(ct);
        // The first save may have made the key meanwhile: its entry is looked at again, under that key.
        return hadKey || !found.Broken.Any() ? found : await LookAsync(ct);
    }

    private async Task<AuditFindings> LookAsync(CancellationToken ct)
    {
        // Read the anchors first, so that every entry they name is in its chain by the time the chain is read.
        var anchored = await AnchoredAsync(ct);
        var names = anchored.Chains.Keys.Order(StringComparer.Ordinal).ToList();

        var reports = new List<AuditReport>();
        // A unit that was deleted together with its registry entry is still named by the anchors.
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
            return await AnchoredChains.ReadAsync(anchors, await auditKey.ToCheckAsync(ct), ct);
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
