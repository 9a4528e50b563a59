using System.Text.Json;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using Authority = BotApp.Office.Rights.Rights;

namespace BotApp.Tests.Unit.Roster.Demo;

public sealed class DemoRosterTests
{
    private static readonly JsonElement Playground = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(DemoOffice.Seeds, "demo", "playground.json"))).RootElement;

    [Fact]
    public void Roster_Shipped_HasTwentyBranchesAnd245Members()
    {
        Assert.Equal(20, DemoOffice.Roster.Units.Count(u => u.Kind is UnitKind.Branch));
        Assert.Equal(5, DemoOffice.Roster.Units.Count(u => u.Kind is UnitKind.Department));
        Assert.Equal(1, DemoOffice.Roster.Units.Count(u => u.Kind is UnitKind.Office));
        Assert.Equal(245, DemoOffice.Roster.People.Count);
    }

    [Fact]
    public void Roster_EveryPerson_IsInExactlyOneBranch() =>
        Assert.All(
            DemoOffice.Roster.People,
            p => Assert.Equal(1, p.Memberships.Count(m => m.UnitId.StartsWith("branch:", StringComparison.Ordinal))));

    [Fact]
    public void Roster_EveryName_IsDifferent() =>
        Assert.Equal(245, DemoOffice.Roster.People.Select(p => p.Name).Distinct().Count());

    [Fact]
    public void Roster_EveryBranch_HasASecretaryAndARecorder() =>
        Assert.All(DemoOffice.Roster.Units.Where(u => u.Kind is UnitKind.Branch), u =>
        {
            Assert.Single(DemoOffice.Roster.Members, m => m.UnitId == u.Id && m.Role is Role.Secretary);
            Assert.Single(DemoOffice.Roster.Members, m => m.UnitId == u.Id && m.Role is Role.Recorder);
        });

    [Fact]
    public void Roster_Branches_AreOfDifferentSizesDownToThree()
    {
        var sizes = DemoOffice.Roster.Units.Where(u => u.Kind is UnitKind.Branch).Select(u => DemoOffice.Roster.MembersOf(u.Id).Length).ToList();

        Assert.Equal((3, 19), (sizes.Min(), sizes.Max()));
    }

    [Fact]
    public void PlaygroundPersons_All_AreOnTheRosterUnderTheSameNameAndAddress() =>
        Assert.All(Persons(), user =>
        {
            var person = DemoOffice.Roster.Find(user.GetProperty("aadObjectId").GetString());
            Assert.Equal(user.GetProperty("name").GetString(), person?.Name);
            Assert.Equal(user.GetProperty("userPrincipalName").GetString(), person?.Upn);
        });

    [Fact]
    public void PlaygroundPersons_All_HaveTheirRoles() =>
        Assert.Equal(
            [
                "第一党支部:Recorder", "第一党支部:Secretary", "第一党支部:Member", "第三党支部:Member 机关:Leader",
                "第四党支部:Member 机关:Office", "第二党支部:Recorder",
            ],
            Persons().Select(u => DemoOffice.Roster.Find(u.GetProperty("aadObjectId").GetString())!)
                .Select(p => string.Join(' ', p.Memberships.Select(m => $"{m.UnitId.Split(':')[1]}:{m.Role}"))));

    [Fact]
    public void CurrentUser_Playground_LogsForTheFirstBranchOnly()
    {
        var current = DemoOffice.Roster.Find(Playground.GetProperty("currentUser").GetProperty("aadObjectId").GetString());

        Assert.Equal(["第一党支部"], Authority.UnitsFor(DemoOffice.Roster, current, Operation.LogRecord).Select(u => u.Name));
        Assert.Equal(["第一党支部"], Authority.UnitsFor(DemoOffice.Roster, current, Operation.ReadRecords).Select(u => u.Name));
        Assert.True(Authority.May(current, Operation.LogRecord, DemoOffice.Roster.Units[0], Visibility.Unit));
    }

    [Fact]
    public void Playground_Ids_HaveTheShapesOfTeams()
    {
        Assert.All(
            Persons().Select(u => u.GetProperty("aadObjectId")).Append(Playground.GetProperty("tenantId"))
                .Append(Playground.GetProperty("team").GetProperty("aadGroupId")),
            id => Assert.True(Guid.TryParseExact(id.GetString(), "D", out var guid) && guid.Version == 4));
        Assert.All(Persons(), u => Assert.StartsWith("29:1", u.GetProperty("id").GetString(), StringComparison.Ordinal));
        Assert.Equal(5, Playground.GetProperty("users").GetArrayLength());
        Assert.Matches("^28:[0-9a-f-]{36}$", Playground.GetProperty("bot").GetProperty("id").GetString());
        Assert.StartsWith("a:1", Playground.GetProperty("personalChat").GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("@thread.v2", Playground.GetProperty("groupChat").GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            Playground.GetProperty("team").GetProperty("id").GetString(),
            Playground.GetProperty("team").GetProperty("channels")[0].GetProperty("id").GetString());
    }

    private static IEnumerable<JsonElement> Persons() =>
        Playground.GetProperty("users").EnumerateArray().Prepend(Playground.GetProperty("currentUser"));
}
