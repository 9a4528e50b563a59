using System.Text.Json.Nodes;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Person = BotApp.Tests.Integration.Turns.Person;

namespace BotApp.Tests.Integration.Trust;

/// <summary>Walks every button and every command with every role, as a forger would: with data of one's own making, never from a card.</summary>
public sealed class AuthorisationWalkTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string OtherUnit = "branch:第二党支部";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.Recorder)]
    [InlineData(Role.Secretary)]
    [InlineData(Role.Leader)]
    [InlineData(Role.Office)]
    public async Task Verbs_ForgedByEachRole_AreRefusedWhereTheTableHasNoLineAndWriteNothing(Role role)
    {
        var person = PersonOf(role);
        foreach (var route in office.Routes.Verbs)
        {
            foreach (var data in Forgeries())
            {
                var answer = await person.ForgeAsync(route.Verb, data);

                Assert.True(answer.Status < 500, $"{route.Verb} by {role}: {answer.Status}");
                if (!RightsTable.Lines.Any(l => l.Role == role && l.Operation == route.Operation))
                    Assert.True(answer.Status == 400 && !answer.IsCard, $"{route.Verb} by {role} is {answer.Status}");
            }
        }

        await AssertNoRecordAsync();
    }

    [Fact]
    public async Task Verbs_ForgedByAStranger_AreToldThatThereIsNobody()
    {
        foreach (var route in office.Routes.Verbs)
        {
            var answer = await office.Stranger.ForgeAsync(route.Verb, Forgeries().Last());

            Assert.False(answer.IsCard, route.Verb);
            Assert.Contains("您不在本机关的名册中", answer.Text, StringComparison.Ordinal);
        }

        await AssertNoRecordAsync();
    }

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.Leader)]
    [InlineData(Role.Recorder)]
    public async Task Commands_ByARoleWithoutALine_AreRefused(Role role)
    {
        foreach (var route in office.Routes.Commands.Where(c => !RightsTable.Lines.Any(l => l.Role == role && l.Operation == c.Operation)))
        {
            var card = await PersonOf(role).SayAsync(route.Words[0]);

            Assert.True(card.Text.Contains("没有权限", StringComparison.Ordinal), $"{route.Words[0]} by {role}: {card.Text}");
        }
    }

    [Fact]
    public void Operations_EachOne_HasALineOrNobodyMay() =>
        Assert.DoesNotContain(Enum.GetValues<Operation>(), o => !RightsTable.Lines.Any(l => l.Operation == o));

    [Fact]
    public void Texts_OfSelfReviews_AreReadBySecretariesAlone() =>
        Assert.All(RightsTable.Lines.Where(l => l.Operation == Operation.ReadReviews), l => Assert.Equal((Role.Secretary, Scope.OwnUnit), (l.Role, l.Scope)));

    private static IEnumerable<JsonObject> Forgeries() =>
    [
        [],
        new JsonObject
        {
            ["unit"] = OtherUnit, ["id"] = "m0123", ["op"] = "not-an-operation", ["version"] = "1", ["by"] = "e8ecceb1-ec58-4e01-8e6a-534840b91c3b",
            ["type"] = "branch-committee", ["date"] = "2026-11-20", ["text"] = "x", ["person"] = "adfaa079-2fb4-4c3b-9c2a-b42a633696af", ["role"] = "office",
        },
    ];

    private Person PersonOf(Role role) => role switch
    {
        Role.Member => office.Member,
        Role.Recorder => office.Recorder,
        Role.Secretary => office.Secretary,
        Role.Leader => office.Leader,
        _ => office.Office,
    };

    // A record lies under such a key, whatever its register.
    private async Task AssertNoRecordAsync() =>
        Assert.DoesNotContain("rec|", await office.AllStoredTextAsync(), StringComparison.Ordinal);
}
