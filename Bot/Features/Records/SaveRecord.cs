using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.Records;

/// <summary>An entry to be saved, with everything the decision needs.</summary>
/// <param name="Register">The register of the entry; not a meeting's, as a meeting is saved with its items.</param>
/// <param name="Typed">Inputs by field id.</param>
/// <param name="Unit">Whose record it is.</param>
/// <param name="By">Who confirmed it.</param>
/// <param name="CardId">Names the form it came from; its record gets the same id, however often it is saved.</param>
/// <param name="Former">The record that is edited, as it was read; null for a new one.</param>
/// <param name="Now">In the office's zone.</param>
internal sealed record SaveRecordInput(
    Register Register,
    IReadOnlyDictionary<string, string> Typed,
    Unit Unit,
    Person By,
    string CardId,
    Stored<OfficeRecord>? Former,
    DateTimeOffset Now);

/// <summary>Whether an entry can be saved, and as what.</summary>
internal abstract record SaveRecordDecision
{
    private SaveRecordDecision() { }

    /// <summary>Nothing is written; each error names its field.</summary>
    public sealed record Refuse(IReadOnlyList<FieldError> Errors) : SaveRecordDecision;

    /// <summary>One transaction.</summary>
    public sealed record Write(UnitSave Save) : SaveRecordDecision;
}

/// <summary>Decides what a confirmed entry of a register writes. Pure.</summary>
internal static class SaveRecord
{
    /// <summary>The verb as the audit chain names it.</summary>
    public const string Verb = "record.save";

    /// <summary>The input at which an error about the unit is reported.</summary>
    public const string UnitInput = "unit";

    public static SaveRecordDecision Decide(SaveRecordInput input, RegisterCatalog registers)
    {
        if (input.Register.Kind == Register.Meeting)
            throw new ArgumentException("A meeting is saved with its open items, by its own decision.", nameof(input));

        var (values, errors) = RecordEntry.Check(registers, input.Register, input.Typed, input.Unit, input.Now, UnitInput, input.Former?.Value);
        if (errors.Count > 0)
            return new SaveRecordDecision.Refuse(errors);

        var record = RecordEntry.Make(input.Register, values, input.Unit, input.By, input.Now, RecordIdOf(input.CardId), input.Former?.Value);
        return new SaveRecordDecision.Write(new UnitSave
        {
            Unit = input.Unit.Id,
            OperationId = RecordEntry.OperationOf(input.CardId, input.Register.Code, values),
            What = Verb,
            Who = input.By.Id,
            At = input.Now,
            Writes = [input.Former is { } former ? new RecordWrite.Replace(record, former) : new RecordWrite.Create(record)],
        });
    }

    /// <summary>The id of the record that a form makes.</summary>
    public static string RecordIdOf(string cardId) => "r" + cardId;
}
