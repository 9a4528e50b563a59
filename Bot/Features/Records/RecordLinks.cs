using BotApp.Cards.Model;
using BotApp.Cards.Texts;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.Records;

/// <summary>What the references of an entry point to: other records of the same unit.</summary>
internal sealed class RecordLinks(RegisterCatalog registers, UnitStore units)
{
    private const int MostOffered = 25;

    /// <summary>Recent records to choose from, for each reference of a register; those already chosen are included.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Choice>>> ChoicesAsync(
        Register register, Unit unit, Person person, RecordForm form, CardTexts t, CancellationToken ct)
    {
        var links = new Dictionary<string, IReadOnlyList<Choice>>(StringComparer.Ordinal);
        foreach (var field in Links(register))
        {
            var codes = Targets(field).Where(r => Rights.May(person, Operation.ReadRecords, unit, r.Visibility)).Select(r => r.Code).ToList();
            var recent = codes.Count == 0 ? [] : (await units.ListAsync(new RecordQuery(unit.Id, codes, PageSize: MostOffered), ct)).Lines;
            var choices = new List<Choice>();
            foreach (var line in recent.Where(l => l.State != RecordState.Cancelled))
                if (await MaySeeAsync(person, unit, field, line, ct))
                    choices.Add(new Choice(Say(line.Register, line.Date, line.Title, t), line.Id));
            if (form.Values.GetValueOrDefault(field.Id) is { } chosen && choices.All(c => c.Value != chosen)
                && await units.FindAsync(unit.Id, chosen, ct) is { Value: var record } && MaySee(person, unit, record))
                choices.Insert(0, new Choice(Say(record.Register, record.Date, record.Title, t), record.Id));
            links[field.Id] = choices;
        }

        return links;
    }

    /// <summary>What each reference of a record points to, in words; if the person may not see it, only its kind and day.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SayAsync(
        OfficeRecord record, Register register, Unit unit, Person person, CardTexts t, CancellationToken ct)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in Links(register))
        {
            // Even if its kind is no longer offered: it was when it was chosen.
            if (!record.Fields.TryGetValue(field.Id, out var id) || await units.FindAsync(unit.Id, id, ct) is not { Value: var target })
                continue;
            said[field.Id] = Say(target.Register, target.Date, MaySee(person, unit, target) ? target.Title : "", t);
        }

        return said;
    }

    /// <summary>Restores the references that were not offered because the person may not see their targets.</summary>
    public async Task<RecordForm> WithUnseenAsync(
        RecordForm form, Register register, Unit unit, Person person, OfficeRecord former, CancellationToken ct)
    {
        var values = form.Values;
        foreach (var field in Links(register))
        {
            if (!values.ContainsKey(field.Id) && former.Fields.TryGetValue(field.Id, out var id)
                && await units.FindAsync(unit.Id, id, ct) is { Value: var target } && !MaySee(person, unit, target))
                values = values.SetItem(field.Id, id);
        }

        return new RecordForm(values);
    }

    /// <summary>The references that point to nothing, as a card's choice may be forged or gone since. One that was not changed stays.</summary>
    public async Task<IReadOnlyList<FieldError>> CheckAsync(RecordForm form, Register register, Unit unit, OfficeRecord? former, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        foreach (var field in Links(register))
            if (form.Values.GetValueOrDefault(field.Id) is { } id && id.Trim() != former?.Fields.GetValueOrDefault(field.Id)
                && await FindAsync(unit, field, id.Trim(), ct) is null)
                errors.Add(new FieldError(field.Id, RecordErrors.NoSuchRecord));
        return errors;
    }

    // An item of a ledger may have a narrower visibility than its ledger: only the record says so, not its row.
    private async Task<bool> MaySeeAsync(Person person, Unit unit, RegisterField field, RecordLine line, CancellationToken ct) =>
        registers.Find(line.Register)?.Kind is not Register.Ledger
        || (await FindAsync(unit, field, line.Id, ct) is { } item && MaySee(person, unit, item));

    private bool MaySee(Person person, Unit unit, OfficeRecord record) =>
        registers.Find(record.Register) is { } kind
        && Rights.May(person, Operation.ReadRecords, unit, kind.Kind is Register.Ledger ? new LedgerItem(record).VisibilityIn(kind) : kind.Visibility);

    private static IEnumerable<RegisterField> Links(Register register) => register.Fields.Where(f => f.Type is FieldType.Record);

    private IEnumerable<Register> Targets(RegisterField field) => registers.All.Where(r => field.OfKind is null || r.IsOf(field.OfKind));

    private async Task<OfficeRecord?> FindAsync(Unit unit, RegisterField field, string id, CancellationToken ct) =>
        await units.FindAsync(unit.Id, id, ct) is { } found && Targets(field).Any(r => r.Code == found.Value.Register) ? found.Value : null;

    private string Say(string register, DateOnly date, string title, CardTexts t)
    {
        var kind = registers.Find(register);
        string[] parts = [kind?.Name.In(t.Language) ?? register, t.DateWithoutWeekday(date), kind is null ? title : RecordFields.TitleOf(kind, title, t)];
        return string.Join(t.Separator, parts.Where(part => part.Length > 0));
    }
}
