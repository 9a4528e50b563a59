using System.Text.Json;
using System.Text.Json.Nodes;
using BotApp.Features.Records;
using BotApp.Storage.OneDay;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Trust;

/// <summary>
/// A record that only the office sees stays with it, whatever a unit's recorder knows of it: its id, the operation it was made by,
/// the draft that it began as. Nor does a channel show more to one who may read it elsewhere.
/// </summary>
public sealed class WithheldRecordsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Agency = "office:机关";

    // 舒静姝 keeps the records of 机关.
    private const string AgencyRecorder = "def7ac72-de55-4bce-ba10-552f86629fef";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [InlineData("record.save", "study-plan", "f-date 2026-11-20")]
    [InlineData("ledger.save", "problem-list", "f-found 2026-11-20 f-owner 舒静姝 f-due 2026-12-20")]
    public async Task SaveOfANewOne_WithTheOperationOfTheOffices_ShowsNothingOfIt(string verb, string register, string inputs)
    {
        var form = await office.Office.SayAsync("登记 廉政风险点");
        await office.Office.ClickAsync(
            form, "record.save", changed: [("unit", Agency), ("f-date", "2026-11-20"), ("f-post", "财务岗"), ("f-title", "采购环节")]);
        var operation = form.DataOf("record.save")["op"]!.GetValue<string>();
        var recorder = new Person(office, AgencyRecorder);

        var click = new JsonObject { ["op"] = operation, ["unit"] = Agency, ["register"] = register, ["f-title"] = "x" };
        foreach (var input in inputs.Split(' ').Chunk(2))
            click[input[0]] = input[1];

        var answer = await recorder.ForgeAsync(verb, click);

        Assert.False(answer.IsCard);
        Assert.DoesNotContain("财务岗", answer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("廉政风险点", answer.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_OfARegisterOfTheOffices_OpensForItsWriterAlone()
    {
        const string Operation = "abcdefghijklmnopqrstuvwxy2";
        var draft = new PostedDraft(Agency, new SortedDictionary<string, string>(StringComparer.Ordinal) { ["post"] = "财务岗" }, "integrity-risk");
        await office.Services.GetRequiredService<OneDayStore>().SaveAsync(
            office.Office.Id, Operation, JsonSerializer.Serialize(draft, RecordJson.Default.PostedDraft), OfficeHost.Stop);
        JsonObject click = new() { ["op"] = Operation, ["unit"] = Agency, ["by"] = office.Office.Id };

        var recorders = await new Person(office, AgencyRecorder).ForgeAsync("record.edit", click, channel: true);
        var writers = await office.Office.ForgeAsync("record.edit", (JsonObject)click.DeepClone(), channel: true);

        Assert.False(recorders.IsCard);
        Assert.DoesNotContain("财务岗", recorders.Said, StringComparison.Ordinal);
        Assert.Equal("财务岗", writers.Card.Inputs["f-post"]);
    }

    [Theory]
    [InlineData("登记 廉政风险点 11月20日排查，岗位：财务岗，风险点：采购环节")]
    [InlineData("登记 廉政风险点")]
    public async Task Channel_EntryOfWhatNotAllOfTheUnitMaySee_IsBegunInTheOwnChat(string text)
    {
        var answer = await office.Office.SayAsync(text, channel: true);

        Assert.Equal("这项操作请在与助手的个人聊天中进行。", answer.Text);
        Assert.DoesNotContain(office.Teams.Messages, m => m.Activity.Readable().Contains("廉政风险点", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Channel_RecordBookOfWhatNotAllOfTheUnitMaySee_IsNotCalledEmpty()
    {
        var answer = await office.Secretary.SayAsync("登记簿 党员变动", channel: true);

        Assert.Equal("这项操作请在与助手的个人聊天中进行。", answer.Text);
    }

    [Fact]
    public async Task Channel_StaleSaveByTheOffice_ShowsNoMoreThanOpeningDoes()
    {
        var posted = await office.Recorder.SayAsync("刚开完支委会，应到7人实到6人，研究接收预备党员", channel: true);
        var form = await office.Recorder.ClickAsync(posted, "meeting.edit", channel: true);
        var saved = await office.Recorder.ClickAsync(form.Card, "meeting.save", channel: true);
        var record = saved.Card.DataOf("meeting.edit");
        JsonObject click = new()
        {
            ["op"] = "abcdefghijklmnopqrstuvwxy3", ["unit"] = record["unit"]!.DeepClone(), ["id"] = record["id"]!.DeepClone(), ["v"] = "0",
            ["type"] = "branch-committee", ["date"] = "2026-11-23",
        };

        var answer = await office.Office.ForgeAsync("meeting.save", click, channel: true);

        Assert.Equal("这项操作请在与助手的个人聊天中进行。", answer.Text);
    }

    [Fact]
    public async Task Channel_OpenByTheOffice_LeadsToTheOwnChat()
    {
        var posted = await office.Recorder.SayAsync("刚开完支委会，应到7人实到6人", channel: true);
        var form = await office.Recorder.ClickAsync(posted, "meeting.edit", channel: true);
        var saved = await office.Recorder.ClickAsync(form.Card, "meeting.save", channel: true);

        var answer = await office.Office.ForgeAsync("meeting.open", saved.Card.DataOf("meeting.edit"), channel: true);

        Assert.Equal("这项操作请在与助手的个人聊天中进行。", answer.Text);
    }

    [Fact]
    public async Task Channel_DraftOpenedByTheOffice_IsItsWritersAndNotToBeFoundInTheOwnChat()
    {
        var posted = await office.Recorder.SayAsync("刚开完支委会，应到7人实到6人", channel: true);

        var answer = await office.Office.ClickAsync(posted, "meeting.edit", channel: true);

        Assert.StartsWith("这一步由填写的本人", answer.Text, StringComparison.Ordinal);
    }
}
