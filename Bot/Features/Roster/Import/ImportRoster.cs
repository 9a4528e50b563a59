using BotApp.Features.Import;

namespace BotApp.Features.Roster.Import;

/// <summary>An import as asked for.</summary>
/// <param name="Partial">Write the good rows although others are not.</param>
/// <param name="Replace">The file is the whole roster: what it does not name is taken off.</param>
internal sealed record ImportRequest(bool Partial = false, bool Replace = false);

/// <summary>What became of an import.</summary>
/// <param name="Written">What was written; null when the import was refused.</param>
internal sealed record ImportOutcome(RosterChanges? Written, IReadOnlyList<FileError> Errors);

/// <summary>Imports a roster file: reads all of it, decides, and writes only then.</summary>
internal sealed class ImportRoster(IRosterWriter roster)
{
    /// <param name="file">CSV or XLSX; seekable.</param>
    public async Task<ImportOutcome> RunAsync(Stream file, ImportRequest request, CancellationToken ct)
    {
        var content = RosterFile.Read(file);
        return await RunAsync(content.Rows, content.Errors, request, ct);
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
                    RosterDecision.Accepted accepted => new ImportOutcome(accepted.Changes, []),
                    RosterDecision.Refused refused when request.Partial && refused.HasGoodRows => new ImportOutcome(refused.GoodRows, refused.Errors),
                    RosterDecision.Refused refused => new ImportOutcome(null, refused.Errors),
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
                return outcome.Written is { IsEmpty: false } changes ? changes.ApplyTo(current) : current;
            },
            ct);
        return outcome;
    }
}
