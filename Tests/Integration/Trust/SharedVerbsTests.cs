using System.Text.Json.Nodes;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.Trust;

/// <summary>
/// Which buttons work where others read along, written out by hand. A click is the client's word: whoever makes one up in a
/// channel would have the reply of a personal card written into a message that all read.
/// </summary>
public sealed class SharedVerbsTests(AzuriteFixture azurite)
{
    private const string Written =
        "command.run find.page meeting.cancel meeting.edit meeting.list meeting.open meeting.save record.cancel record.edit record.list record.new "
        + "record.open record.save settings.saveChannel status.open";

    [Fact]
    public async Task Verbs_OfPersonalCards_DoNothingInAChannel()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        foreach (var route in office.Routes.Verbs.Where(v => !v.InShared))
        {
            foreach (var person in (Person[])[office.Office, office.Secretary, office.Member])
            {
                var answer = await person.ForgeAsync(route.Verb, new JsonObject { ["until"] = "tomorrow" }, channel: true);

                Assert.False(answer.IsCard, route.Verb);
                Assert.Equal("这项操作请在与助手的个人聊天中进行。", answer.Text);
            }
        }

        Assert.DoesNotContain(office.Teams.Requests, r => Uri.UnescapeDataString(r.Target).Contains("19:general", StringComparison.Ordinal));
        Assert.Equal(Written.Split(' '), office.Routes.Verbs.Where(v => v.InShared).Select(v => v.Verb).Order(StringComparer.Ordinal));
    }
}
