using System.Text.Json;
using BotApp.Protocol;
using BotApp.Storage.Drafts;
using BotApp.Turns;

namespace BotApp.Features.Files;

/// <summary>The answer to the question about a file: by the person it was put to, within a day, and once the file is there no more.</summary>
internal sealed class FileAnswers(DraftStore drafts, FileWork work)
{
    /// <summary>Takes the answer; the file follows on its own time, since the client waits for this answer.</summary>
    public async Task<Reply> AnswerAsync(Turn turn, FileConsent consent, CancellationToken ct)
    {
        // The question is found under the person who answers.
        if (turn.IsShared)
            return new Reply.Text(turn.Texts.NotAllowed);
        // What is agreed to stays a question until its file is there: should this host end before, another click makes it anew.
        if (!OperationId.IsWellFormed(consent.Id) || await (consent.IsAccepted
                ? drafts.FindAsync(turn.Person.Id, consent.Id, ct)
                : drafts.TakeAsync(turn.Person.Id, consent.Id, ct)) is not { } body)
            return consent is { IsAccepted: true, Until: { } until } && until <= turn.Now
                ? new Reply.Text(turn.Texts.FileTooLate)
                // A second click, or one on a question that was put to someone else.
                : new Reply.Silent();
        if (!consent.IsAccepted)
            return new Reply.Text(turn.Texts.FileDeclined);

        var request = JsonSerializer.Deserialize(body, FilesJson.Default.FileRequest)!;
        var job = new FileJob(turn, request, consent);
        return work.TryOffer(job) ? new Reply.Silent() : new Reply.Text(job.Failed);
    }
}
