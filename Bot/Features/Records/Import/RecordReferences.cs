using BotApp.Features.Import;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.Records.Import;

/// <summary>Turns what a file writes for a reference, a record's id or its title, into the id of a record of the same unit.</summary>
internal sealed class RecordReferences(RegisterCatalog registers, UnitStore units, RosterSnapshot roster)
{
    private const int PageSize = 100;

    private readonly Dictionary<(string Unit, string Kind), ILookup<string, string>> known = [];

    /// <summary>The rows whose references lead somewhere, with their ids; and what is wrong with the others.</summary>
    public async Task<(IReadOnlyList<RecordFileRow> Rows, IReadOnlyList<FileError> Errors)> ResolveAsync(
        IReadOnlyList<RecordFileRow> rows, CancellationToken ct)
    {
        var resolved = new List<RecordFileRow>(rows.Count);
        var errors = new List<FileError>();
        foreach (var row in rows)
        {
            var before = errors.Count;
            var values = row.Values;
            foreach (var field in row.Register.Fields.Where(f => f.Type is FieldType.Record && row.Values.ContainsKey(f.Id)))
                if (RecordImport.UnitOf(roster, row.Register, row.Unit) is { } unit)
                    values = await WithIdAsync(row, unit, field, values, errors, ct);
            if (errors.Count == before)
                resolved.Add(row with { Values = values });
        }

        return (resolved, errors);
    }

    private async Task<IReadOnlyDictionary<string, string>> WithIdAsync(
        RecordFileRow row, Unit unit, RegisterField field, IReadOnlyDictionary<string, string> values, List<FileError> errors, CancellationToken ct)
    {
        var said = values[field.Id].Trim();
        string[] found = [.. (await OfAsync(unit, field.OfKind ?? "", ct))[said].Distinct().Take(2)];
        if (found.Length == 1)
            return new Dictionary<string, string>(values, StringComparer.Ordinal) { [field.Id] = found[0] };

        var code = found.Length == 0 ? RecordErrors.NoSuchRecord : RecordFileErrorCode.SeveralRecords;
        errors.Add(new FileError(row.Number, field.Label.Zh, code, said) { Sheet = row.Sheet });
        return values;
    }

    // By id and by title; read once a unit and kind.
    private async Task<ILookup<string, string>> OfAsync(Unit unit, string kind, CancellationToken ct)
    {
        if (known.TryGetValue((unit.Id, kind), out var lookup))
            return lookup;

        string[] codes = [.. registers.All.Where(r => kind.Length == 0 || r.Kind == kind || r.Code == kind).Select(r => r.Code)];
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
