using BotApp.Features.Import;
using BotApp.Features.Roster.Import;
using BotApp.Features.Settings;
using BotApp.Features.Tags;
using BotApp.Office;
using BotApp.Office.Registers;
using BotApp.Office.Settings;
using BotApp.Storage.Migrations;
using BotApp.Storage.Outbox;
using BotApp.Storage.Roster;
using BotApp.Storage.Settings;
using BotApp.Storage.Units;
using BotApp.Turns;
using Microsoft.Extensions.Options;

namespace BotApp.Features.Records.Import;

/// <summary>An import of records as asked for.</summary>
/// <param name="Partial">Whether good rows are written although others have errors.</param>
/// <param name="Register">Code, name or alias of the register of all rows; null if the file names it.</param>
internal sealed record ImportRecordsRequest(bool Partial = false, string? Register = null);

/// <summary>The result of an import of records.</summary>
/// <param name="Written">How many were added and how many existed already; null if the import was refused.</param>
/// <param name="WithoutWords">For how many meetings the words were left out, as the office has set.</param>
internal sealed record ImportRecordsOutcome((int Added, int Known)? Written, IReadOnlyList<FileError> Errors, int WithoutWords = 0)
{
    /// <summary>New rows that may be corrected old ones: there is already a record of the same kind, day and title.</summary>
    public IReadOnlyList<FileError> Notices { get; init; } = [];

    /// <summary>How many tasks of meetings were due before the office began to use the assistant: nobody is asked for them.</summary>
    public int TasksFromBefore { get; init; }
}

/// <summary>Imports a file of records: reads and checks all of it before it writes.</summary>
internal sealed class ImportRecords(
    RegisterCatalog registers, OfficeTags tags, IRosterWriter roster, RosterStore rosters, UnitStore units, SettingsStore settings, OutboxDispatcher outbox,
    StorageMigrations migrations, IOptions<OfficeOptions> options, OfficeClock clock)
{
    /// <param name="file">CSV or XLSX; seekable.</param>
    public async Task<ImportRecordsOutcome> RunAsync(Stream file, ImportRecordsRequest request, CancellationToken ct)
    {
        // Without a roster there are no units for the records, so an import of records does not start an office.
        await migrations.OpenAsync(writes: true, ct);
        var people = await roster.ReadAsync(ct);
        await tags.ReadAsync(ct);
        var given = request.Register is null ? null : registers.FindByName(request.Register);
        if (request.Register is not null && given is not { IsAutomatic: false })
            return new ImportRecordsOutcome(null, [new FileError(0, null, given is null ? RecordFileErrorCode.UnknownRegister : RecordFileErrorCode.NotImportable, request.Register)]);

        var content = RecordFile.Read(file, registers, given);
        var (rows, dangling) = await new RecordReferences(registers, units, people).ResolveAsync(content.Rows, ct);
        // Read here: a command has no settings in memory, and without them words would be written that must not be kept.
        var office = SettingLists.Office.Read((await settings.FindAsync(SettingsOwner.Office, SettingsNames.Office, ct)).Values);
        var plan = RecordImport.Decide(rows, registers, people, office, options.Value.OwesFrom((await rosters.ReadAsync(ct)).FirstImportedAt), clock.Now);
        FileError[] errors = [.. content.Errors.Concat(dangling).Concat(plan.Errors).OrderBy(e => e.Sheet, StringComparer.Ordinal).ThenBy(e => e.Row)];
        if (errors.Length > 0 && !(request.Partial && plan.Good.Count > 0))
            return new ImportRecordsOutcome(null, errors) { Notices = content.Notices };

        var written = await new RecordBatches(units).WriteAsync(plan.Good, ct);
        // Dispatched here: other hosts see the saves of this process only at their next sweep, and a status may be asked for before.
        await outbox.DispatchAllAsync(ct);
        var tooLarge = written.TooLarge.Select(r => new FileError(r.Row.Number, null, RecordFileErrorCode.TooLargeRow) { Sheet = r.Row.Sheet });
        return new ImportRecordsOutcome((written.Added, written.Known), [.. errors, .. tooLarge], plan.WithoutWords)
        {
            TasksFromBefore = plan.TasksFromBefore,
            Notices =
            [
                .. content.Notices,
                .. written.Twins.Select(r => new FileError(r.Row.Number, null, RecordFileNoticeCode.SameDay) { Sheet = r.Row.Sheet })
                    .OrderBy(e => e.Sheet, StringComparer.Ordinal).ThenBy(e => e.Row),
            ],
        };
    }
}
