using BotApp.Cards;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary>An item to be closed.</summary>
/// <param name="Closings">The fields that closing sets, see <see cref="RegisterCatalog.ClosingsOf"/>.</param>
/// <param name="LookBackDays">Days until the look-back; 0 means none.</param>
internal sealed record CloseItemInput(
    Stored<OfficeRecord> Item, IEnumerable<RegisterClosing> Closings, ItemForm Form, Person By, RosterSnapshot Roster, int LookBackDays, DateTimeOffset Now)
{
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);
}

/// <summary><c>ledger.close</c>: 销号. Also schedules the look-back, by someone other than the person who closes.</summary>
internal sealed class CloseItem(ItemDesk desk, RegisterCatalog registers, LedgerSettings settings)
{
    /// <summary>Decides. Pure.</summary>
    public static ItemDecision Decide(CloseItemInput input)
    {
        var item = new LedgerItem(input.Item.Value);
        if (!item.IsOpen)
            return new ItemDecision.Refuse(ItemErrors.IsClosed);
        if (NeedsReview(item, input.By, input.Roster))
            return new ItemDecision.Refuse(ItemErrors.NeedsReview);
        var (note, tooLong) = ItemWrites.NoteOf(input.Form.Note);
        if (tooLong is not null)
            return new ItemDecision.Refuse([tooLong]);

        var checker = input.LookBackDays > 0 ? CheckerOf(item, input.By.Id, input.Roster) : null;
        var fields = item.Record.Fields
            .SetItem(LedgerFields.Status, ItemStatus.Closed.Code())
            .SetItem(LedgerFields.Closed, FieldValues.Format(input.Today))
            .SetItem(LedgerFields.ClosedBy, input.By.Id)
            .With(LedgerFields.LookBackDue, input.LookBackDays > 0 ? FieldValues.Format(input.Today.AddDays(input.LookBackDays)) : null)
            .With(LedgerFields.Checker, checker?.Name)
            .With(LedgerFields.CheckerId, checker?.Id)
            .WithNote(note, input.By, input.Today);
        foreach (var closing in input.Closings)
            fields = fields.SetItem(closing.Field, closing.Value);
        return ItemWrites.Write(
            input.Item, fields, RecordState.Closed, CardVerbs.LedgerClose,
            input.Form.OperationOf(CardVerbs.LedgerClose, item.Record, input.By.Id), input.By.Id, input.Now);
    }

    /// <summary>
    /// Whether the owner may not close it, as a reviewer decides. A reviewer who is not on the roster any more
    /// does not count.
    /// </summary>
    public static bool NeedsReview(LedgerItem item, Person by, RosterSnapshot roster) =>
        item.OwnerId == by.Id && item.ReviewerId is { } reviewer && reviewer != by.Id && roster.Find(reviewer) is not null;

    /// <summary>Who looks back: the reviewer, the leader, the unit's secretary or recorder, or the office, in this order; never the closer or the owner.</summary>
    /// <param name="closer">Who closed it; null if unknown.</param>
    public static Person? CheckerOf(LedgerItem item, string? closer, RosterSnapshot roster)
    {
        var unit = item.Record.Unit;
        return new[] { roster.Find(item.ReviewerId), roster.Find(item.LeaderId) }.OfType<Person>()
            .Concat(roster.MembersOf(unit).Where(p => Holds(p, unit, Role.Secretary)))
            .Concat(roster.MembersOf(unit).Where(p => Holds(p, unit, Role.Recorder)))
            .Concat(roster.People.Where(p => p.Name.Length > 0 && p.Memberships.Any(m => m.Role is Role.Office)).OrderBy(p => p.Id, StringComparer.Ordinal))
            .FirstOrDefault(p => p.Id != closer && p.Id != item.OwnerId);
    }

    public Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct) =>
        desk.MoveAsync(turn, click, Operation.CloseItem, (item, form) => Decide(InputOf(turn, item, form)), ct);

    /// <summary>Closes one's own item with one tap, from the day's card; closing it twice is one effect.</summary>
    /// <param name="unit">From a card, hence untrusted: ownership is checked against the stored item.</param>
    /// <returns>Refused where a reviewer decides: see <see cref="ItemErrors.NeedsReview"/>.</returns>
    public Task<OwnMove> CloseOwnAsync(Turn turn, string? unit, string? id, CancellationToken ct) =>
        desk.MoveOwnAsync(turn, unit, id, (item, form) => Decide(InputOf(turn, item, form)), ct);

    private CloseItemInput InputOf(Turn turn, Stored<OfficeRecord> item, ItemForm form) =>
        new(item, registers.ClosingsOf(registers[item.Value.Register], item.Value.Tags), form, turn.Person, turn.Roster, settings.LookBackDays(item.Value.Register), turn.Now);

    private static bool Holds(Person person, string unit, Role role) => person.Memberships.Any(m => m.UnitId == unit && m.Role == role);
}
