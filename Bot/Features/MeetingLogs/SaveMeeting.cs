using BotApp.Cards.Meetings;
using BotApp.Features.Ledgers;
using BotApp.Features.Records;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.MeetingLogs;

/// <summary>A form to be saved, with everything the decision needs.</summary>
/// <param name="Form">As typed.</param>
/// <param name="Unit">Whose record it is.</param>
/// <param name="By">Who clicked.</param>
/// <param name="CardId">Names the card the click came from; its record gets the same id, however often it is clicked.</param>
/// <param name="Former">The record that is edited, as the card showed it; null for a new one.</param>
/// <param name="FormerItems">All items that the meeting ever had, as they stand now.</param>
/// <param name="Now">In the office's zone.</param>
internal sealed record SaveMeetingInput(
    MeetingForm Form,
    Unit Unit,
    Person By,
    RosterSnapshot Roster,
    string CardId,
    Stored<OfficeRecord>? Former,
    IReadOnlyList<Stored<OfficeRecord>> FormerItems,
    DateTimeOffset Now)
{
    /// <summary>How much of a meeting the office keeps.</summary>
    public ContentLevel Content { get; init; } = ContentLevel.Full;

    /// <summary>The first day from which anything is owed (contract, <c>Office:StartedOn</c>): a task due before it stays in the meeting only. Null makes all of them items.</summary>
    public DateOnly? OwesFrom { get; init; }
}

/// <summary>Whether the form can be saved, and as what.</summary>
internal abstract record SaveMeetingDecision
{
    private SaveMeetingDecision() { }

    /// <summary>Nothing is written; each error names its field.</summary>
    public sealed record Refuse(IReadOnlyList<FieldError> Errors) : SaveMeetingDecision;

    /// <summary>One transaction: the meeting first, then its items.</summary>
    public sealed record Write(UnitSave Save) : SaveMeetingDecision;
}

/// <summary>Decides what the confirmed form of a meeting writes. Pure.</summary>
internal static class SaveMeeting
{
    /// <summary>The verb as the audit chain names it.</summary>
    public const string Verb = "meeting.save";

    public static SaveMeetingDecision Decide(SaveMeetingInput input, RegisterCatalog registers)
    {
        var register = registers.Find(input.Form[MeetingInputs.Type]);
        if (register is null || register.Kind != Register.Meeting)
        {
            var code = input.Form[MeetingInputs.Type] is null ? FieldErrorCode.Required : FieldErrorCode.NotChoice;
            return new SaveMeetingDecision.Refuse([new FieldError(MeetingInputs.Type, code), .. WrongInEveryKind(input, registers)]);
        }

        var (values, errors) = Check(input, register, registers);
        if (errors.Count > 0)
            return new SaveMeetingDecision.Refuse(errors);

        var meeting = RecordEntry.Make(register, values, input.Unit, input.By, input.Now, RecordIdOf(input.CardId), input.Former?.Value);
        var items = FollowUpItems.Reconcile(input, register, meeting);
        if (FollowUpItems.Ever(input.Former?.Value, items) is > 0 and var ever)
            meeting = meeting with { Fields = meeting.Fields.SetItem(FollowUpItems.Count, FieldValues.Format(ever)) };

        return new SaveMeetingDecision.Write(new UnitSave
        {
            Unit = input.Unit.Id,
            OperationId = RecordEntry.OperationOf(input.CardId, register.Code, values),
            What = Verb,
            Who = input.By.Id,
            At = input.Now,
            Writes = [input.Former is { } former ? new RecordWrite.Replace(meeting, former) : new RecordWrite.Create(meeting), .. items],
            Outbox = LedgerMessage.Of(items),
        });
    }

    private static CheckedFields Check(SaveMeetingInput input, Register register, RegisterCatalog registers)
    {
        var form = input.Form;
        if (input.Content is ContentLevel.CountsOnly)
        {
            form = form.Counted(registers, input.Former?.Value);
            // A field whose words are not kept cannot be required.
            register = register with { Fields = [.. register.Fields.Select(f => f.IsWorded ? f with { Required = false } : f)] };
        }

        var (values, errors) = RecordEntry.Check(
            registers, register, form.Values.Remove(MeetingInputs.Type), input.Unit, input.Now, MeetingInputs.Type, input.Former?.Value);
        return new CheckedFields(values, [.. errors, .. FollowUpItems.Faults(values, input.Former?.Value)]);
    }

    // Without a kind, a field is certainly wrong if it is with every kind that keeps all that was typed: no other can be meant.
    private static IEnumerable<FieldError> WrongInEveryKind(SaveMeetingInput input, RegisterCatalog registers)
    {
        var kinds = registers.Meetings
            .Select(kind => Check(input, kind, registers).Errors)
            .Where(errors => errors.All(error => error.Code != RecordErrors.NotKept))
            .ToList();
        return kinds
            .SelectMany(errors => errors)
            .DistinctBy(error => error.Field)
            .Where(error => kinds.All(errors => errors.Any(e => e.Field == error.Field)));
    }

    /// <summary>The id of the record that a card makes.</summary>
    public static string RecordIdOf(string cardId) => "m" + cardId;
}
