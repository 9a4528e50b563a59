using BotApp.Features.MeetingLogs;
using BotApp.Features.Roster.Import;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Demo;

/// <summary>Saves the demo's meetings by the very decision that a confirmed card goes through.</summary>
internal sealed class StoredDemoRecords(RegisterCatalog registers, UnitStore units, IRosterWriter roster, OfficeClock clock) : IDemoRecords
{
    private readonly Lazy<Task<RosterSnapshot>> loaded = new(() => roster.ReadAsync(CancellationToken.None));

    /// <inheritdoc />
    public async Task<bool> SaveAsync(DemoMeeting meeting, CancellationToken ct)
    {
        var snapshot = await loaded.Value;
        var author = snapshot.Find(meeting.Author)
            ?? throw new InvalidDataException($"The demo's meeting {meeting.Key} is of someone who is not on its roster.");
        // As if it had been logged at noon of its day: the same at every load.
        var noon = clock.NoonOf(meeting.Draft.Date ?? throw new InvalidDataException($"The demo's meeting {meeting.Key} has no date."));
        var input = new SaveMeetingInput(
            MeetingForm.From(meeting.Draft), meeting.Unit, author, snapshot, OperationId.Of("demo", meeting.Key), null, [], noon);
        return SaveMeeting.Decide(input, registers) switch
        {
            SaveMeetingDecision.Write write => await units.SaveAsync(write.Save, ct) switch
            {
                SaveOutcome.Saved => true,
                SaveOutcome.Repeated or SaveOutcome.Missing or SaveOutcome.Stale => false,
                var outcome => throw new InvalidDataException($"The demo's meeting {meeting.Key} was not saved: {outcome.GetType().Name}."),
            },
            SaveMeetingDecision.Refuse refuse =>
                throw new InvalidDataException($"The demo's meeting {meeting.Key}: {refuse.Errors[0].Field} is {refuse.Errors[0].Code}."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
