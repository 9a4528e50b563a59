using BotApp.Cards.Model;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary>Finds the record a click names, if the person may do this to it; otherwise refuses without saying whether it exists.</summary>
internal sealed class RecordFinder(RegisterCatalog registers, UnitStore units)
{
    /// <param name="isOurs">Whether the handler's cards show entries of a register.</param>
    public async Task<(Stored<OfficeRecord>? Record, Reply Refusal)> FindAsync(
        Turn turn, CardClick click, Operation operation, Func<Register, bool> isOurs, CancellationToken ct)
    {
        var none = new Reply.Refused("NotFound", turn.Texts.NotFound);
        if (turn.Roster.UnitOrFormer(click[CardData.Unit]) is not { } unit || click[CardData.Id] is not { } id
            || Rights.Seen(turn.Person, operation, unit).Length == 0)
            return (null, none);
        if (await units.FindAsync(unit.Id, id, ct) is not { } found)
            return (null, none);

        return Refuses(turn, unit, found.Value, operation, isOurs) is { } refusal ? (null, refusal) : (found, none);
    }

    /// <summary>
    /// Why a record that a save ran into must not be shown; null if it may be. The record made from the form may be of another kind,
    /// or have changed since: permission to write a form is not permission to read what is stored.
    /// </summary>
    public Reply? Withholds(Turn turn, OfficeRecord found, Func<Register, bool> isOurs) =>
        turn.Roster.UnitOrFormer(found.Unit) is { } unit
            ? Refuses(turn, unit, found, Operation.ReadRecords, isOurs)
            : new Reply.Refused("NotFound", turn.Texts.NotFound);

    private Reply? Refuses(Turn turn, Unit unit, OfficeRecord record, Operation operation, Func<Register, bool> isOurs)
    {
        var isOwn = record.CreatedBy == turn.Person.Id;
        if (registers.Find(record.Register) is not { } register || !isOurs(register)
            || !Rights.May(turn.Person, operation, unit, register.Visibility, isOwn))
            return new Reply.Refused("NotFound", turn.Texts.NotFound);

        return turn.IsShared && !isOwn && !Keeps(turn.Person, unit) ? NotYours(turn) : null;
    }

    /// <summary>Says who can take this step where others read along; the office can take it in its own chat.</summary>
    private static Reply.Text NotYours(Turn turn) => new(
        Rights.May(turn.Person, Operation.OfficeSettings) ? turn.Texts.SharedOnly : turn.Texts.NotYours);

    /// <summary>
    /// Finds the record that a form was saved as, by whomever: the answer to a save may have been lost, and somebody else may have
    /// saved a posted draft.
    /// </summary>
    /// <param name="unit">The unit it was saved for.</param>
    /// <param name="idOf">The id of the record that a form makes.</param>
    public async Task<(Stored<OfficeRecord>? Record, Reply Refusal)> MadeFromAsync(
        Turn turn, CardClick click, string? unit, Func<string, string> idOf, Func<Register, bool> isOurs, CancellationToken ct) =>
        OperationId.IsWellFormed(click[CardData.Operation]) && unit is not null
            ? await FindAsync(turn, click.About(unit, idOf(click[CardData.Operation]!)), Operation.ReadRecords, isOurs, ct)
            : (null, new Reply.Refused("NotFound", turn.Texts.NotFound));

    /// <summary>Where others read along, a full card opens only for the unit's own recorders and secretary, whoever else has rights.</summary>
    public static bool Keeps(Person person, Unit unit) =>
        person.Memberships.Any(m => m.UnitId == unit.Id && m.Role is Role.Recorder or Role.Secretary);
}
