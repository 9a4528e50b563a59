using BotApp.Features.Import;

namespace BotApp.Features.Roster.Import;

/// <summary>An import as asked for.</summary>
/// <param name="Partial">Write the good rows although others are not.</param>
/// <param name="Replace">The file is the whole roster: what it does not name is taken off.</param>
/// <param name="IsSure">It is meant, however much that is.</param>
internal sealed record ImportRequest(bool Partial = false, bool Replace = false, bool IsSure = false);

/// <summary>What became of an import.</summary>
/// <param name="Written">What was written; null when the import was refused.</param>
/// <param name="Unconfirmed">What would be written if it was said to be meant; null unless that is what is missing.</param>
internal sealed record ImportOutcome(RosterChanges? Written, IReadOnlyList<FileError> Errors, RosterChanges? Unconfirmed = null)
{
    /// <summary>Whether some rows of a file that was refused are right.</summary>
    public bool HasGoodRows { get; init; }

    /// <summary>What to look at in what was written.</summary>
    public IReadOnlyList<FileError> Notices { get; init; } = [];
}

/// <summary>Imports a roster file: reads all of it, decides, and writes only then.</summary>
internal sealed class ImportRoster(IRosterWriter roster)
{
    /// <param name="file">CSV or XLSX; seekable.</param>
    public async Task<ImportOutcome> RunAsync(Stream file, ImportRequest request, CancellationToken ct)
    {
        var content = RosterFile.Read(file);
        var outcome = await RunAsync(content.Rows, content.Errors, request, ct);
        return outcome with { Notices = [.. content.Notices, .. outcome.Notices] };
    }

    /// <param name="rows">Rows that were read already.</param>
    /// <param name="readErrors">What went wrong while they were.</param>
    public async Task<ImportOutcome> RunAsync(
        IReadOnlyList<RosterFileRow> rows, IReadOnlyList<FileError> readErrors, ImportRequest request, CancellationToken ct)
    {
        var outcome = new ImportOutcome(null, []);
        await roster.ChangeAsync(
            current =>
            {
                outcome = RosterImport.Decide(rows, readErrors, current, request.Replace) switch
                {
                    RosterDecision.Accepted { Changes: { TakesMuchOff: true } much } when !request.IsSure => new ImportOutcome(null, [], much),
                    RosterDecision.Accepted accepted => new ImportOutcome(accepted.Changes, []),
                    RosterDecision.Refused refused when request.Partial && refused.HasGoodRows => new ImportOutcome(refused.GoodRows, refused.Errors),
                    RosterDecision.Refused refused => new ImportOutcome(null, refused.Errors) { HasGoodRows = refused.HasGoodRows },
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
                return outcome.Written is { IsEmpty: false } changes ? changes.ApplyTo(current) : current;
            },
            ct);
        return outcome.Written is { } written ? outcome with { Notices = [.. written.Notices, .. await ErasedAsync(written, ct)] } : outcome;
    }

    // An erasure holds against a slip in the next file only if somebody is told.
    private async Task<IEnumerable<FileError>> ErasedAsync(RosterChanges written, CancellationToken ct)
    {
        if (written.Newcomers.IsEmpty)
            return [];
        var erased = (await roster.ErasedAsync([.. written.Newcomers.Select(n => n.UserId)], ct)).ToHashSet(StringComparer.Ordinal);
        return written.Newcomers.Where(n => erased.Contains(n.UserId)).Select(n => new FileError(n.Row, "userId", RosterNoticeCode.WasErased));
    }
}
