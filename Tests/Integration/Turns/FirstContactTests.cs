using System.Text.Json.Nodes;
using BotApp.Storage.Conversations;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using BotApp.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Turns;

/// <summary>Installation, help by role, mistyped commands, the office's first steps.</summary>
public sealed class FirstContactTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [InlineData("member", "我的待办")]
    [InlineData("recorder", "写一句话")]
    [InlineData("secretary", "写一句话")]
    [InlineData("leader", "所属单位")]
    [InlineData("office", "开始使用")]
    public async Task Install_InPersonalChat_SaysWhatComesFirstForThatRole(string who, string said)
    {
        var card = await office.Named(who).DeliverAsync(Installed(office.Named(who)));

        Assert.Contains("流程助手", card.Text, StringComparison.Ordinal);
        Assert.Contains(said, card.Text, StringComparison.Ordinal);
        Assert.Contains("请勿录入涉密内容", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_Again_IsWelcomedOnceAndAfterARemovalAnew()
    {
        await office.Member.DeliverAsync(Installed(office.Member));
        using (await office.PostAsync(Installed(office.Member))) { }
        await office.Member.SayAsync("帮助");
        Assert.Equal(2, office.Teams.Messages.Count);

        using (await office.PostAsync(Installed(office.Member, "remove"))) { }
        var again = await office.Member.DeliverAsync(Installed(office.Member));
        Assert.Contains("流程助手", again.Text, StringComparison.Ordinal);
    }

    // A new version of the app sends "upgrade" or nothing; "add-upgrade" and "remove-upgrade" say that it brought the bot or took it away.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Upgrade_OfAnAppThatHadTheBot_WelcomesNobodyAgain(bool inTeam)
    {
        await office.Office.DeliverAsync(On("add"));

        using (await office.PostAsync(On("upgrade"))) { }

        await office.Member.SayAsync("帮助");
        Assert.Equal(2, office.Teams.Messages.Count);

        JsonObject On(string action) => inTeam ? InTeam(Installed(office.Office, action)) : Installed(office.Office, action);
    }

    [Fact]
    public async Task Install_AfterARemovalThatAnotherHostHandled_IsWelcomedAndKeptAnew()
    {
        await office.Member.DeliverAsync(Installed(office.Member));
        await OtherHost().DeleteAsync(office.Member.Id, OfficeHost.Stop);

        var again = await office.Member.DeliverAsync(Installed(office.Member));

        Assert.Contains("流程助手", again.Text, StringComparison.Ordinal);
        Assert.NotNull(await OtherHost().FindAsync(office.Member.Id, OfficeHost.Stop));
    }

    [Fact]
    public async Task Install_InATeamAfterARemovalThatAnotherHostHandled_SaysItAnew()
    {
        await office.Office.DeliverAsync(InTeam(Installed(office.Office)));
        await OtherHost().DeleteAsync("shared:19:general@thread.tacv2", OfficeHost.Stop);

        Assert.Contains("不写姓名", (await office.Office.DeliverAsync(InTeam(Installed(office.Office)))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_FromAPersonalChat_ForgetsWhoSpokeInIt()
    {
        await office.Member.DeliverAsync(Installed(office.Member));
        Assert.Contains(await KeptAsync(), text => text.Contains(office.Member.Id, StringComparison.Ordinal));

        using (await office.PostAsync(Installed(office.Member, "remove"))) { }

        Assert.DoesNotContain(await KeptAsync(), text => text.Contains(office.Member.Id, StringComparison.Ordinal));
    }

    // Another host of the same office, with a memory of its own.
    private ConversationStore OtherHost() => new(office.Services.GetRequiredService<OfficeTables>(), office.Clock);

    private async Task<List<string>> KeptAsync()
    {
        var kept = new List<string>();
        await foreach (var (place, text) in office.StoredRowsAsync())
            if (place.StartsWith("Conversations", StringComparison.OrdinalIgnoreCase))
                kept.Add(text);
        return kept;
    }

    [Fact]
    public async Task Install_ByAStranger_SaysWhomToAsk()
    {
        var card = await office.Stranger.DeliverAsync(Installed(office.Stranger));

        Assert.Contains("您不在本机关的名册中", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_InATeam_SaysOnceWhatIsPostedThereAndNamesNobody()
    {
        var card = await office.Office.DeliverAsync(InTeam(Installed(office.Office)));
        using (await office.PostAsync(InTeam(Installed(office.Office)))) { }
        await office.Office.SayAsync("帮助", channel: true);

        Assert.Contains("不写姓名", card.Text, StringComparison.Ordinal);
        Assert.Contains("写：状态、会议、帮助", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("程若微", card.Said, StringComparison.Ordinal);
        Assert.Equal(2, office.Teams.Messages.Count);
    }

    [Theory]
    [InlineData("member")]
    [InlineData("recorder")]
    [InlineData("leader")]
    [InlineData("office")]
    public async Task Help_InAChannel_OffersOnlyWhatWorksThere(string who)
    {
        var buttons = Buttons(await office.Named(who).SayAsync("帮助", channel: true));

        var commands = buttons.Select(text => office.Routes.FindCommand(text)?.Route).OfType<CommandRoute>().ToList();
        // The one that is no command is the example of a sentence.
        Assert.InRange(commands.Count, Math.Max(1, buttons.Count - 1), buttons.Count);
        Assert.All(commands, command => Assert.True(command.InShared, command.Name));
    }

    [Theory]
    [InlineData("member", "你好", false)]
    [InlineData("member", "状太", false)]
    [InlineData("leader", "你好", false)]
    [InlineData("recorder", "你好", true)]
    [InlineData("recorder", "状太", true)]
    [InlineData("office", "你好", true)]
    public async Task NotUnderstood_ASentenceOfAMeeting_IsProposedToWhoMayLogOne(string who, string text, bool proposed)
    {
        var card = await office.Named(who).SayAsync(text);

        Assert.Contains("没有看懂", card.Text, StringComparison.Ordinal);
        Assert.Equal(proposed, card.Text.Contains("写一句会议情况", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("member", "记,开始使用", "会议,我的,设置,帮助")]
    [InlineData("recorder", "开始使用", "记,会议,我的,设置,帮助")]
    [InlineData("office", "", "记,会议,我的,设置,开始使用,帮助")]
    public async Task Help_ByRole_OffersWhatThePersonMay(string who, string not, string offered)
    {
        var buttons = Buttons(await office.Named(who).SayAsync("帮助"));

        Assert.All(offered.Split(','), command => Assert.Contains(command, buttons));
        Assert.All(not.Split(',', StringSplitOptions.RemoveEmptyEntries), command => Assert.DoesNotContain(command, buttons));
    }

    [Fact]
    public async Task Help_ExampleTapped_IsAsIfItHadBeenTyped()
    {
        var help = await office.Recorder.SayAsync("帮助");
        var example = Buttons(help).First(text => text.Contains("支委会", StringComparison.Ordinal));

        var form = await office.Recorder.ForgeAsync("command.run", new JsonObject { ["text"] = example });

        Assert.Equal(("branch-committee", "6"), (form.Card.Inputs["type"], form.Card.Inputs["present"]));
    }

    [Theory]
    [InlineData("会义", "会议")]
    [InlineData("setings", "设置")]
    public async Task Mistyped_Command_OffersTheNearest(string typed, string meant)
    {
        var card = await office.Recorder.SayAsync(typed);

        Assert.Contains("是不是想用", card.Text, StringComparison.Ordinal);
        Assert.Equal(meant, Buttons(card)[0]);
    }

    [Theory]
    [InlineData("状太 三季度", "状态 三季度")]
    [InlineData("statsu：2026", "状态 2026")]
    [InlineData("年抱　2026", "年报 2026")]
    [InlineData("提腥 发送 全体 请各支部于本周五前报送本季度的学习情况", "提醒")]
    public async Task Mistyped_CommandWithMore_OffersTheNearestWithIt(string typed, string meant)
    {
        var card = await office.Office.SayAsync(typed);

        Assert.Contains("是不是想用", card.Text, StringComparison.Ordinal);
        Assert.Equal(meant, Buttons(card)[0]);
    }

    [Fact]
    public async Task Mistyped_CommandOfAnotherRole_IsNotOffered()
    {
        var card = await office.Member.SayAsync("开始使甩");

        Assert.DoesNotContain("开始使用", Buttons(card));
    }

    [Fact]
    public async Task FirstRun_StepByStep_ShowsWhatIsThere()
    {
        var first = await office.Office.SayAsync("开始使用");
        Assert.Contains("245 人", first.Text, StringComparison.Ordinal);
        Assert.Contains("待完成", first.Text, StringComparison.Ordinal);

        var form = await office.Office.ClickAsync(first, "settings.office");
        await office.Office.ClickAsync(form.Card, "settings.saveOffice", changed: [("obligationLead", "4")]);
        var channel = await office.Office.SayAsync("设置", channel: true);
        await office.Office.ClickAsync(channel, "settings.saveChannel", channel: true, changed: [("post", "Weekly")]);

        Assert.Contains("各项都已完成", (await office.Office.SayAsync("setup")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Branch_WithNeitherRecorderNorSecretary_IsNamedToTheOfficeAndSentToIt()
    {
        var alone = office.PersonOf("6f2a5c1e-3d4b-4a6f-9e8d-7c6b5a493827");
        await office.ImportRosterAsync($"unit,kind,name,userId,upn,role,title,group\n预备党支部,branch,乔一,{alone.Id},,member,,\n");

        Assert.Contains("没有记录员，也没有书记，不会有人收到它们的待办提醒：预备党支部", (await office.Office.SayAsync("开始使用")).Text, StringComparison.Ordinal);
        Assert.Contains("请联系机关办公室", (await alone.SayAsync("今天开了主题党日，2人参加")).Text, StringComparison.Ordinal);
        Assert.Contains("请联系本单位的记录员或支部书记", (await office.Member.SayAsync("今天开了主题党日，2人参加")).Text, StringComparison.Ordinal);
    }

    private static JsonObject Installed(Person person, string action = "add")
    {
        var activity = person.Message("");
        activity.Remove("text");
        activity["type"] = "installationUpdate";
        activity["action"] = action;
        return activity;
    }

    private static JsonObject InTeam(JsonObject activity)
    {
        activity["conversation"]!["id"] = "19:general@thread.tacv2";
        activity["conversation"]!["conversationType"] = "channel";
        activity["channelData"]!["team"] = new JsonObject { ["id"] = "19:general@thread.tacv2" };
        return activity;
    }

    private static List<string> Buttons(ShownCard card)
    {
        var found = new List<string>();
        for (var i = 0; i < card.Count("command.run"); i++)
            found.Add(card.DataOf("command.run", i)["text"]!.GetValue<string>());
        return found;
    }
}
