using BotApp.Features.Import;

namespace BotApp.Features.Roster.Import;

/// <summary>The options of an import.</summary>
/// <param name="Partial">Write the good rows even if others have errors.</param>
/// <param name="Replace">The file is the whole roster: rows it lacks are taken off.</param>
/// <param name="IsSure">The operator has confirmed the removal, however large.</param>
internal sealed record ImportRequest(bool Partial = false, bool Replace = false, bool IsSure = false);

/// <summary>The outcome of an import.</summary>
/// <param name="Written">What was written; null if the import was refused.</param>
/// <param name="Unconfirmed">What would be written once confirmed; null unless only the confirmation is missing.</param>
internal sealed record ImportOutcome(RosterChanges? Written, IReadOnlyList<FileError> Errors, RosterChanges? Unconfirmed = null)
{
    /// <summary>Whether a refused file has some good rows.</summary>
    public bool HasGoodRows { get; init; }

    /// <summary>Things to check in what was written.</summary>
    public IReadOnlyList<FileError> Notices { get; init; } = [];
}

/// <summary>Imports a roster file: reads all of it and decides before it writes.</summary>
internal sealed class ImportRoster(IRosterWriter roster)
{
    /// <param name="file">CSV or XLSX; seekable.</param>
    public async Task<ImportOutcome> RunAsync(Stream file, ImportRequest request, CancellationToken ct)
    {
        var content = RosterFile.Read(file);
        var outcome = await RunAsync(content.Rows, content.Errors, request, ct);
        return outcome with { Notices = [.. content.Notices, .. outcome.Notices] };
    }

    /// <param name="rows">Rows already read.</param>
    /// <param name="readErrors">Errors found while reading them.</param>
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

    // Tells the operator which imported people were erased before, as their return may be a slip in the file.
    private async Task<IEnumerable<FileError>> ErasedAsync(RosterChanges written, CancellationToken ct)
    {
        if (written.Newcomers.IsEmpty)
            return [];
        var erased = (await roster.ErasedAsync([.. written.Newcomers.Select(n => n.UserId)], ct)).ToHashSet(StringComparer.Ordinal);
        return written.Newcomers.Where(n => erased.Contains(n.UserId)).Select(n => new FileError(n.Row, "userId", RosterNoticeCode.WasErased));
    }
}
