using System.Globalization;
using System.Text.Json;
using BotApp.Cards.Meetings;
using BotApp.Features.OpenItems;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.MeetingLogs;

/// <summary>A form to be saved, with everything the decision needs.</summary>
/// <param name="Form">As typed.</param>
/// <param name="Unit">Whose record it is.</param>
/// <param name="By">Who clicked.</param>
/// <param name="CardId">Names the card the click came from; a record made from it has one id, however often it is clicked.</param>
/// <param name="Former">The record that is edited, as the card showed it; null for a new one.</param>
/// <param name="FormerItems">The open items that the former version gave.</param>
/// <param name="Now">In the office's zone.</param>
internal sealed record SaveMeetingInput(
    MeetingForm Form,
    Unit Unit,
    Person By,
    RosterSnapshot Roster,
    string CardId,
    Stored<OfficeRecord>? Former,
    IReadOnlyList<Stored<OfficeRecord>> FormerItems,
    DateTimeOffset Now);

/// <summary>Whether the form can be saved, and as what.</summary>
internal abstract record SaveMeetingDecision
{
    private SaveMeetingDecision() { }

    /// <summary>Nothing is written; each error stands at its field.</summary>
    public sealed record Refuse(IReadOnlyList<FieldError> Errors) : SaveMeetingDecision;

    /// <summary>One transaction: the meeting first, then its open items.</summary>
    public sealed record Write(UnitSave Save) : SaveMeetingDecision;
}

/// <summary>Decides what the confirmed form of a meeting writes. Pure.</summary>
internal static class SaveMeeting
{
    /// <summary>The verb as the audit chain names it.</summary>
    public const string Verb = "meeting.save";

    /// <summary>Decides.</summary>
    public static SaveMeetingDecision Decide(SaveMeetingInput input, RegisterCatalog registers)
    {
        var register = registers.Find(input.Form[MeetingInputs.Type]);
        if (register is null || register.Kind != Register.Meeting)
        {
            var code = input.Form[MeetingInputs.Type] is null ? FieldErrorCode.Required : FieldErrorCode.NotChoice;
            return new SaveMeetingDecision.Refuse([new FieldError(MeetingInputs.Type, code)]);
        }

        var typed = input.Form.Values.Remove(MeetingInputs.Type);
        var tags = registers.Tags.Select(t => t.Code).ToHashSet(StringComparer.Ordinal);
        var (values, found) = FieldRules.Check(register, typed, tags.Contains);
        List<FieldError> errors = [.. found];
        if (!register.MayBeHeldBy(input.Unit.Kind))
            errors.Add(new FieldError(MeetingInputs.Type, MeetingErrors.NotOfThisUnit));
        // A talk keeps neither topic nor names: what was typed there is not dropped silently but handed back.
        errors.AddRange(typed.Keys.Where(id => register.Field(id) is null).Select(id => new FieldError(id, MeetingErrors.NotKept)));
        if (values.TryGetValue(register.DateField, out var on) && FieldValues.TryDate(on, out var date)
            && date > DateOnly.FromDateTime(input.Now.DateTime))
            errors.Add(new FieldError(register.DateField, MeetingErrors.InFuture));
        if (errors.Count > 0)
            return new SaveMeetingDecision.Refuse(errors);

        var meeting = Meeting(input, register, values);
        var items = FollowUpItems.Reconcile(input, meeting);
        if (input.FormerItems.Count + items.Count(w => w is RecordWrite.Create) is > 0 and var ever)
            meeting = meeting with { Fields = meeting.Fields.SetItem(FollowUpItems.Count, FieldValues.Format(ever)) };

        return new SaveMeetingDecision.Write(new UnitSave
        {
            Unit = input.Unit.Id,
            OperationId = OperationOf(input, values),
            What = Verb,
            Who = input.By.Id,
            At = input.Now,
            Writes = [input.Former is { } former ? new RecordWrite.Replace(meeting, former) : new RecordWrite.Create(meeting), .. items],
            Outbox = [.. items.Select(w => OpenItemMessage.Of(w.Record, meeting.Date)).OfType<OutboxMessage>()],
        });
    }

    /// <summary>The id of the record that a card makes.</summary>
    public static string RecordIdOf(string cardId) => "m" + cardId;

    // The same click makes the same operation. Another content from the same card is another one: it must not pass for
    // a repeat, it meets the record that is there and is told so.
    private static string OperationOf(SaveMeetingInput input, IReadOnlyDictionary<string, string> values) => OperationId.Of(
        input.CardId,
        input.Form[MeetingInputs.Type]!,
        JsonSerializer.Serialize(new SortedDictionary<string, string>(values.ToDictionary(), StringComparer.Ordinal), MeetingJson.Default.SortedDictionaryStringString));

    private static OfficeRecord Meeting(
        SaveMeetingInput input, Register register, System.Collections.Immutable.ImmutableSortedDictionary<string, string> values)
    {
        var former = input.Former?.Value;
        return new OfficeRecord
        {
            Id = former?.Id ?? RecordIdOf(input.CardId),
            Unit = input.Unit.Id,
            Register = register.Code,
            Date = DateOnly.ParseExact(values[register.DateField], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Title = register.TitleField is { } title ? values.GetValueOrDefault(title, "") : "",
            Tags = [.. FieldValues.Codes(values.GetValueOrDefault(MeetingInputs.Tags, ""))],
            Fields = values,
            Version = (former?.Version ?? 0) + 1,
            CreatedBy = former?.CreatedBy ?? input.By.Id,
            CreatedAt = former?.CreatedAt ?? input.Now,
            ChangedBy = input.By.Id,
            ChangedAt = input.Now,
        };
    }
}

/// <summary>What can be wrong with a meeting beside what its register says.</summary>
internal static class MeetingErrors
{
    /// <summary>It has not been held yet.</summary>
    public const string InFuture = "in-future";

    /// <summary>A unit of this kind does not hold such meetings.</summary>
    public const string NotOfThisUnit = "not-of-this-unit";

    /// <summary>This kind of meeting keeps no such field.</summary>
    public const string NotKept = "not-kept";
}
