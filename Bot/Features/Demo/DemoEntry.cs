using BotApp.Features.MeetingLogs;
using BotApp.Features.Records;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Turns;

namespace BotApp.Features.Demo;

/// <summary>A made-up entry, ready to be saved as its author would.</summary>
/// <param name="Key">Stable: generating the entry again gives the same key, so that saving it again is a repeat.</param>
/// <param name="Author">Entra object id of the unit's recorder.</param>
/// <param name="Register">Code of its register.</param>
/// <param name="Date">The day of the event.</param>
/// <param name="Typed">Inputs by field id.</param>
internal sealed record DemoEntry(
    string Key, Unit Unit, string Author, string Register, DateOnly Date, IReadOnlyDictionary<string, string> Typed)
{
    /// <summary>Id of the card that a person would have saved it from.</summary>
    public string CardId => CardOf(Key);

    /// <summary>The id of the record that an entry of this key becomes.</summary>
    public static string RecordIdOf(Register register, string key) =>
        register.Kind == Office.Registers.Register.Meeting ? SaveMeeting.RecordIdOf(CardOf(key)) : SaveRecord.RecordIdOf(CardOf(key));

    private static string CardOf(string key) => OperationId.Of("demo", key);
}
