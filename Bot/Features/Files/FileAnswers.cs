using System.Text.Json;
using BotApp.Cards.General;
using BotApp.Cards.Texts;
using BotApp.Protocol;
using BotApp.Storage.OneDay;
using BotApp.Turns;

namespace BotApp.Features.Files;

/// <summary>The answer to the question about a file: only from the person asked, within a day, and while the file is not delivered.</summary>
internal sealed class FileAnswers(OneDayStore questions, FileWork work, Outgoing outgoing)
{
    /// <summary>Answers the invoke. The client shows nothing of the answer; the outcome is posted.</summary>
    public async Task<InvokeResponse> AnswerAsync(Turn turn, CancellationToken ct) => FileConsent.TryRead(turn.Activity, out var consent)
        ? await PostAsync(turn.Activity, await TakeAsync(turn, consent, ct), ct)
        : InvokeResponse.BadRequest;

    /// <summary>Says that it was refused.</summary>
    public async Task<InvokeResponse> RefuseAsync(Activity activity, InvokeRefusal why, CardTexts texts, CancellationToken ct) =>
        !FileConsent.TryRead(activity, out _) ? InvokeResponse.BadRequest : await PostAsync(
            activity,
            why switch
            {
                InvokeRefusal.NotOnRoster { Contact: var contact } => new Reply.Card(NotOnRosterCard.Render(new NotOnRosterCard.Data(contact), texts)),
                InvokeRefusal.NotAllowed => new Reply.Text(texts.NotAllowed),
                InvokeRefusal.NotReady => new Reply.Card(Notices.Busy(texts)),
                _ => new Reply.Text(texts.Busy),
            },
            ct);

    private async Task<InvokeResponse> PostAsync(Activity activity, Reply reply, CancellationToken ct)
    {
        await outgoing.PostAsync(activity, reply, ct);
        return InvokeResponse.Ok;
    }

    // The file follows later, since the client waits for this answer.
    private async Task<Reply> TakeAsync(Turn turn, FileConsent consent, CancellationToken ct)
    {
        // The question is stored under the person who answers.
        if (turn.IsShared)
            return new Reply.Text(turn.Texts.NotAllowed);
        // An accepted question is kept until its file is delivered: if this host ends before, another click makes the file again.
        if (!OperationId.IsWellFormed(consent.Id) || await (consent.IsAccepted
                ? questions.FindAsync(turn.Person.Id, consent.Id, ct)
                : questions.TakeAsync(turn.Person.Id, consent.Id, ct)) is not { } body)
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
