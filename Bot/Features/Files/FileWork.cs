using System.Threading.Channels;
using BotApp.Cards.Texts;
using BotApp.Protocol;
using BotApp.Storage.Tables;
using BotApp.Turns;

namespace BotApp.Features.Files;

/// <summary>A file that is to be put where its person agreed to.</summary>
internal sealed record FileJob(Turn Turn, FileRequest Request, FileConsent Consent);

/// <summary>Makes and uploads files, one after the other, so that they never crowd out the turns; tells each person what became of it.</summary>
internal sealed partial class FileWork(OfficeFiles files, FileUpload upload, Outgoing outgoing, ILogger<FileWork> logger) : BackgroundService
{
    private const int MostWaiting = 32;
    private static readonly TimeSpan JobLimit = TimeSpan.FromMinutes(5);

    private readonly Channel<FileJob> jobs = Channel.CreateBounded<FileJob>(MostWaiting);

    /// <summary>Takes a job; false when too many wait.</summary>
    public bool TryOffer(FileJob job) => jobs.Writer.TryWrite(job);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in jobs.Reader.ReadAllAsync(stoppingToken))
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            limit.CancelAfter(JobLimit);
            try
            {
                await RunAsync(job, limit.Token);
            }
            catch (Exception e) when ((StorageOutage.Is(e, stoppingToken) || e is OperationCanceledException) && !stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, job.Request.Kind, e);
                await outgoing.PostAsync(job.Turn.Activity, new Reply.Text(Failed(job)), stoppingToken);
            }
        }
    }

    private async Task RunAsync(FileJob job, CancellationToken ct)
    {
        var (turn, request) = (job.Turn, job.Request);
        await using var file = await files.MakeAsync(request, turn.Roster, turn.Texts, ct);
        if (await upload.PutAsync(job.Consent.UploadUrl, file, ct) is UploadResult.Done)
            await outgoing.PostAsync(turn.Activity, job.Consent.Info(OfficeFiles.NameOf(request, turn.Texts)), ct);
        else
            await outgoing.PostAsync(turn.Activity, new Reply.Text(Failed(job)), ct);
    }

    private static string Failed(FileJob job)
    {
        CardTexts texts = job.Turn.Texts;
        return texts.FileFailed(job.Request.Kind is OfficeFileKind.Report ? texts.CommandReport : texts.CommandExport, job.Request.Year);
    }

    [LoggerMessage(1, LogLevel.Error, "The file {Kind} was agreed to and could not be made or put.")]
    private static partial void LogFailed(ILogger logger, OfficeFileKind kind, Exception e);
}
