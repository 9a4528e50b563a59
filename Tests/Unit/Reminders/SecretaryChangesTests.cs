using BotApp.Features.Reminders.Appointments;
using BotApp.Office.Roster;

namespace BotApp.Tests.Unit.Reminders;

public sealed class SecretaryChangesTests
{
    private static readonly DateTimeOffset First = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset Changed = First.AddDays(30);
    private static readonly BotApp.Office.Roster.Unit Branch = new("branch:甲", UnitKind.Branch, "甲", 0);

    [Fact]
    public void In_TheFirstRoster_IsNoChange() => Assert.Empty(In([Row("a", Role.Secretary, First), Row("b", Role.Member, First)], First.AddDays(1)));

    [Fact]
    public void In_AnotherSecretary_IsToldWithTheName()
    {
        var change = Assert.Single(In([Row("a", Role.Member, Changed), Row("b", Role.Secretary, Changed), Row("c", Role.Member, First)], Changed.AddHours(1)));

        Assert.Equal((Branch, Changed), (change.Branch, change.Since));
        Assert.Equal("b", Assert.Single(change.Secretaries).Id);
    }

    [Fact]
    public void In_TwoAppointedAtOnce_IsOneChange() =>
        Assert.Equal(2, Assert.Single(In([Row("a", Role.Secretary, Changed), Row("b", Role.Secretary, Changed), Row("c", Role.Member, null)], Changed)).Secretaries.Length);

    [Fact]
    public void In_ABranchThatIsNewAsAWhole_HasNobodyToBeTold() =>
        Assert.Empty(In([Row("a", Role.Secretary, Changed), Row("b", Role.Member, Changed)], Changed.AddHours(1)));

    [Fact]
    public void In_TwoWorkingWeeksWithoutAHost_IsNews() =>
        Assert.Single(In([Row("a", Role.Secretary, Changed), Row("b", Role.Member, First)], Changed.AddDays(17)));

    [Fact]
    public void In_LongPast_IsNoNews() =>
        Assert.Empty(In([Row("a", Role.Secretary, Changed), Row("b", Role.Member, First)], Changed + SecretaryChanges.News));

    [Fact]
    public void In_OfADepartment_IsNotTold() =>
        Assert.Empty(SecretaryChanges.In(
            RosterSnapshot.From(
                [new BotApp.Office.Roster.Unit("department:乙", UnitKind.Department, "乙", 0)],
                [Row("a", Role.Secretary, Changed) with { UnitId = "department:乙" }, Row("b", Role.Member, First) with { UnitId = "department:乙" }]),
            First,
            Changed));

    private static IEnumerable<SecretaryChange> In(RosterMember[] rows, DateTimeOffset now) =>
        SecretaryChanges.In(RosterSnapshot.From([Branch], rows), First, now);

    private static RosterMember Row(string id, Role role, DateTimeOffset? since) => new(id, null, id, Branch.Id, role, null, null, since);
}
