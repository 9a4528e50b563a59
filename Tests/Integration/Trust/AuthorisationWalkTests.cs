using System.Net;
using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Cards.Texts;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Protocol;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Person = BotApp.Tests.Integration.Turns.Person;

namespace BotApp.Tests.Integration.Trust;

/// <summary>The right of each route is held against a list of its own in <see cref="RouteOperationsTests"/>. Walks every button, every command and every other invoke with every role, as a forger would: with data of one's own making, never from a card.</summary>
public sealed class AuthorisationWalkTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string NotAllowed = "没有办理此事的权限";
    private const string OtherUnit = "branch:第二党支部";

    private OfficeHost office = null!;

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Verbs_ForgedByEachRole_AreRefusedWhereTheTableHasNoLineAndWriteNothing(Role role)
    {
        var person = office.Holding(role);
        foreach (var route in office.Routes.Verbs)
        {
            foreach (var data in Forgeries())
            {
                var answer = await person.ForgeAsync(route.Verb, data);

                Assert.True(answer.Status < 500, $"{route.Verb} by {role}: {answer.Status}");
                if (!HasLine(role, route.Operation))
                    Assert.True(
                        answer.Status == 400 && !answer.IsCard && answer.Said.Contains(NotAllowed, StringComparison.Ordinal), $"{route.Verb} by {role} is {answer.Status}: {answer.Said}");
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
    [MemberData(nameof(Roles))]
    public async Task Commands_ByEachRole_AreRefusedExactlyWhereTheTableHasNoLine(Role role)
    {
        foreach (var route in office.Routes.Commands)
        {
            foreach (var word in route.Words)
            {
                var card = await office.Holding(role).SayAsync(word);

                Assert.True(card.Text.Contains("没有权限", StringComparison.Ordinal) != HasLine(role, route.Operation), $"{word} by {role}: {card.Text}");
            }
        }

        await AssertNoRecordAsync();
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Invokes_ByEachRole_AreRefusedExactlyWhereTheTableHasNoLine(Role role)
    {
        foreach (var (name, route) in office.Routes.Invokes)
        {
            var refused = (await InvokeAsync(office.Holding(role), name)).Contains(CardTexts.For("zh-CN").NotAllowed, StringComparison.Ordinal);

            Assert.True(refused != HasLine(role, route.Operation), $"{name} by {role}");
        }

        await AssertNoRecordAsync();
    }

    [Fact]
    public async Task Invokes_ByAStranger_AreToldThatThereIsNobody()
    {
        foreach (var name in office.Routes.Invokes.Keys)
        {
            var answer = await InvokeAsync(office.Stranger, name);

            Assert.True(answer.Contains("您不在本机关的名册中", StringComparison.Ordinal), $"{name}: {answer}");
        }
    }

    [Fact]
    public void Invokes_OfTheProtocol_AreMappedOrNotImplemented() =>
        Assert.Equal(
            typeof(InvokeNames).GetFields().Select(f => (string)f.GetRawConstantValue()!).Except([InvokeNames.AdaptiveCardAction, InvokeNames.Search]).Order(),
            office.Routes.Invokes.Keys.Order());

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.Leader)]
    public async Task Sentences_ByARoleThatLogsForNobody_OfferNothingToSave(Role role)
    {
        foreach (var said in (string[])["刚开完支委会，应到7人实到6人", "11月18日在《人民代表报》刊发署名文章《试稿》"])
        {
            foreach (var channel in (bool[])[false, true])
            {
                var card = await office.Holding(role).SayAsync(said, channel);

                Assert.False(card.Has(CardVerbs.MeetingSave) || card.Has(CardVerbs.RecordSave) || card.Has(CardVerbs.MeetingOpen), $"{said} by {role}: {card.Text}");
            }
        }

        await AssertNoRecordAsync();
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

    private static bool HasLine(Role role, Operation operation) => RightsTable.Lines.Any(l => l.Role == role && l.Operation == operation);

    /// <summary>What the person is told: in the answer, or of the answer to a file's question in the message that follows.</summary>
    private async Task<string> InvokeAsync(Person person, string name)
    {
        var invoke = office.Activities.Invoke(name, name switch
        {
            InvokeNames.FileConsent => new JsonObject
            {
                ["type"] = "fileUpload",
                ["action"] = "decline",
                ["context"] = new JsonObject { ["id"] = "abcdefghijklmnopqrstuvwxyz" },
            },
            InvokeNames.ComposeQuery => new JsonObject
            {
                ["commandId"] = "find",
                ["parameters"] = new JsonArray(new JsonObject { ["name"] = "q", ["value"] = "党课" }),
            },
            _ => new JsonObject { ["commandId"] = "log", ["data"] = new JsonObject { ["verb"] = CardVerbs.MeetingSave, ["type"] = "branch-committee" } },
        });
        var from = person.Message("");
        invoke["from"] = from["from"]!.DeepClone();
        invoke["conversation"] = from["conversation"]!.DeepClone();
        var before = office.Teams.Messages.Count;
        using var response = await office.PostAsync(invoke);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.Content.ReadAsStringAsync(OfficeHost.Stop);
        return ReadableJson.Unescaped(name == InvokeNames.FileConsent
            ? string.Concat(office.Teams.Messages.Skip(before).Where(m => m.ConversationId == "a:" + person.Id).Select(m => m.Activity.Readable()))
            : answer);
    }

    // A record lies under such a key, whatever its register.
    private async Task AssertNoRecordAsync() =>
        Assert.DoesNotContain("rec|", await office.AllStoredTextAsync(), StringComparison.Ordinal);
}
