using System.Globalization;
using BotApp.Features.Import;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.Records.Import;

/// <summary>Resolves a reference in a file, written as a record's id or title, to the id of a record of the same unit.</summary>
internal sealed class RecordReferences(RegisterCatalog registers, UnitStore units, RosterSnapshot roster)
{
    private const int PageSize = 100;

    private readonly Dictionary<(string Unit, string Kind), ILookup<string, string>> known = [];

    /// <summary>The rows whose references could be resolved, with the ids; and the errors of the others.</summary>
    public async Task<(IReadOnlyList<RecordFileRow> Rows, IReadOnlyList<FileError> Errors)> ResolveAsync(
        IReadOnlyList<RecordFileRow> rows, CancellationToken ct)
    {
        var resolved = new List<RecordFileRow>(rows.Count);
        var errors = new List<FileError>();
        foreach (var row in rows)
        {
            var before = errors.Count;
            var values = row.Values;
            foreach (var field in row.Register.Fields.Where(f => IsReference(f) && row.Values.ContainsKey(f.Id)))
                if (RecordImport.UnitOf(roster, row.Register, row.Unit) is { } unit)
                    values = new Dictionary<string, string>(values, StringComparer.Ordinal)
                    {
                        [field.Id] = field.Type is FieldType.Record
                            ? await IdOfAsync(row, unit, field, field.Label.Zh, values[field.Id], errors, ct)
                            : await RowsAsync(row, unit, field, values[field.Id], errors, ct),
                    };
            if (errors.Count == before)
                resolved.Add(row with { Values = values });
        }

        return (resolved, errors);
    }

    private static bool IsReference(RegisterField field) =>
        field.Type is FieldType.Record || (field.Type is FieldType.Rows && field.Columns!.Any(c => c.Type is FieldType.Record));

    // Rows that contain only ids stay as they are written, because a row is recognised by its text when it is imported again.
    private async Task<string> RowsAsync(RecordFileRow row, Unit unit, RegisterField field, string text, List<FileError> errors, CancellationToken ct)
    {
        var lines = FieldValues.Lines(text).ToArray();
        var isChanged = false;
        for (var n = 0; n < lines.Length; n++)
        {
            var cells = FieldValues.Rows(lines[n])[0].ToArray();
            foreach (var (column, i) in field.Columns!.Select((c, i) => (c, i)).Where(c => c.c.Type is FieldType.Record && c.i < cells.Length && cells[c.i].Length > 0))
            {
                var said = cells[i];
                cells[i] = await IdOfAsync(row, unit, column, string.Create(CultureInfo.InvariantCulture, $"{field.Label.Zh} #{n + 1} {column.Label.Zh}"), said, errors, ct);
                if (cells[i] != said)
                    (lines[n], isChanged) = (FieldValues.FormatRow(cells), true);
            }
        }

        return isChanged ? string.Join('\n', lines) : text;
    }

    private async Task<string> IdOfAsync(
        RecordFileRow row, Unit unit, RegisterField field, string place, string cell, List<FileError> errors, CancellationToken ct)
    {
        var said = cell.Trim();
        string[] found = [.. (await OfAsync(unit, field.OfKind ?? "", ct))[said].Distinct().Take(2)];
        if (found.Length == 1)
            return found[0];

        var code = found.Length == 0 ? RecordErrors.NoSuchRecord : RecordFileErrorCode.SeveralRecords;
        errors.Add(new FileError(row.Number, place, code, said) { Sheet = row.Sheet });
        return cell;
    }

    // By id and by title; read once for each unit and kind.
    private async Task<ILookup<string, string>> OfAsync(Unit unit, string kind, CancellationToken ct)
    {
        if (known.TryGetValue((unit.Id, kind), out var lookup))
            return lookup;

        string[] codes = [.. registers.All.Where(r => kind.Length == 0 || r.IsOf(kind)).Select(r => r.Code)];
        var names = new List<(string Name, string Id)>();
        string? after = null;
        do
        {
            var page = await units.ListAsync(new RecordQuery(unit.Id, codes, PageSize: PageSize, After: after), ct);
            foreach (var line in page.Lines.Where(l => l.State != RecordState.Cancelled))
                names.AddRange([(line.Id, line.Id), (line.Title, line.Id)]);
            after = page.Next;
        }
        while (after is not null);

        return known[(unit.Id, kind)] = names.Where(n => n.Name.Length > 0).ToLookup(n => n.Name, n => n.Id, StringComparer.Ordinal);
    }
}
