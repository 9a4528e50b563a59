using System.Net;
using BotApp.Features.Files;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Azurite;
using Microsoft.Extensions.DependencyInjection;
using static BotApp.Tests.Integration.Files.FileConsents;

namespace BotApp.Tests.Integration.Files;

/// <summary>What becomes of a file that was agreed to when hosts, rights or the storage go meanwhile.</summary>
public sealed class FileWorkTests(AzuriteFixture azurite)
{
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

    // Set to nothing: Teams is asked, as outside Development.
    private Task<OfficeHost> StartAsync() => OfficeHost.StartAsync(azurite, more: ("Files:Folder", ""));
}
