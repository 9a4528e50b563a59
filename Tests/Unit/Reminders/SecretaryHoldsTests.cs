using BotApp.Features.Reminders.Appointments;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Roster;

namespace BotApp.Tests.Unit.Reminders;

public sealed class SecretaryHoldsTests
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);
    private static readonly DateTimeOffset Told = new(2026, 11, 27, 14, 0, 0, Offset);
    private static readonly BotApp.Office.Roster.Unit Branch = new("branch:甲", UnitKind.Branch, "甲", 0);

    [Fact]
    public void Now_StillSecretarySinceThatDay_StaysAsItIs()
    {
        var notice = Notice("a");

        Assert.Same(notice, SecretaryHolds.Now(notice, Roster(Row("a", Role.Secretary, Told), Row("b", Role.Member, null)), Offset));
    }

    [Fact]
    public void Now_TheRosterWasCorrected_IsNotTold() =>
        Assert.Null(SecretaryHolds.Now(Notice("a"), Roster(Row("a", Role.Member, Told.AddMinutes(20)), Row("b", Role.Secretary, Told.AddMinutes(20))), Offset));

    [Fact]
    public void Now_SecretaryAgainSinceAnotherDay_IsNotToldOfTheFormer() =>
        Assert.Null(SecretaryHolds.Now(Notice("a"), Roster(Row("a", Role.Secretary, Told.AddDays(3))), Offset));

    [Fact]
    public void Now_TheBranchIsNoMore_IsNotTold() => Assert.Null(SecretaryHolds.Now(Notice("a"), RosterSnapshot.From([], []), Offset));

    [Fact]
    public void Now_OneOfTwoIsNot_NamesTheOther()
    {
        var left = SecretaryHolds.Now(Notice("a", "b"), Roster(Row("a", Role.Member, Told.AddMinutes(20)), Row("b", Role.Secretary, Told)), Offset);

        Assert.Equal(["b"], left!.Secretary!.Names);
        Assert.Equal(["b"], left.Secretary.Ids);
    }

    [Fact]
    public void Now_OfAFormerBuildOrOfNoSecretary_StaysAsItIs()
    {
        var former = Notice("a") with { Secretary = Notice("a").Secretary! with { Ids = default } };
        var composed = Notice("a") with { Secretary = null };

        Assert.Same(former, SecretaryHolds.Now(former, Roster(), Offset));
        Assert.Same(composed, SecretaryHolds.Now(composed, Roster(), Offset));
    }

    private static Reminder Notice(params string[] named) => new()
    {
        Id = "r",
        State = ReminderState.Approved,
        Secretary = new SecretaryRef(Branch.Name, [.. named], new DateOnly(2026, 11, 27)) { Ids = [.. named] },
        Text = "…",
        Audience = new Audience.OfUnit(Branch.Id).ToString(),
        Times = new ReminderTimes(new DateOnly(2026, 11, 30), new TimeOnly(9, 0)),
        CreatedAt = Told,
    };

    private static RosterSnapshot Roster(params RosterMember[] rows) => RosterSnapshot.From([Branch], rows);

    private static RosterMember Row(string id, Role role, DateTimeOffset? since) => new(id, null, id, Branch.Id, role, null, null, since);
}
