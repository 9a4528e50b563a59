using BotApp.Cards;
using BotApp.Cards.Model;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>提醒 发送 …: which words choose the recipients, and which are the text.</summary>
public sealed class ReminderCommandTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("通知：今天下午三点开会。", "通知：今天下午三点开会。")]
    [InlineData("请于15:30到三楼会议室开会。", "请于15:30到三楼会议室开会。")]
    [InlineData("机关：今天下午三点开会。", "机关：今天下午三点开会。")]
    [InlineData("機關：今天下午三點開會。", "機關：今天下午三點開會。")]
    [InlineData("支部:没有的支部 今天下午三点开会。", "今天下午三点开会。")]
    public async Task Command_AColonInTheFirstWord_LosesNothingThatWasTyped(string typed, string text)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var form = await office.Office.SayAsync("提醒 发送 " + typed);

        Assert.Equal(text, form.Inputs["text"]);
    }

    [Theory]
    [InlineData("第一党支部：请今天交材料。", "branch:第一党支部", "请今天交材料。")]
    [InlineData("第一 党支部 请今天交材料。", "branch:第一党支部", "请今天交材料。")]
    [InlineData("支部: 第一党支部 请今天交材料。", "branch:第一党支部", "请今天交材料。")]
    [InlineData("第一党支部: 请今天 交材料。", "branch:第一党支部", "请今天 交材料。")]
    [InlineData("支部:第一党支部：请今天交材料。", "branch:第一党支部", "请今天交材料。")]
    [InlineData("全体：请今天交材料。", "all", "请今天交材料。")]
    // Traditional characters choose the same, and what is said stays as it was written.
    [InlineData("全體：請今天交材料。", "all", "請今天交材料。")]
    [InlineData("第一黨支部：請今天交材料。", "branch:第一党支部", "請今天交材料。")]
    [InlineData("支部:第一黨支部 請今天交材料。", "branch:第一党支部", "請今天交材料。")]
    [InlineData("没有的支部：请今天交材料。", "all", "没有的支部：请今天交材料。")]
    public async Task Command_AColonBehindTheAudience_SaysToWhom(string typed, string audience, string text)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var form = await office.Office.SayAsync("提醒 发送 " + typed);

        Assert.Equal(audience, form.Inputs["audience"]);
        Assert.Equal(text, form.Inputs["text"]);
    }

    [Theory]
    [InlineData("发送全体 明天交材料", "all", "明天交材料")]
    [InlineData("发送：全体 明天交材料", "all", "明天交材料")]
    [InlineData("发送第一党支部 明天交材料", "branch:第一党支部", "明天交材料")]
    [InlineData("全体 明天交材料", "all", "明天交材料")]
    [InlineData("支部:第一党支部 明天交材料", "branch:第一党支部", "明天交材料")]
    [InlineData("發送 全體 明天交發言稿", "all", "明天交發言稿")]
    [InlineData("發送全體 明天交發言稿", "all", "明天交發言稿")]
    [InlineData("全體 明天交發言稿", "all", "明天交發言稿")]
    public async Task Command_WithoutTheWordOrTheBlankOfSending_IsTheFormOfWhatFollows(string typed, string audience, string text)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var form = await office.Office.SayAsync("提醒 " + typed);

        Assert.Equal((audience, text), (form.Inputs.GetValueOrDefault("audience"), form.Inputs.GetValueOrDefault("text")));
    }

    [Theory]
    [InlineData("明天交材料")]
    [InlineData("发送材料给办公室")]
    [InlineData("發送材料給辦公室")]
    [InlineData("全体")]
    public async Task Command_WithAnythingElse_SaysThatItWasNotTakenAndOffersIt(string typed)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var answer = await office.Office.SayAsync("提醒 " + typed);

        Assert.Contains("没有收下", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["提醒 发送 " + typed, "提醒"], answer.ButtonsOf("command.run").Select(b => b[CardData.Command]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("支部:第百党支部 误发测试")]
    [InlineData("支部：第一")]
    [InlineData("机关：今天下午三点开会。")]
    [InlineData("機關：今天下午三點開會。")]
    public async Task Command_AUnitThatIsNotThere_ChoosesNobodyInItsPlace(string typed)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var form = await office.Office.SayAsync("提醒 发送 " + typed);

        Assert.Contains("没有找到", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("audience", form.Inputs.Keys);
        Assert.DoesNotContain("245", form.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("办公室 请交材料。", "请交材料。")]
    [InlineData("辦公室 請交材料。", "請交材料。")]
    public async Task Command_NameOfABranchAndOfADepartment_ChoosesNeitherAndNobodyElse(string typed, string text)
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.ImportRosterAsync("unit,kind,name,userId,upn,role,title,group\n办公室,branch,乔一,6f2a5c1e-3d4b-4a6f-9e8d-7c6b5a493827,,member,,\n");

        var form = await office.Office.SayAsync("提醒 发送 " + typed);

        Assert.DoesNotContain("audience", form.Inputs.Keys);
        Assert.Equal(text, form.Inputs["text"]);
    }

    [Theory]
    [InlineData("提醒")]
    [InlineData("提醒 发送 全体 大家好")]
    public async Task Command_NotOfTheOffice_IsRefused(string command)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        foreach (var person in (Person[])[office.Member, office.Recorder, office.Secretary, office.Leader])
        {
            var answer = await person.SayAsync(command);
            Assert.False(answer.Has(CardVerbs.ReminderSend) || answer.Has(CardVerbs.ReminderList), answer.Text);
        }
    }
}
