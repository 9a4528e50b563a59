using BotApp.Cards.Ledgers;
using BotApp.Cards.Model;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary>
/// The records that refer to an item, such as a research project's suggestions, problems, reports and outcomes. The registers
/// come from data: those with a reference field to the item's ledger.
/// </summary>
internal sealed class LinkedEntries(RegisterCatalog registers, UnitStore units)
{
    private const int PageSize = 100;
    private const int MostPages = 30;
    private const int MostTitles = 5;

    /// <summary>A line for each register with records that refer to the item and that the person may read.</summary>
    public async Task<IReadOnlyList<LedgerItemCard.Line>> SayAsync(Turn turn, OfficeRecord item, Unit unit, CancellationToken ct)
    {
        var (t, ledger) = (turn.Texts, registers[item.Register]);
        var kinds = Pointing(ledger).Where(k => k.Register.MayBeHeldBy(unit.Kind)).ToList();
        if (kinds.Count == 0)
            return [];

        var (found, areAll) = await FindAsync(item, unit, kinds, ct);
        return
        [
            .. from kind in kinds
               let entries = found.Where(r => IsOf(r, kind, item) && MayRead(turn.Person, unit, kind.Register, r)).ToList()
               where entries.Count > 0
               select new LedgerItemCard.Line(
                   kind.Register.Name.In(t.Language) + t.Parenthesised(areAll ? FieldValues.Format(entries.Count) : t.LedgerAtLeast(entries.Count)),
                   [.. entries.Take(MostTitles).Select(r => t.DateWithoutWeekday(r.Date) + t.Separator + r.Title)]),
        ];
    }

    // The index by date lacks references, so this scans the newest records, up to some thousands. It goes back
    // beyond the item's own date, as a report or a suggestion may be older.
    private async Task<(IReadOnlyList<OfficeRecord> Found, bool AreAll)> FindAsync(
        OfficeRecord item, Unit unit, IReadOnlyList<(Register Register, RegisterField Field)> kinds, CancellationToken ct)
    {
        string[] codes = [.. kinds.Select(k => k.Register.Code).Distinct(StringComparer.Ordinal)];
        var found = new List<OfficeRecord>();
        string? after = null;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await units.ListAsync(new RecordQuery(unit.Id, codes, PageSize: PageSize, After: after), ct);
            var records = await Task.WhenAll(page.Lines.Where(l => l.State != RecordState.Cancelled).Select(l => units.FindAsync(unit.Id, l.Id, ct)));
            found.AddRange(records.OfType<Stored<OfficeRecord>>().Select(r => r.Value).Where(r => kinds.Any(kind => IsOf(r, kind, item))));
            after = page.Next;
            if (after is null)
                return (found, true);
        }

        return (found, false);
    }

    private static bool IsOf(OfficeRecord record, (Register Register, RegisterField Field) kind, OfficeRecord item) =>
        record.Register == kind.Register.Code && record.Fields.GetValueOrDefault(kind.Field.Id) == item.Id;

    /// <summary>The registers that can be entered for an item from its card: name and button data.</summary>
    public IReadOnlyList<LedgerItemCard.Entry> Enterable(Turn turn, OfficeRecord item, Unit unit) =>
    [
        .. from kind in Pointing(registers[item.Register])
           // A register that may refer to any ledger is entered from its own list instead.
           where kind.Field.OfKind == item.Register && kind.Register.HasGeneralCard && kind.Register.MayBeHeldBy(unit.Kind)
               && Rights.May(turn.Person, Operation.LogRecord, unit, kind.Register.Visibility)
           select new LedgerItemCard.Entry(
               kind.Register.Name.In(turn.Texts.Language),
               new Dictionary<string, string>(StringComparer.Ordinal)
               {
                   [CardData.Register] = kind.Register.Code,
                   [CardData.Unit] = unit.Id,
                   [CardData.Id] = item.Id,
               }),
    ];

    private IEnumerable<(Register Register, RegisterField Field)> Pointing(Register ledger) =>
        from register in registers.All
        where register.Code != ledger.Code
        from field in register.Fields
        where field.Type is FieldType.Record && ledger.IsOf(field.OfKind)
        select (register, field);

    private static bool MayRead(Person person, Unit unit, Register register, OfficeRecord record) => register.Kind == Register.Ledger
        ? ItemAccess.May(person, Operation.ReadItem, unit, register, record)
        : Rights.May(person, Operation.ReadRecords, unit, register.Visibility, record.CreatedBy == person.Id);
}
