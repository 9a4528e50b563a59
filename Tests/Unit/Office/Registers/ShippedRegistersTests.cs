using BotApp.Features.Figures;
using BotApp.Office.Figures;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Seeds;
using BotApp.Storage.Units;
using Microsoft.Extensions.DependencyInjection;
using NJsonSchema;

namespace BotApp.Tests.Unit.Office.Registers;

public sealed class ShippedRegistersTests
{
    internal static readonly RegisterCatalog Catalog = SeedFiles.Registers(Folder);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "seeds");

    [Theory]
    [InlineData("registers.json")]
    [InlineData("registers.reviews.json")]
    [InlineData("registers.ledgers.json")]
    public async Task File_Shipped_FitsItsSchema(string file)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Folder, "registers.schema.json"), TestContext.Current.CancellationToken);

        var faults = schema.Validate(await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken));

        Assert.Empty(faults.Select(f => f.ToString()));
    }

    [Theory]
    [InlineData("""{"registers":[{"code":"x","name":{"zh":"某","en":"X"},"mechanisms":["M001"],"colour":"red"}]}""")]
    [InlineData("""{"registers":[{"code":"X Y","name":{"zh":"某","en":"X"},"mechanisms":["M001"]}]}""")]
    [InlineData("""{"registers":[{"code":"x","name":{"zh":"某","en":"X"},"mechanisms":["M001"],"kind":"meetng"}]}""")]
    [InlineData("""{"registers":[{"code":"x","name":{"zh":"某"},"mechanisms":["M001"]}]}""")]
    public async Task Schema_WrongFile_FindsIt(string json)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Folder, "registers.schema.json"), TestContext.Current.CancellationToken);

        Assert.NotEmpty(schema.Validate(json));
    }

    [Fact]
    public void Meetings_Shipped_BeginWithTheNineteenInOrder() =>
        Assert.Equal(
            [
                "branch-assembly", "branch-committee", "group-meeting", "party-lecture", "theme-day", "organisational-life",
                "democratic-life", "central-group-study", "seminar", "reading-class", "party-group-meeting", "leading-group",
                "talk", "visit", "volunteer", "warning-education", "election", "training", "research-trip",
            ],
            Catalog.Meetings.Take(19).Select(r => r.Code));

    [Fact]
    public void Meetings_AllButTalk_HaveEveryInputOfTheCard()
    {
        string[] inputs =
        [
            "date", "start", "end", "place", "expected", "present", "observers", "absent",
            "host", "recorder", "speaker", "topic", "agenda", "tags", "decisions", "actions",
        ];

        Assert.All(Catalog.Meetings.Where(r => r.Code != "talk"), r => Assert.Equal(inputs, r.Fields.Take(inputs.Length).Select(f => f.Id)));
    }

    [Fact]
    public void Talk_Shipped_KeepsDateTimePlaceAndCountOnly()
    {
        var talk = Catalog["talk"];

        Assert.Equal(["date", "start", "end", "place", "present"], talk.Fields.Select(f => f.Id));
        Assert.Null(talk.TitleField);
        Assert.Empty(talk.Tags);
        Assert.Equal(["count", "present"], talk.Tallies.Select(t => t.Id));
        Assert.Equal(["end"], talk.Checks.Select(c => c.Field));
    }

    [Fact]
    public void Mechanisms_Shipped_LeaveOutWhatIsNeverBuilt()
    {
        string[] never = ["M096", "M099", "M113", "M114", "M117", "M132"];

        Assert.Empty(Catalog.All.SelectMany(r => r.Mechanisms).Intersect(never));
    }

    [Theory]
    [InlineData("支委员会", "branch-committee")]
    [InlineData("支部大会", "branch-assembly")]
    [InlineData("主体党日", "theme-day")]
    [InlineData("小组会", "group-meeting")]
    [InlineData("领导小组会", "leading-group")]
    [InlineData("中心组学习", "central-group-study")]
    [InlineData(" 支委会 ", "branch-committee")]
    [InlineData("BRANCH COMMITTEE", "branch-committee")]
    [InlineData("theme-day", "theme-day")]
    public void FindByName_EverydayForm_IsTheRegister(string name, string code) =>
        Assert.Equal(code, Catalog.FindByName(name)?.Code);

    [Theory]
    [InlineData("支部会")]
    [InlineData("会议")]
    [InlineData("谈话")]
    [InlineData("")]
    public void FindByName_FormOfSeveralOrNone_IsNull(string name) => Assert.Null(Catalog.FindByName(name));

    [Fact]
    public void Committee_BranchOfThree_OwesNone()
    {
        var cadence = Assert.Single(Catalog["branch-committee"].Cadences);

        Assert.False(cadence.AppliesTo.Binds(UnitKind.Branch, members: 3, groups: 0));
        Assert.True(cadence.AppliesTo.Binds(UnitKind.Branch, members: 7, groups: 0));
        Assert.False(cadence.AppliesTo.Binds(UnitKind.Department, members: 7, groups: 0));
    }

    [Fact]
    public void GroupMeeting_BranchWithoutGroups_OwesNone()
    {
        var cadence = Assert.Single(Catalog["group-meeting"].Cadences);

        Assert.False(cadence.AppliesTo.Binds(UnitKind.Branch, members: 20, groups: 0));
        Assert.True(cadence.AppliesTo.Binds(UnitKind.Branch, members: 20, groups: 2));
    }

    [Fact]
    public void Cadences_Shipped_AreThoseOfTheRules() =>
        Assert.Equal(
            [
                "branch-assembly 1/Quarter", "branch-committee 1/Month", "group-meeting 1/Month", "party-lecture 1/Year",
                "theme-day 1/Month on its day", "organisational-life 1/Year 10-12", "democratic-life 1/Year", "central-group-study 1/Quarter",
                "talk 1/Year", "election 1/3Year", "election 1/5Year", "training 1/Year",
            ],
            Catalog.All.SelectMany(r => r.Cadences, (r, c) =>
                $"{r.Code} {c.Times}/{(c.Every > 1 ? $"{c.Every}" : "")}{c.Per}{(c.OnFixedDay ? " on its day" : "")}{(c.Season is { } s ? $" {s.From}-{s.To}" : "")}"));

    [Fact]
    public void AddFigures_Host_HasTheCatalogueAndItsTallies()
    {
        using var services = new ServiceCollection().AddRegisters().AddFigures().BuildServiceProvider();

        Assert.Equal(Catalog.All.Length, services.GetRequiredService<RegisterCatalog>().All.Length);
        Assert.Equal(
            RegisterTallies.RulesOf(Catalog).With(SeedFiles.Figures(Folder, Catalog), Catalog).Hash, services.GetRequiredService<TallyRules>().Hash);
    }

    [Theory]
    [InlineData(AutomaticRegisters.SelfReview)]
    [InlineData(AutomaticRegisters.FollowUp)]
    [InlineData(AutomaticRegisters.HolidayReminder)]
    public void AutomaticRegister_Shipped_IsEnteredByNobody(string code) => Assert.True(Catalog[code].IsAutomatic);

    [Theory]
    [InlineData("case-study", "project", "research-project")]
    [InlineData("research-outcome", "report", "research-report")]
    [InlineData("research-suggestion", "trip", "research-trip")]
    public void Reference_OfAForm_OffersTheKindItIsCalled(string register, string field, string of) =>
        Assert.Equal(of, Catalog[register].Field(field)?.OfKind);

    [Fact]
    public void FollowUp_Shipped_IsALedgerItemThatPointsAtItsMeeting()
    {
        var followUp = Catalog["follow-up"];

        Assert.Equal(RegisterKind.Ledger, followUp.Kind);
        Assert.Equal("found", followUp.DateField);
        Assert.Equal("meeting", followUp.Field("meeting")?.OfKind);
    }
}
