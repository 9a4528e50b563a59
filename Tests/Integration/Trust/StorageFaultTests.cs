using System.Net;
using System.Text.Json.Nodes;
using BotApp.Tests.Support.Faults;
using static BotApp.Tests.Integration.Find.FindOffice;

namespace BotApp.Tests.Integration.Trust;

/// <summary>
/// Storage that stops, is slow, refuses or is full, and a host that dies, while people save: what was confirmed is there
/// once, what was not is said to have failed in their language and is saved by the same click later, and the bot goes on.
/// </summary>
public sealed class StorageFaultTests : IAsyncLifetime
{
    private const string Host = "one";
    private const int People = 4;
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly First = new(2026, 11, 1);
    private static readonly DateOnly Last = new(2026, 11, 30);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);

    // The storage is asked once a second at most, whoever wants to know.
    private static readonly TimeSpan AnswerHolds = TimeSpan.FromSeconds(1.1);

    private readonly Promises promises = new();
    private OfficeUnderFaults office = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        office = await OfficeUnderFaults.OpenAsync(Morning, Stop);
        await office.StartHostAsync(Host);
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Save_WhileTheStorageIsHalted_IsKeptOnceOrSaidToHaveFailed()
    {
        await UnderLoadAsync(async () =>
        {
            office.Storage.Azurite.Pause();
            await Task.Delay(TimeSpan.FromSeconds(15), Stop);
            office.Storage.Azurite.Resume();
        });

        Assert.Contains(promises.All, p => p.Tries > 1);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Save_WhileTheStorageIsStoppedAndStartedAgain_IsKeptOnceOrSaidToHaveFailed()
    {
        await UnderLoadAsync(async () =>
        {
            await office.Storage.Azurite.StopAsync();
            await Task.Delay(TimeSpan.FromSeconds(8), Stop);
            await office.Storage.Azurite.StartAgainAsync();
        });

        Assert.Contains(promises.All, p => p.Tries > 1);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Ready_WhileTheStorageIsStopped_SaysSoUntilItIsBack()
    {
        Assert.Equal(HttpStatusCode.OK, await HealthAsync("ready"));

        await office.Storage.Azurite.StopAsync();
        await Task.Delay(AnswerHolds, Stop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await HealthAsync("ready"));
        Assert.Equal(HttpStatusCode.OK, await HealthAsync("live"));

        await office.Storage.Azurite.StartAgainAsync();
        await Task.Delay(AnswerHolds, Stop);
        Assert.Equal(HttpStatusCode.OK, await HealthAsync("ready"));
    }

    private async Task<HttpStatusCode> HealthAsync(string what)
    {
        using var answer = await office.Http.GetAsync(new Uri(office.AnyHost(), $"/health/{what}"), Stop);
        return answer.StatusCode;
    }

    [Theory]
    [InlineData("zh-CN", "存储暂时繁忙")]
    [InlineData("en-US", "Storage is busy")]
    public async Task Question_WhileTheStorageIsHalted_IsToldToComeBack(string locale, string told)
    {
        var person = office.Person(OfficeUnderFaults.InBranches("recorder")[0].Id, locale);
        Assert.NotNull(await person.SayAsync("帮助", Stop));

        office.Storage.Azurite.Pause();
        var answer = await person.SayAsync("会议", Stop);
        office.Storage.Azurite.Resume();

        Assert.Contains(told, answer?.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(told, (await person.SayAsync("会议", Stop))?.Text, StringComparison.Ordinal);
    }

    // A sentence would take the place of the form; at an error the client leaves the dialog open.
    [Theory]
    [InlineData(true, HttpStatusCode.ServiceUnavailable, "存储暂时繁忙")]
    [InlineData(false, HttpStatusCode.InternalServerError, "处理时间过长")]
    public async Task DialogSubmit_WhileTheStorageIsStoppedOrHalted_IsAnErrorAndTheSameClickSavesLater(bool isStopped, HttpStatusCode status, string told)
    {
        var person = office.Person(OfficeUnderFaults.InBranches("recorder")[0].Id);
        var opened = await JsonAsync(HttpStatusCode.OK, await person.InvokeAsync("composeExtension/fetchTask", new JsonObject
        {
            ["commandId"] = "log",
            ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["content"] = "刚开完支委会，应到7人实到6人" } },
        }, Stop));
        var form = new ShownCard(opened["task"]!["value"]!["card"]!["content"]!.AsObject(), null);
        var data = Buttons(form.Json).Single(b => b["type"]!.GetValue<string>() == "Action.Submit")["data"]!.DeepClone().AsObject();
        foreach (var (id, value) in form.Inputs)
            data[id] = value;
        var submit = new JsonObject { ["commandId"] = "log", ["data"] = data };

        if (isStopped)
            await office.Storage.Azurite.StopAsync();
        else
            office.Storage.Azurite.Pause();
        var error = await JsonAsync(status, await person.InvokeAsync("composeExtension/submitAction", submit.DeepClone(), Stop));
        if (isStopped)
            await office.Storage.Azurite.StartAgainAsync();
        else
            office.Storage.Azurite.Resume();

        Assert.Contains(told, error["value"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        var saved = await JsonAsync(HttpStatusCode.OK, await person.InvokeAsync("composeExtension/submitAction", submit.DeepClone(), Stop));
        Assert.Contains("已保存", new ShownCard(saved["task"]!["value"]!["card"]!["content"]!.AsObject(), null).Text, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> JsonAsync(HttpStatusCode status, HttpResponseMessage? answer)
    {
        using var came = Assert.IsType<HttpResponseMessage>(answer);
        var said = JsonNode.Parse(await came.Content.ReadAsStringAsync(Stop))!;
        Assert.True(status == came.StatusCode, $"{came.StatusCode}: {said.Readable()}");
        return said;
    }

    [Theory]
    [InlineData(1, StorageMishap.Slow)]
    [InlineData(2, StorageMishap.DiskFull)]
    [InlineData(3, StorageMishap.Conflict, StorageMishap.Precondition, StorageMishap.ErrorBefore, StorageMishap.ErrorAfter, StorageMishap.Unavailable, StorageMishap.LostBefore, StorageMishap.LostAfter)]
    public async Task Save_InBadWeather_IsKeptOnceOrSaidToHaveFailed(int seed, params object[] kinds)
    {
        var mishaps = kinds.Cast<StorageMishap>().ToArray();
        // A full disk refuses every write until there is room again.
        var rate = mishaps is [StorageMishap.DiskFull] ? 1 : 0.35;
        await UnderLoadAsync(async () =>
        {
            office.Storage.Set(new StorageWeather(seed, rate, mishaps));
            await Task.Delay(TimeSpan.FromSeconds(10), Stop);
            office.Storage.Set(StorageWeather.Fair);
        });

        Assert.True(office.Storage.Mishaps > 10, $"{office.Storage.Mishaps} requests met a mishap.");
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Save_HostKilledAnywhere_IsKeptOnceAndRepeatedByTheSameClick()
    {
        const string other = "other";
        var random = new Random(7);
        await office.StartHostAsync(other);
        await UnderLoadAsync(async () =>
        {
            for (var kill = 0; kill < 6; kill++)
            {
                await Task.Delay(random.Next(200, 1500), Stop);
                var host = kill % 2 == 0 ? Host : other;
                await office.KillHostAsync(host);
                await office.StartHostAsync(host);
            }
        });

        await AssertSoundAsync();
    }

    /// <summary>People save a little before, all the while, and a little after; then what failed is clicked again until it is confirmed.</summary>
    private async Task UnderLoadAsync(Func<Task> fault)
    {
        using var more = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        // Every other one has an English client.
        var people = OfficeUnderFaults.InBranches("recorder").Take(People)
            .Select((r, n) => new MeetingKeeper(office.Person(r.Id, n % 2 == 0 ? "zh-CN" : "en-US"), r.Unit, promises).RunAsync(more.Token, patience.Token))
            .ToList();
        await Task.Delay(TimeSpan.FromSeconds(2), Stop);
        await fault();
        await Task.Delay(TimeSpan.FromSeconds(2), Stop);
        await more.CancelAsync();
        patience.CancelAfter(Recovery);
        await Task.WhenAll(people);
    }

    private async Task AssertSoundAsync()
    {
        Assert.NotEmpty(promises.All);
        Assert.All(promises.All, p => Assert.True(p.IsConfirmed, $"'{p.Text}' was never confirmed; heard last: {p.Heard.LastOrDefault()}"));
        Assert.Empty(OfficeCheck.Words(promises));
        Assert.Empty(await OfficeCheck.BooksAsync(office, promises, First, Last, Stop));
        TestContext.Current.SendDiagnosticMessage(
            $"{promises.All.Count} meetings, {promises.All.Count(p => p.Tries > 1)} of them clicked more than once, {promises.All.SelectMany(p => p.Heard).Count(h => h is null)} clicks without an answer");
    }
}
