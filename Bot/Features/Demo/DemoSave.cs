using System.Collections.Immutable;
using BotApp.Features.MeetingLogs;
using BotApp.Features.Records;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Units;

namespace BotApp.Features.Demo;

/// <summary>What saving a made-up entry writes: decided as for a confirmed card. Pure.</summary>
internal static class DemoSave
{
    /// <param name="noon">As if it had been logged at noon of its day: the same at every load.</param>
    /// <exception cref="InvalidDataException">The demo's data make an entry that no one could save.</exception>
    public static UnitSave Of(DemoEntry entry, RosterSnapshot roster, RegisterCatalog catalog, DateTimeOffset noon)
    {
        var author = roster.Find(entry.Author)
            ?? throw new InvalidDataException($"The demo's entry {entry.Key} is of someone who is not on its roster.");
        var register = catalog[entry.Register];
        return register.Kind == Register.Meeting ? Meeting(entry, author, roster, catalog, noon) : Other(entry, author, register, catalog, noon);
    }

    private static UnitSave Meeting(DemoEntry entry, Person author, RosterSnapshot roster, RegisterCatalog catalog, DateTimeOffset noon)
    {
        var form = MeetingForm.From(entry.Register, entry.Typed.ToImmutableSortedDictionary(StringComparer.Ordinal));
        return SaveMeeting.Decide(new SaveMeetingInput(form, entry.Unit, author, roster, entry.CardId, null, [], noon), catalog) switch
        {
            SaveMeetingDecision.Write write => write.Save,
            SaveMeetingDecision.Refuse refuse => throw Refused(entry, refuse.Errors),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static UnitSave Other(DemoEntry entry, Person author, Register register, RegisterCatalog catalog, DateTimeOffset noon) =>
        SaveRecord.Decide(new SaveRecordInput(register, entry.Typed, entry.Unit, author, entry.CardId, null, noon), catalog) switch
        {
            SaveRecordDecision.Write write => write.Save,
            SaveRecordDecision.Refuse refuse => throw Refused(entry, refuse.Errors),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static InvalidDataException Refused(DemoEntry entry, IReadOnlyList<FieldError> errors) =>
        new($"The demo's entry {entry.Key}: {string.Join(", ", errors.Select(e => $"{e.Field} is {e.Code}"))}.");
}
