using BotApp.Cards.General;
using BotApp.Features.Records;
using BotApp.Features.Records.Sentences;
using BotApp.Features.Settings;
using BotApp.Office;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Sentences.Meetings;
using BotApp.Turns;
using Microsoft.Extensions.Options;

namespace BotApp.Features.MeetingLogs;

/// <summary><c>记 …</c>, or a plain sentence: reads it, fills in the form and shows it. Saves nothing.</summary>
internal sealed class LogMeeting(
    QuickLogParser parser, RegisterCatalog registers, MeetingViews views, PostedDrafts drafts, LogRecordSentence records, SettingsView settings,
    IOptions<OfficeOptions> office)
{
    public async Task<Reply> CommandAsync(Turn turn, string sentence, CancellationToken ct)
    {
        if (sentence.Length == 0)
            return await ShowAsync(turn, new MeetingDraft(), sentence, null, ct);
        var entry = await records.CommandAsync(turn, sentence, SentenceCommand.Log, ct);
        if (entry is not (null or Reply.Unknown))
            return entry;

        if (parser.Parse(sentence, turn.Now.DateTime, asCommand: true, turn.WrittenAt.DateTime, Names(turn), turn.Person.Name) is QuickLogResult.Understood understood)
            return await ShowAsync(turn, understood.Draft, sentence, null, ct, understood.Another);
        return entry ?? await ShowAsync(turn, new MeetingDraft(), sentence, turn.Texts.NotUnderstood, ct);
    }

    /// <summary>A sentence without a command: taken as a log only if it plainly reports a held meeting.</summary>
    public async Task<Reply?> SentenceAsync(Turn turn, string sentence, CancellationToken ct) =>
        sentence.Length > 0 && parser.Parse(sentence, turn.Now.DateTime, writtenAt: turn.WrittenAt.DateTime, people: Names(turn), writer: turn.Person.Name) is QuickLogResult.Understood understood
            ? await ShowAsync(turn, understood.Draft, sentence, null, ct, understood.Another)
            : null;

    /// <summary>The form of a meeting that a unit owes: its kind and unit are filled in, everything else is empty.</summary>
    /// <param name="period">What it is owed for; a part of the card's id, so that the same button makes the same form.</param>
    /// <returns>Null when there is no such kind of meeting.</returns>
    public Reply? Form(Turn turn, string register, Unit unit, string period)
    {
        if (registers.Find(register) is not { Kind: Register.Meeting })
            return null;

        var cardId = OperationId.Of("owed", turn.ConversationId, unit.Id, register, period, turn.Activity.Id ?? "");
        var draft = new MeetingDraft { Type = register };
        return new Reply.Card(views.Form(new MeetingViews.FormContext(cardId, [unit], unit.Id, settings.Office.ContentLevel), MeetingForm.From(draft), turn.Texts));
    }

    // Whom to ask, for a person who may not log: the unit's own recorders if it has any, else the office.
    private string WhoLogs(Turn turn) => turn.Roster.UnitsOf(turn.Person).Any(unit => turn.Roster.HasRecorder(unit.Id))
        ? turn.Texts.MayNotLog
        : turn.Texts.MayNotLogAskOffice(office.Value.Contact is { Length: > 0 } contact ? contact : turn.Texts.NotOnRosterContact);

    private static IEnumerable<string> Names(Turn turn) => turn.Roster.People.Select(p => p.Name);

    private async Task<Reply> ShowAsync(Turn turn, MeetingDraft draft, string sentence, string? problem, CancellationToken ct, NamedMeeting? another = null)
    {
        var units = Rights.UnitsFor(turn.Roster, turn.Person, Operation.LogRecord);
        if (units.Length == 0)
            return new Reply.Card(turn.Roster.Units.IsEmpty
                ? Notices.NoRoster(turn.Texts.ListTitle, turn.Texts)
                : NoticeCard.Render(new NoticeCard.Data(turn.Texts.NotAllowedTitle, WhoLogs(turn)), turn.Texts));

        // The same message makes the same card, also when it is delivered twice.
        var cardId = OperationId.Of("meeting", turn.ConversationId, turn.Activity.Id ?? "", turn.Activity.ReplyToId ?? "");
        var (unit, other) = SentenceUnit.Of(turn, units, sentence, [.. draft.Actions.Select(a => a.Owner)], settings.OfChannel(turn.ConversationId).Units);
        var form = MeetingForm.From(draft).WithRunningTags(registers);
        if (settings.Office.ContentLevel is ContentLevel.CountsOnly)
            form = form.Counted(registers);
        form = form.Fitting(registers, out var cut);
        var notes = new SentenceNotes
        {
            OtherUnit = other,
            ReadUpTo = sentence.Length > QuickLogParser.LongestSentence ? QuickLogParser.LongestSentence : null,
            Cut = cut,
            Another = another is null ? null : new(registers.Find(another.Type)!.Name, another.Date),
        };
        if (!turn.IsShared)
        {
            var context = new MeetingViews.FormContext(cardId, units, unit.Id, settings.Office.ContentLevel);
            return new Reply.Card(views.Form(context, form, turn.Texts, problem: problem ?? notes.Say(unit, turn.Texts)));
        }

        if (problem is not null)
            return new Reply.Text(turn.Texts.NotUnderstoodShared);

        var kept = new PostedDraft(unit.Id, new SortedDictionary<string, string>(form.Values.ToDictionary(), StringComparer.Ordinal), Notes: notes);
        await drafts.KeepAsync(turn.Person.Id, cardId, kept, ct);
        return new Reply.Card(views.Posted(turn, draft, cardId, unit));
    }
}
