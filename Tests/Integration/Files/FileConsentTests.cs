using System.Net;
using System.Text.Json.Nodes;
using BotApp.Features.Files;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Azurite;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace BotApp.Tests.Integration.Files;

public sealed class FileConsentTests(AzuriteFixture azurite)
{
    private const string ConsentCard = "application/vnd.microsoft.teams.card.file.consent";
    private const string InfoCard = "application/vnd.microsoft.teams.card.file.info";

    [Fact]
    public async Task Export_Office_AsksAndUploadsWhatWasAgreedTo()
    {
        await using var office = await StartAsync();
        await using var upload = await UploadServer.StartAsync();
        await office.Units.SavedAsync(Meetings.Create("op1", Meetings.Record("r1", title: "传达学习", fields: [("date", "2026-11-05"), ("topic", "传达学习")])));
        var asked = await AskAsync(office, office.Office, "导出 2026");
        Assert.Equal("记录-2026.xlsx", asked["name"]!.GetValue<string>());
        Assert.True(asked["content"]!["sizeInBytes"]!.GetValue<long>() > 0);

        await ConsentAsync(office, office.Office, asked, upload.Url);

        var info = await AttachmentAsync(office, office.Office, InfoCard);
        Assert.Equal("https://contoso-my.sharepoint.com/file", info["contentUrl"]!.GetValue<string>());
        var piece = Assert.Single(upload.Pieces);
        Assert.Equal(("PUT", $"bytes 0-{piece.Body.Length - 1}/{piece.Body.Length}", ""), (piece.Method, piece.Range, piece.Authorization));
        Assert.Equal(asked["content"]!["sizeInBytes"]!.GetValue<long>(), piece.Body.Length);
        using var book = new MemoryStream(piece.Body);
        Assert.Equal("传达学习", book.Query(useHeaderRow: true, sheetName: "支部委员会会议").Cast<IDictionary<string, object>>().Single()["主题"]);
    }

