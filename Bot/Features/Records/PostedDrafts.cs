using System.Text.Json;
using BotApp.Cards.General;
using BotApp.Cards.Meetings;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.OneDay;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary>What was understood of a sentence posted where others read along. Kept for its writer for a day; never the sentence itself.</summary>
/// <param name="Unit">The unit it is meant for, or was saved for.</param>
/// <param name="Values">The form's inputs.</param>
/// <param name="Register">Code of the register, if the values do not contain it.</param>
/// <param name="Notes">Notes to show when it is opened.</param>
internal sealed record PostedDraft(string Unit, SortedDictionary<string, string> Values, string? Register = null, SentenceNotes? Notes = null)
{
    /// <summary>Whether it was saved. Then only this is left of it, so that the same form cannot make another record for another unit.</summary>
    public bool IsSaved { get; init; }
}

/// <summary>What a click on a posted draft leads to.</summary>
internal abstract record DraftAccess
{
    private DraftAccess() { }

    /// <summary>The draft, for someone who may continue it.</summary>
    /// <param name="Unit">The draft's, not the click's: what was stored decides who may open somebody else's draft.</param>
    public sealed record Open(PostedDraft Draft, Unit Unit, string CardId, string Writer) : DraftAccess;

    /// <summary>It is no longer kept: saved, discarded or a day old.</summary>
    /// <param name="Unit">The unit it was saved for, if known; else the click's.</param>
    /// <param name="IsKnown">Whether it is still known what became of it.</param>
    public sealed record Gone(Unit Unit, bool IsKnown) : DraftAccess;

    /// <summary>Not for this person.</summary>
    public sealed record No(Reply Reply) : DraftAccess;
}

/// <summary>The drafts behind posted cards.</summary>
internal sealed class PostedDrafts(OneDayStore store, RegisterCatalog registers)
{
    // The owner under which it is noted which form a posted choice became: nobody's id, with keys that no draft has.
    private const string Choices = "choices";

    /// <summary>Keeps one.</summary>
    public Task KeepAsync(string writer, string cardId, PostedDraft draft, CancellationToken ct) =>
        store.SaveAsync(writer, cardId, JsonSerializer.Serialize(draft, RecordJson.Default.PostedDraft), ct);

    /// <summary>Records that somebody who may continue a draft has saved it, and for which unit; keeps nothing else of it.</summary>
    public Task SavedAsync(Turn turn, CardClick click, PostedDraft? draft, string unit, CancellationToken ct) =>
        draft is { IsSaved: false } && click[CardData.Writer] is { } writer && turn.Roster.Unit(draft.Unit) is { } own && IsFor(turn, writer, draft, own)
            ? KeepAsync(writer, click[CardData.Operation]!, new PostedDraft(unit, []) { IsSaved = true }, ct)
            : Task.CompletedTask;

    /// <summary>What is kept of the draft that a form was made from; null if there was none, or its day is over.</summary>
    public async Task<PostedDraft?> FindAsync(string? writer, string? cardId, CancellationToken ct) =>
        writer is not null && OperationId.IsWellFormed(cardId) && await store.FindAsync(writer, cardId!, ct) is { } body
            ? JsonSerializer.Deserialize(body, RecordJson.Default.PostedDraft)
            : null;

    /// <summary>The unit for which the clicked form was saved, if known; else the one chosen on it.</summary>
    public async Task<string?> UnitOfAsync(CardClick click, CancellationToken ct) =>
        await FindAsync(click[CardData.Writer], click[CardData.Operation], ct) is { IsSaved: true } saved ? saved.Unit : click[CardData.Unit];

    /// <summary>
    /// How the message behind a saved form relates to its entry: a posted choice becomes the card of the first entry that is made
    /// from it, and of no other.
    /// </summary>
    public async Task<ClickedMessage> MessageOfAsync(Turn turn, CardClick click, CancellationToken ct) =>
        turn.IsShared && click[CardData.Operation] is { } form && OperationId.IsWellFormed(click[CardData.Choice])
        && await store.AddAsync(Choices, Choices + click[CardData.Choice], form, ct) != form
            ? ClickedMessage.Other
            : ClickedMessages.OnChange(turn, click);

    /// <summary>Finds the draft a click names, for its writer or the unit's recorders and secretary.</summary>
    public async Task<DraftAccess> OpenAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (!OperationId.IsWellFormed(click[CardData.Operation]) || turn.Roster.Unit(click[CardData.Unit]) is not { } unit
            || click[CardData.Writer] is not { } writer)
            return new DraftAccess.No(new Reply.Refused("NotFound", turn.Texts.NotFound));
        if (writer != turn.Person.Id && !RecordFinder.Keeps(turn.Person, unit))
            return NotYours(turn);

        var cardId = click[CardData.Operation]!;
        var draft = await FindAsync(writer, cardId, ct);
        if (draft is { IsSaved: true })
            return new DraftAccess.Gone(turn.Roster.UnitOrFormer(draft.Unit) ?? unit, IsKnown: true);
        if (draft is null || turn.Roster.Unit(draft.Unit) is not { } own)
            return new DraftAccess.Gone(unit, IsKnown: draft is not null);
        return IsFor(turn, writer, draft, own) ? new DraftAccess.Open(draft, own, cardId, writer) : NotYours(turn);
    }

    /// <summary>
    /// Says that there is neither draft nor record to show. If nothing is known of it any more, the posted card says so too, and
    /// stops asking people to confirm what no longer exists.
    /// </summary>
    public static Reply NothingLeft(Turn turn, Func<CardTexts, string> title, Func<CardTexts, string> text, bool isKnown)
    {
        if (isKnown || !turn.IsShared)
            return new Reply.Text(text(turn.Texts));
        return new Reply.Card(Card(turn.Texts), Card(turn.PostedTexts));

        AdaptiveCard Card(CardTexts t) => NoticeCard.Render(new NoticeCard.Data(title(t), text(t)), t);
    }

    // The office gets this too: in its own chat it finds what is saved, but no drafts.
    private static DraftAccess.No NotYours(Turn turn) => new(new Reply.Text(turn.Texts.NotYours));

    // For its writer, and for those who keep the unit's records; but they need not keep those of every kind.
    private bool IsFor(Turn turn, string writer, PostedDraft draft, Unit unit)
    {
        var kind = registers.Find(draft.Register ?? draft.Values.GetValueOrDefault(MeetingInputs.Type));
        return writer == turn.Person.Id
            || (RecordFinder.Keeps(turn.Person, unit) && Rights.May(turn.Person, Operation.LogRecord, unit, kind?.Visibility ?? Visibility.Unit));
    }

    /// <summary>Leaves a form. Somebody else's draft stays; only the form that was opened on it is closed.</summary>
    /// <returns>Whether nothing is left to continue.</returns>
    public async Task<bool> DiscardAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (click[CardData.Writer] is not { } writer || !OperationId.IsWellFormed(click[CardData.Operation]))
            return true;
        if (writer != turn.Person.Id)
            return false;

        await store.DeleteAsync(writer, click[CardData.Operation]!, ct);
        return true;
    }
}
