using BotApp.Cards.Texts;
using BotApp.Documents.Xlsx;
using BotApp.Features.Tags;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Export;

/// <summary>The result of an export.</summary>
/// <param name="Records">All rows of the file.</param>
internal sealed record ExportDone(int Sheets, int Records)
{
    /// <summary>The last day whose records are deleted, if that is in the year or after it.</summary>
    public DateOnly? DeletedThrough { get; init; }
}

/// <summary><c>导出</c>: all records of a year that the office may see, one sheet a register, in the order of the registers.</summary>
/// <remarks>The caller checks who may have it. The text of self-reviews is in no record, and therefore in no export.</remarks>
internal sealed class ExportRecords(UnitStore units, UnitRegistry known, RegisterCatalog registers, OfficeTags tags, IReviewRounds rounds, DeletedRecords deleted, OfficeClock clock)
{
    /// <summary>Writes the workbook. The same records give the same bytes.</summary>
    /// <param name="roster">Names units and people; units come in its order.</param>
    public async Task<ExportDone> WriteAsync(int year, RosterSnapshot roster, CardTexts texts, Stream to, CancellationToken ct)
    {
        using var spool = new RecordSpool();
        var place = 0;
        foreach (var unit in await UnitsAsync(roster, ct))
        {
            await foreach (var record in units.RecordsAsync(unit, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), ct))
                spool.Add(record, place);
            place++;
        }

        // Reads the office's tags into the registers, so that their names are known from here on.
        await tags.ReadAsync(ct);
        var counts = spool.Counts;
        var filled = registers.All.Where(r => counts.ContainsKey(r.Code)).Select(r => (r.Code, Register: (Register?)r))
            .Concat(counts.Keys.Where(c => registers.Find(c) is null).Order(StringComparer.Ordinal).Select(c => (Code: c, Register: (Register?)null)))
            .ToList();
        var roundNames = await rounds.NamesAsync(ct);
        var sheets = filled.ConvertAll(f => (f.Code, Sheet: new RecordSheet(f.Register, registers, roster, texts, clock.In, roundNames)));
        var deletedThrough = await deleted.LastDayAsync(ct) is { } day && day >= new DateOnly(year, 1, 1) ? (DateOnly?)day : null;
        var names = SheetName.For(filled.Select(f => f.Register?.Name.In(texts.Language) ?? f.Code).Append(texts.ExportNote));
        if (sheets.Count == 0)
        {
            // A workbook needs at least one sheet; this one says that there is nothing.
            XlsxWriter.Write(to, [new SheetPlan(texts.ExportNothing, [new SheetColumn(texts.ExportNoRecordsOf(year), 40), .. Note()], 0)], _ => []);
            return new ExportDone(0, 0) { DeletedThrough = deletedThrough };
        }

        XlsxWriter.Write(
            to,
            [
                .. sheets.Select((s, i) => new SheetPlan(names[i], s.Sheet.Columns, Math.Min(counts[s.Code], XlsxWriter.MostRows - 1))),
                // The note has a sheet of its own, as a sheet of records has no room for it beside its rows.
                .. deletedThrough is null ? (SheetPlan[])[] : [new SheetPlan(names[^1], [.. Note()], 0)],
            ],
            i => i == sheets.Count ? [] : spool.Read(sheets[i].Code).Take(XlsxWriter.MostRows - 1).Select(r =>
            {
                ct.ThrowIfCancellationRequested();
                return sheets[i].Sheet.Row(r);
            }));
        return new ExportDone(sheets.Count, counts.Values.Sum()) { DeletedThrough = deletedThrough };

        IEnumerable<SheetColumn> Note() => deletedThrough is { } through ? [new SheetColumn(texts.RecordsDeleted(through), 60)] : [];
    }

    // The units on the roster in its order, then those that have left it and still have records.
    private async Task<IReadOnlyList<string>> UnitsAsync(RosterSnapshot roster, CancellationToken ct)
    {
        var withRecords = (await known.AllAsync(ct)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. roster.Units.Select(u => u.Id).Where(withRecords.Contains),
            .. withRecords.Where(u => roster.Unit(u) is null).Order(StringComparer.Ordinal),
        ];
    }
}