    [Fact]
    public async Task Report_Office_UploadsADocument()
    {
        await using var office = await StartAsync();
        await using var upload = await UploadServer.StartAsync();
        var asked = await AskAsync(office, office.Office, "年报 2026年");
        Assert.Equal("年报统计初稿-2026.docx", asked["name"]!.GetValue<string>());

        await ConsentAsync(office, office.Office, asked, upload.Url);

        await AttachmentAsync(office, office.Office, InfoCard);
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(upload.Pieces[0].Body), isEditable: false);
        Assert.Contains("2026年度机关工作报告", document.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_Twice_UploadsOnce()
    {
        await using var office = await StartAsync();
        await using var upload = await UploadServer.StartAsync();
        var asked = await AskAsync(office, office.Office, "导出 2026");

        await Task.WhenAll(ConsentAsync(office, office.Office, asked, upload.Url), ConsentAsync(office, office.Office, asked, upload.Url));
        await AttachmentAsync(office, office.Office, InfoCard);
        await ConsentAsync(office, office.Office, asked, upload.Url);

        await AssertNoFurtherFileAsync(office, upload, 1);
    }

    [Fact]
    public async Task Decline_ThenAccept_UploadsNothing()
    {
        await using var office = await StartAsync();
        await using var upload = await UploadServer.StartAsync();
        var asked = await AskAsync(office, office.Office, "导出 2026");

        await ConsentAsync(office, office.Office, asked, upload.Url, "decline");
        await ConsentAsync(office, office.Office, asked, upload.Url);

        Assert.Equal("好的，没有保存文件。", await TextAsync(office, office.Office));
        await AssertNoFurtherFileAsync(office, upload, 0);
    }

    [Fact]
    public async Task Accept_BySomeoneElse_UploadsNothing()
    {
        await using var office = await StartAsync();
        await using var upload = await UploadServer.StartAsync();
        var asked = await AskAsync(office, office.Office, "导出 2026");

        await ConsentAsync(office, office.Member, asked, upload.Url);
        await ConsentAsync(office, office.Stranger, asked, upload.Url);
        // A colleague, who may have such files too.
        await ConsentAsync(office, office.PersonOf("73277d96-f95b-4de3-a430-105af524e296"), asked, upload.Url);

        // The question is still open for the person it was put to; what is agreed to is worked off in order.
        await ConsentAsync(office, office.Office, asked, upload.Url);
        await AttachmentAsync(office, office.Office, InfoCard);
        Assert.Single(upload.Pieces);
    }

    [Fact]
    public async Task Accept_AddressThatIsNoOneDrive_SaysThatItFailed()
    {
        await using var office = await StartAsync();

        foreach (var url in (string[])["https://evil.example/session", "https://contoso-my.sharepoint.com.evil.example/session", "ftp://127.0.0.1/session", ""])
        {
            var asked = await AskAsync(office, office.Office, "导出 2026");
            var before = TextsOf(office, office.Office).Count;
            await ConsentAsync(office, office.Office, asked, url);

            var told = await OfficeHost.EventuallyAsync(() => Task.FromResult(TextsOf(office, office.Office)), texts => texts.Count > before);
            Assert.Equal("文件没有存成。请稍后再发一次：导出 2026", told[^1]);
        }
    }

    [Fact]
    public async Task Accept_ServerBusyOnce_PutsThePieceAgain()
    {
        await using var office = await StartAsync();
        await using var upload = await UploadServer.StartAsync();
        upload.Answer(HttpStatusCode.ServiceUnavailable);
        var asked = await AskAsync(office, office.Office, "导出 2026");

        await ConsentAsync(office, office.Office, asked, upload.Url);

        await AttachmentAsync(office, office.Office, InfoCard);
        Assert.Equal(2, upload.Pieces.Count);
        Assert.Equal(upload.Pieces[0].Body, upload.Pieces[1].Body);
    }

    [Fact]
    public async Task Accept_ServerPointsElsewhere_IsNotFollowedAndSaysThatItFailed()
    {
        await using var office = await StartAsync();
        await using var upload = await UploadServer.StartAsync();
        upload.Answer(HttpStatusCode.TemporaryRedirect);
        var asked = await AskAsync(office, office.Office, "导出 2026");

        await ConsentAsync(office, office.Office, asked, upload.Url);

        Assert.Equal("文件没有存成。请稍后再发一次：导出 2026", await TextAsync(office, office.Office));
        Assert.Single(upload.Pieces);
    }

    [Fact]
    public async Task Accept_HostThatIsToldToStop_FinishesTheFileInWorkAndSaysThatTheNextIsToBeAskedForAgain()
    {
        await using var office = await StartAsync();
        await using var upload = await UploadServer.StartAsync();
        var stopping = new TaskCompletionSource();
        upload.HoldUntil(stopping.Task);
        var report = await AskAsync(office, office.Office, "年报 2026");
        var export = await AskAsync(office, office.Office, "导出 2026");
        await ConsentAsync(office, office.Office, report, upload.Url);
        await OfficeHost.EventuallyAsync(() => Task.FromResult(upload.Pieces.Count), pieces => pieces == 1);
        await ConsentAsync(office, office.Office, export, upload.Url);

        // Knows of the stop when this has returned; the host would tell it at some moment of its own.
        var work = office.Services.GetRequiredService<FileWork>().StopAsync(OfficeHost.Stop);
        var stop = office.StopHostAsync();
        stopping.SetResult();
        await Task.WhenAll(work, stop);

        Assert.Equal("年报统计初稿-2026.docx", (await AttachmentAsync(office, office.Office, InfoCard))["name"]!.GetValue<string>());
        Assert.Equal("文件没有存成。请稍后再发一次：导出 2026", TextsOf(office, office.Office)[^1]);
        Assert.Single(upload.Pieces);
    }

    [Fact]
    public async Task Accept_WhoIsOfTheOfficeNoMoreWhenItsTurnComes_GetsNoFile()
    {
        await using var office = await StartAsync();
        await using var upload = await UploadServer.StartAsync();
        var left = new TaskCompletionSource();
        upload.HoldUntil(left.Task);
        var report = await AskAsync(office, office.Office, "年报 2026");
        var export = await AskAsync(office, office.Office, "导出 2026");
        await ConsentAsync(office, office.Office, report, upload.Url);
        await OfficeHost.EventuallyAsync(() => Task.FromResult(upload.Pieces.Count), pieces => pieces == 1);
        await ConsentAsync(office, office.Office, export, upload.Url);

        await office.LeavesAsync(office.Office);
        left.SetResult();

        Assert.StartsWith("您在这个单位没有办理此事的权限。", await TextAsync(office, office.Office), StringComparison.Ordinal);
        Assert.Single(upload.Pieces);
    }

    [Fact]
    public async Task Accept_HostThatEndsBeforeTheFileIsThere_CanBeAgreedToAgain()
    {
        await using var office = await StartAsync();
        await using var upload = await UploadServer.StartAsync();
        var never = new TaskCompletionSource();
        upload.HoldUntil(never.Task);
        var asked = await AskAsync(office, office.Office, "导出 2026");
        await ConsentAsync(office, office.Office, asked, upload.Url);
        await OfficeHost.EventuallyAsync(() => Task.FromResult(upload.Pieces.Count), pieces => pieces == 1);
        await office.RestartAsync();
        upload.HoldUntil(Task.CompletedTask);

        await ConsentAsync(office, office.Office, asked, upload.Url);

        await AttachmentAsync(office, office.Office, InfoCard);
        Assert.Equal(upload.Pieces[0].Body.Length, upload.Pieces[1].Body.Length);
        // What is left of the first host finds the file there.
        never.SetResult();
        Assert.Empty(TextsOf(office, office.Office));
    }

    [Theory]
    [InlineData(HttpStatusCode.Created)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task Accept_StorageThatHangsMeanwhile_IsToldWhatBecameOfTheFile(HttpStatusCode put)
    {
        await using var storage = await AzuriteProcess.StartAsync();
        await using var office = await OfficeHost.StartAsync(
            azurite, more: [("Files:Folder", ""), ("Storage:ConnectionString", storage.ConnectionString)]);
        await using var upload = await UploadServer.StartAsync();
        var hangs = new TaskCompletionSource();
        upload.HoldUntil(hangs.Task);
        upload.Answer(put);
        var asked = await AskAsync(office, office.Office, "导出 2026");
        await ConsentAsync(office, office.Office, asked, upload.Url);
        await OfficeHost.EventuallyAsync(() => Task.FromResult(upload.Pieces.Count), pieces => pieces == 1);

        storage.Pause();
        try
        {
            hangs.SetResult();

            if (put is HttpStatusCode.Created)
                await AttachmentAsync(office, office.Office, InfoCard);
            else
                Assert.Equal("文件没有存成。请稍后再发一次：导出 2026", await TextAsync(office, office.Office));
        }
        finally
        {
            storage.Resume();
        }
    }

    [Fact]
    public async Task Accept_AfterADay_IsToldToAskAgain()
    {
        await using var office = await StartAsync();
        await using var upload = await UploadServer.StartAsync();
        var asked = await AskAsync(office, office.Office, "导出 2026");

        office.Clock.JumpTo(office.Clock.GetUtcNow() + TimeSpan.FromHours(25));
        await ConsentAsync(office, office.Office, asked, upload.Url);

        Assert.Equal("这次询问已超过一天，不再有效。如仍需要文件，请重新发送：年报 或 导出", await TextAsync(office, office.Office));
        Assert.Empty(upload.Pieces);
    }

    [Fact]
    public async Task Ask_AllRolesButOffice_AreToldNoPolitely()
    {
        await using var office = await StartAsync();

        foreach (var command in (string[])["年报 2026", "导出 2026", "report 2026", "export 2026"])
            foreach (var person in (Person[])[office.Member, office.Recorder, office.Secretary, office.Leader])
                Assert.Contains("没有权限", (await person.SayAsync(command)).Text, StringComparison.Ordinal);

        Assert.DoesNotContain(office.Teams.Messages, m => m.Activity.Readable().Contains(ConsentCard, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_InDevelopment_WritesTheFileAndShowsWhere()
    {
        var folder = Directory.CreateTempSubdirectory("out-").FullName;
        try
        {
            await using var office = await OfficeHost.StartAsync(azurite, more: ("Files:Folder", folder));

            var told = await office.Office.SayAsync("年报 2026");

            var path = Path.Combine(folder, "年报统计初稿-2026.docx");
            Assert.Contains(path, told.Text, StringComparison.Ordinal);
            Assert.True(new FileInfo(path).Length > 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Ask_YearThatIsNone_SaysHow()
    {
        await using var office = await StartAsync();
        await PostAsync(office, office.Office.Message("年报 上月"));

        Assert.Equal("请写明 2000 年至 2099 年中的一年，例如：年报 2026", await TextAsync(office, office.Office));
    }

    [Theory]
    [InlineData("年报 2027")]
    [InlineData("年报 2099")]
    public async Task Ask_ReportOfAYearThatHasNotBegun_SaysSo(string command)
    {
        await using var office = await StartAsync();
        await PostAsync(office, office.Office.Message(command));

        Assert.Equal($"{command[3..]} 年尚未开始，没有年报。", await TextAsync(office, office.Office));
    }

    [Fact]
    public async Task Consent_Malformed_Is400()
    {
        await using var office = await StartAsync();
        var activity = office.Office.Message("");
        var invoke = office.Activities.Invoke("fileConsent/invoke", new JsonObject { ["action"] = "maybe" });
        invoke["from"] = activity["from"]!.DeepClone();

        using var response = await office.PostAsync(invoke);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    // Set to nothing: Teams is asked, as outside Development.
    private Task<OfficeHost> StartAsync() => OfficeHost.StartAsync(azurite, more: ("Files:Folder", ""));

    private static async Task<JsonNode> AskAsync(OfficeHost office, Person person, string command)
    {
        await PostAsync(office, person.Message(command));
        return await AttachmentAsync(office, person, ConsentCard);
    }

    private static async Task ConsentAsync(OfficeHost office, Person person, JsonNode asked, string url, string action = "accept")
    {
        var invoke = office.Activities.Invoke("fileConsent/invoke", new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = action,
            ["context"] = asked["content"]!["acceptContext"]!.DeepClone(),
            ["uploadInfo"] = new JsonObject
            {
                ["uploadUrl"] = url,
                ["contentUrl"] = "https://contoso-my.sharepoint.com/file",
                ["name"] = asked["name"]!.DeepClone(),
                ["uniqueId"] = "1150D938",
                ["fileType"] = "xlsx",
            },
        });
        var from = person.Message("");
        invoke["from"] = from["from"]!.DeepClone();
        invoke["conversation"] = from["conversation"]!.DeepClone();
        using var response = await office.PostAsync(invoke);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task PostAsync(OfficeHost office, JsonObject activity)
    {
        using var response = await office.PostAsync(activity);
        Assert.True(response.IsSuccessStatusCode);
    }

    private static async Task<JsonNode> AttachmentAsync(OfficeHost office, Person person, string type) => (await OfficeHost.EventuallyAsync(
        () => Task.FromResult(MessagesOf(office, person).Select(m => (m.Activity["attachments"] as JsonArray)?[0]).LastOrDefault(a => a?["contentType"]?.GetValue<string>() == type)),
        found => found is not null))!;

    /// <summary>What is agreed to is worked off in order: once another file is there, whatever came before it would be too.</summary>
    private static async Task AssertNoFurtherFileAsync(OfficeHost office, UploadServer upload, int files)
    {
        var (asked, sent) = (Of(ConsentCard).Count, Of(InfoCard).Count);
        await PostAsync(office, office.Office.Message("年报 2026"));
        await OfficeHost.EventuallyAsync(() => Task.FromResult(Of(ConsentCard)), found => found.Count > asked);
        await ConsentAsync(office, office.Office, Of(ConsentCard)[^1], upload.Url);
        await OfficeHost.EventuallyAsync(() => Task.FromResult(Of(InfoCard)), found => found.Count > sent);
        Assert.Equal(files + 1, upload.Pieces.Count);

        List<JsonNode> Of(string type) =>
            [.. MessagesOf(office, office.Office).Select(m => (m.Activity["attachments"] as JsonArray)?[0]).OfType<JsonNode>().Where(a => a["contentType"]?.GetValue<string>() == type)];
    }

    private static async Task<string> TextAsync(OfficeHost office, Person person) => (await OfficeHost.EventuallyAsync(
        () => Task.FromResult(MessagesOf(office, person).Select(m => m.Activity["text"]?.GetValue<string>()).LastOrDefault(t => t is not null)),
        found => found is not null))!;

    private static List<string> TextsOf(OfficeHost office, Person person) =>
        [.. MessagesOf(office, person).Select(m => m.Activity["text"]?.GetValue<string>()).OfType<string>()];

    private static IEnumerable<PostedMessage> MessagesOf(OfficeHost office, Person person) =>
        office.Teams.Messages.Where(m => m.ConversationId == "a:" + person.Id);
}
