using BotApp.Features.Manifest;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Support;

namespace BotApp.Tests.Integration.Turns;

/// <summary>The package offers what the bot answers, where it answers it.</summary>
public sealed class ManifestCommandsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task CommandLists_InEachLanguage_AreCommandsThatWorkThere()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var package = AppPackage.Fill(
            RepositoryRoot.Of("manifest"), new AppPackageIds("id", "id", "1.0.0", "name", "https://a.example", "https://a.example", "https://a.example"));
        var english = package.Read("en.json");
        var lists = package.Manifest["bots"]![0]!["commandLists"]!.AsArray();

        for (var i = 0; i < lists.Count; i++)
        {
            var isPersonal = lists[i]!["scopes"]![0]!.GetValue<string>() is "personal";
            var commands = lists[i]!["commands"]!.AsArray();
            for (var j = 0; j < commands.Count; j++)
            {
                foreach (var title in (string[])[commands[j]!["title"]!.GetValue<string>(), english[$"bots[0].commandLists[{i}].commands[{j}].title"]!.GetValue<string>()])
                    Assert.True(office.Routes.FindCommand(title) is { } found && (isPersonal || found.Route.InShared), title);
            }
        }
    }

    // Teams lists twelve commands at most; what is left out is found in the help.
    [Fact]
    public async Task CommandLists_PersonalChat_OffersEveryCommandOrTheHelpDoes()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var package = AppPackage.Fill(
            RepositoryRoot.Of("manifest"), new AppPackageIds("id", "id", "1.0.0", "name", "https://a.example", "https://a.example", "https://a.example"));

        var offered = package.Manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray().Select(c => c!["title"]!.GetValue<string>()).ToList();
        var help = (await office.Office.SayAsync("帮助")).ButtonsOf(BotApp.Cards.CardVerbs.CommandRun)
            .Select(b => office.Routes.FindCommand(b["text"]!.GetValue<string>())?.Route.Words[0]);

        Assert.InRange(offered.Count, 1, 12);
        Assert.Empty(office.Routes.Commands.Select(c => c.Words[0]).Except(offered).Except(help));
    }
}
