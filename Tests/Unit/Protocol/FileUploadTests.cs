using System.Net;
using BotApp.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Unit.Protocol;

public sealed class FileUploadTests
{
    private const string Url = "https://contoso-my.sharepoint.com/personal/a/_api/v2.0/drive/items/1/uploadSession?tempauth=x";
    private const int Piece = 16 * 320 * 1024;

    // A session answers a piece that it has with 416; once the last one is there, the session is gone.
    [Theory]
    [InlineData(new[] { 0, 416, 201 }, true)]
    [InlineData(new[] { 503, 416, 201 }, true)]
    [InlineData(new[] { 202, 0, 416 }, true)]
    [InlineData(new[] { 202, 0, 404 }, true)]
    [InlineData(new[] { 202, 0, 0, 404 }, true)]
    // Before the last piece a session that is gone has ended with half a file.
    [InlineData(new[] { 0, 404 }, false)]
    // Asked to wait: nothing of it was taken.
    [InlineData(new[] { 429, 416 }, false)]
    [InlineData(new[] { 416 }, false)]
    [InlineData(new[] { 202, 404 }, false)]
    public async Task Put_PieceWhoseAnswerIsLost_CountsAsTakenWhereItsRepetitionSaysSo(int[] answers, bool isThere)
    {
        var coming = new Queue<int>(answers);
        var handler = new ScriptedHandler((_, _) => coming.Dequeue() is > 0 and var status
            ? Task.FromResult(new HttpResponseMessage((HttpStatusCode)status))
            : throw new HttpRequestException("lost"));
        var clock = FakeTime.Clock();
        var upload = new FileUpload(
            handler, new UploadUrlPolicy(Options.Create(new BotOptions { Cloud = "Public" })), clock, NullLogger<FileUpload>.Instance);

        var result = await clock.RunAsync(upload.PutAsync(Url, new MemoryStream(new byte[Piece + 1]), FakeTime.Stop));

        Assert.Equal(isThere ? UploadResult.Done : UploadResult.Failed, result);
        Assert.Empty(coming);
    }
}
