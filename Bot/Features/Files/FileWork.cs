using System.Collections.Concurrent;
using System.Threading.Channels;
using BotApp.Office.Rights;
using BotApp.Protocol;
using BotApp.Storage.OneDay;
using BotApp.Storage.Tables;
using BotApp.Turns;

namespace BotApp.Features.Files;

/// <summary>A file that a person has agreed to receive, and where.</summary>
internal sealed record FileJob(Turn Turn, FileRequest Request, FileConsent Consent)
{
    /// <summary>Says that there is no file, and how to ask for it again.</summary>
    public string Failed => Turn.Texts.FileFailed(
        Request.Kind is OfficeFileKind.Report ? Turn.Texts.CommandReport : Turn.Texts.CommandExport, Request.Year);
}

/// <summary>
/// Makes and uploads files one after the other, so that they never crowd out the turns, and tells each person the outcome.
/// A host that is told to stop finishes the current file, and tells those who wait to ask again. If a host ends abruptly, the
/// question remains and can be answered again.
/// </summary>
internal sealed partial class FileWork(
    OfficeFiles files, FileUpload upload, OneDayStore questions, Outgoing outgoing, RosterView roster, TimeProvider time, ILogger<FileWork> logger) : BackgroundService
{
    private const int MostWaiting = 32;
    private static readonly TimeSpan JobLimit = TimeSpan.FromMinutes(5);

    // A platform waits some thirty seconds for a host that it stops; that must do for the messages to those who wait, too.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan TellLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TakeLimit = TimeSpan.FromSeconds(3);

    private readonly Channel<FileJob> jobs = Channel.CreateBounded<FileJob>(MostWaiting);
    private readonly ConcurrentDictionary<string, bool> taken = new(StringComparer.Ordinal);

    /// <summary>Takes a job, once however often it is offered; false when too many wait or the host is stopping.</summary>
    public bool TryOffer(FileJob job)
    {
        if (!taken.TryAdd(job.Consent.Id, true) || jobs.Writer.TryWrite(job))
            return true;
        taken.TryRemove(job.Consent.Id, out _);
        return false;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var abort = new CancellationTokenSource();
        await using var patience = time.CreateTimer(_ => abort.Cancel(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var stop = stoppingToken.Register(() =>
        {
            jobs.Writer.TryComplete();
            patience.Change(StopLimit, Timeout.InfiniteTimeSpan);
        });
        // Ends with the last job, not when the host stops.
        await foreach (var job in jobs.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (stoppingToken.IsCancellationRequested || !await TryRunAsync(job, abort.Token))
                await TellFailedAsync(job);
            taken.TryRemove(job.Consent.Id, out _);
        }
    }

    private async Task<bool> TryRunAsync(FileJob job, CancellationToken abort)
    {
        using var limit = new CancellationTokenSource(JobLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(abort, limit.Token);
        try
        {
            return await RunAsync(job, either.Token);
        }
        catch (Exception e)
        {
            LogFailed(logger, job.Request.Kind, e);
            return false;
        }
    }

    private async Task<bool> RunAsync(FileJob job, CancellationToken ct)
    {
        var (turn, request) = (job.Turn, job.Request);
        await using var file = await files.MakeAsync(request, turn.Roster, turn.Texts, ct);
        // It may be a while since it was agreed to.
        if (!Rights.May(roster.Current?.Find(turn.Person.Id), Operation.Export))
        {
            await TellAsync(job, limit => outgoing.PostAsync(turn.Activity, new Reply.Text(turn.Texts.NotAllowed), limit));
            await TakeAsync(job);
            return true;
        }

        if (await upload.PutAsync(job.Consent.UploadUrl, file, ct) is not UploadResult.Done)
            return false;
        // The file is delivered, whatever happens now. If the question cannot be removed, it expires at the end of its day.
        await TellAsync(job, limit => outgoing.PostAsync(turn.Activity, job.Consent.Info(OfficeFiles.NameOf(request, turn.Texts)), limit));
        await TakeAsync(job);
        return true;
    }

    private async Task TellFailedAsync(FileJob job)
    {
        if (await TakeAsync(job))
            await TellAsync(job, limit => outgoing.PostAsync(job.Turn.Activity, new Reply.Text(job.Failed), limit));
    }

    // With a limit of its own: that of the file may have expired.
    private async Task TellAsync(FileJob job, Func<CancellationToken, Task> post)
    {
        using var limit = new CancellationTokenSource(TellLimit, time);
        try
        {
            await post(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            LogUntold(logger, job.Request.Kind, e);
        }
    }

    // False if the question is gone: it was accepted again on another host, which has made the file. If storage does not answer, make it.
    private async Task<bool> TakeAsync(FileJob job)
    {
        using var limit = new CancellationTokenSource(TakeLimit, time);
        try
        {
            return await questions.TakeAsync(job.Turn.Person.Id, job.Consent.Id, limit.Token) is not null;
        }
        catch (Exception e) when (e is OperationCanceledException || StorageOutage.Is(e))
        {
            return true;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The file {Kind} was agreed to and could not be made or put.")]
    private static partial void LogFailed(ILogger logger, OfficeFileKind kind, Exception e);

    [LoggerMessage(2, LogLevel.Error, "What became of the file {Kind} could not be told to its person.")]
    private static partial void LogUntold(ILogger logger, OfficeFileKind kind, Exception e);
}
