using System.Text.Json;
using BotApp.Cards.General;
using BotApp.Cards.Texts;
using BotApp.Protocol;
using BotApp.Storage.OneDay;
using BotApp.Turns;

namespace BotApp.Features.Files;

/// <summary>The answer to the question about a file: by the person it was put to, within a day, and once the file is there no more.</summary>
internal sealed class FileAnswers(OneDayStore questions, FileWork work, Outgoing outgoing)
{
    /// <summary>Answers the invoke. The client shows nothing of that; what became of it is posted.</summary>
    public async Task<InvokeResponse> AnswerAsync(Turn turn, CancellationToken ct) => FileConsent.TryRead(turn.Activity, out var consent)
        ? await PostAsync(turn.Activity, await TakeAsync(turn, consent, ct), ct)
        : InvokeResponse.BadRequest;

    /// <summary>Says that it was not done.</summary>
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

    // The file follows on its own time, since the client waits for this answer.
    private async Task<Reply> TakeAsync(Turn turn, FileConsent consent, CancellationToken ct)
    {
        // The question is found under the person who answers.
        if (turn.IsShared)
            return new Reply.Text(turn.Texts.NotAllowed);
        // What is agreed to stays a question until its file is there: should this host end before, another click makes it anew.
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
