using System.Net;
using System.Text.Json.Nodes;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using MiniExcelLibs;
using static BotApp.Tests.Integration.Files.FileConsents;

namespace BotApp.Tests.Integration.Files;

public sealed class FileConsentTests(AzuriteFixture azurite)
{
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
}
