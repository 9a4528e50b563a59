using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Features.Records;
using BotApp.Features.Settings;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.MeetingLogs;

/// <summary><c>meeting.open</c> shows a record, <c>meeting.edit</c> its form or the form behind a posted draft.</summary>
internal sealed class OpenMeeting(MeetingViews views, UnitStore units, RecordFinder finder, PostedDrafts drafts, MeetingTwins twins, SettingsView settings)
{
    /// <summary>Shows a record.</summary>
    public async Task<Reply> OpenAsync(Turn turn, CardClick click, CancellationToken ct) =>
        await FindAsync(turn, click, Operation.ReadRecords, ct) switch
        {
            (null, var refusal) => refusal,
            var (record, _) => await ShowAsync(turn, click, record.Value, ct),
        };

    private async Task<Reply> ShowAsync(Turn turn, CardClick click, OfficeRecord record, CancellationToken ct)
    {
        // Read in parallel, so that opening a meeting takes no longer than one read.
        var twin = record.State != RecordState.Cancelled && views.MayChange(turn, record) ? twins.NoteOfAsync(record, turn.Texts, ct) : Task.FromResult<string[]>([]);
        var items = await FollowUpItems.ShownAsync(units, record, ct);
        return views.Show(turn, record, SavedOccasion.Opened, ClickedMessages.OnOpening(turn, click, record), items, await twin);
    }

    public async Task<Reply> EditAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (click[CardData.Id] is null)
            return await DraftAsync(turn, click, ct);

        var (record, refusal) = await FindAsync(turn, click, Operation.EditRecord, ct);
        if (record is null)
            return refusal;
        var message = ClickedMessages.OnOpening(turn, click, record.Value);
        if (record.Value.State == RecordState.Cancelled)
            return views.Show(turn, record.Value, SavedOccasion.Stale, message, await FollowUpItems.ShownAsync(units, record.Value, ct));

        var version = record.Value.Version;
        var cardId = OperationId.Of("edit", record.Value.Unit, record.Value.Id, FieldValues.Format(version), turn.Person.Id);
        var unit = turn.Roster.UnitOrFormer(record.Value.Unit)!;
        var context = new MeetingViews.FormContext(
            cardId, [unit], unit.Id, settings.Office.ContentLevel, (record.Value.Id, version), Origin: FormOrigin.Of(message, unit.Id));
        return new Reply.Card(
            views.Form(
                context,
                MeetingForm.From(record.Value.Register, record.Value.Fields),
                turn.Texts,
                problem: click.IsStaleFor(version) ? turn.Texts.EditStale : null),
            message is ClickedMessage.Former ? views.Posted(turn, record.Value) : null);
    }

    /// <summary>Finds the meeting a click names, if the person may do this to it.</summary>
    public Task<(Stored<OfficeRecord>? Record, Reply Refusal)> FindAsync(
        Turn turn, CardClick click, Operation operation, CancellationToken ct) =>
        finder.FindAsync(turn, click, operation, register => register.Kind == Register.Meeting, ct);

    /// <summary>Finds the meeting that was saved from the clicked form.</summary>
    public async Task<(Stored<OfficeRecord>? Record, Reply Refusal)> MadeFromAsync(Turn turn, CardClick click, CancellationToken ct) =>
        await finder.MadeFromAsync(
            turn, click, await drafts.UnitOfAsync(click, ct), SaveMeeting.RecordIdOf, register => register.Kind == Register.Meeting, ct);

    /// <summary>The meeting saved from a posted draft, for whoever may open it here.</summary>
    public async Task<Reply> SavedFromDraftAsync(Turn turn, CardClick click, string unit, SavedOccasion occasion, CancellationToken ct, bool isKnown = true) =>
        await finder.MadeFromAsync(turn, click, unit, SaveMeeting.RecordIdOf, register => register.Kind == Register.Meeting, ct) switch
        {
            ({ } saved, _) => views.Show(
                turn, saved.Value, occasion, ClickedMessages.OnOpening(turn, click, saved.Value), await FollowUpItems.ShownAsync(units, saved.Value, ct)),
            (_, Reply.Text notHere) => notHere,
            _ => PostedDrafts.NothingLeft(turn, t => t.PostedGone, t => t.DraftGone, isKnown),
        };

    private async Task<Reply> DraftAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        switch (await drafts.OpenAsync(turn, click, ct))
        {
            case DraftAccess.Open open:
                var choose = open.Writer == turn.Person.Id ? Rights.UnitsFor(turn.Roster, turn.Person, Operation.LogRecord) : [open.Unit];
                return new Reply.Card(views.Form(
                    new MeetingViews.FormContext(open.CardId, choose, open.Unit.Id, settings.Office.ContentLevel, Writer: open.Writer),
                    MeetingForm.From(open.Draft.Values),
                    turn.Texts,
                    problem: open.Draft.Notes?.Say(open.Unit, turn.Texts)));
            case DraftAccess.Gone gone:
                return await SavedFromDraftAsync(turn, click, gone.Unit.Id, SavedOccasion.Opened, ct, gone.IsKnown);
            case DraftAccess.No no:
                return no.Reply;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
