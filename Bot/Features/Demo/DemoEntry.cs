using BotApp.Features.MeetingLogs;
using BotApp.Features.Records;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Turns;

namespace BotApp.Features.Demo;

/// <summary>A made-up entry, ready to be saved as its author would.</summary>
/// <param name="Key">The same for the same entry whenever it is made up again; the save is repeatable by it.</param>
/// <param name="Author">Entra object id of who keeps the unit's records.</param>
/// <param name="Register">Code of its register.</param>
/// <param name="Date">The day it stands for.</param>
/// <param name="Typed">Inputs by field id.</param>
internal sealed record DemoEntry(
    string Key, Unit Unit, string Author, string Register, DateOnly Date, IReadOnlyDictionary<string, string> Typed)
{
    /// <summary>Names the form that it would have come from.</summary>
    public string CardId => CardOf(Key);

    /// <summary>The id of the record that an entry of this key becomes.</summary>
    public static string RecordIdOf(Register register, string key) =>
        register.Kind == Office.Registers.Register.Meeting ? SaveMeeting.RecordIdOf(CardOf(key)) : SaveRecord.RecordIdOf(CardOf(key));

    private static string CardOf(string key) => OperationId.Of("demo", key);
}
