using BotApp.Cards.Meetings;
using BotApp.Office.Registers;
using BotApp.Seeds;

namespace BotApp.Tests.Unit.MeetingLogs;

/// <summary>What the form takes and what the registers take is the same, so that nothing passes the one and fails the other.</summary>
public sealed class MeetingLimitsTests
{
    private static readonly RegisterCatalog Registers = SeedFiles.Registers(SeedFiles.Shipped);

    [Fact]
    public void MaxLength_OfTheFormsTexts_IsThatOfEveryMeetingRegister()
    {
        var fields = Registers.Meetings.SelectMany(r => r.Fields).Where(f => MeetingInputs.MaxLength.ContainsKey(f.Id)).ToList();

        Assert.NotEmpty(fields);
        Assert.All(fields, f => Assert.Equal(MeetingInputs.MaxLength[f.Id], f.MaxLength));
    }

    [Fact]
    public void Fields_OfEveryMeetingRegister_BeginWithInputsOfTheForm() => Assert.All(
        Registers.Meetings, r => Assert.Contains(r.Fields[0].Id, MeetingInputs.All));
}
