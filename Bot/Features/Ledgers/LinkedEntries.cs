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
/// What points to an item: of a research project its suggestions, problems, reports and outcomes. Which registers those are
/// is data: those with a reference to the item's ledger.
/// </summary>
internal sealed class LinkedEntries(RegisterCatalog registers, UnitStore units)
{
    private const int LookedThrough = 100;
    private const int MostTitles = 5;

    /// <summary>A line for each register that has something of the item, as far as the person may read it.</summary>
    public async Task<IReadOnlyList<LedgerItemCard.Line>> SayAsync(Turn turn, OfficeRecord item, Unit unit, CancellationToken ct)
    {
        var kinds = Pointing(item.Register).ToList();
        if (kinds.Count == 0)
            return [];

        var page = await units.ListAsync(
            new RecordQuery(unit.Id, [.. kinds.Select(k => k.Register.Code)], From: item.Date, PageSize: LookedThrough), ct);
        var found = await Task.WhenAll(page.Lines.Where(l => l.State != RecordState.Cancelled).Select(l => units.FindAsync(unit.Id, l.Id, ct)));
        return
        [
            .. from kind in kinds
               let entries = found.OfType<Stored<OfficeRecord>>().Select(f => f.Value)
                   .Where(r => r.Register == kind.Register.Code && r.Fields.GetValueOrDefault(kind.Field.Id) == item.Id && MayRead(turn.Person, unit, kind.Register, r))
                   .ToList()
               where entries.Count > 0
               select new LedgerItemCard.Line(
                   kind.Register.Name.In(turn.Texts.Language) + turn.Texts.Parenthesised(FieldValues.Format(entries.Count)),
                   [.. entries.Take(MostTitles).Select(r => turn.Texts.DateWithoutWeekday(r.Date) + turn.Texts.Separator + r.Title)]),
        ];
    }

    /// <summary>What can be entered about an item with a form of its own: its name, and what the button carries.</summary>
    public IReadOnlyList<LedgerItemCard.Entry> Enterable(Turn turn, OfficeRecord item, Unit unit) =>
    [
        .. from kind in Pointing(item.Register)
           where kind.Register.HasGeneralCard && kind.Register.MayBeHeldBy(unit.Kind)
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

    private IEnumerable<(Register Register, RegisterField Field)> Pointing(string ledger) =>
        from register in registers.All
        where register.Code != ledger
        from field in register.Fields
        where field.Type is FieldType.Record && field.OfKind == ledger
        select (register, field);

    private static bool MayRead(Person person, Unit unit, Register register, OfficeRecord record) => register.Kind == Register.Ledger
        ? ItemAccess.May(person, Operation.ReadItem, unit, register, record)
        : Rights.May(person, Operation.ReadRecords, unit, register.Visibility, record.CreatedBy == person.Id);
}
