using System.Text.Json;
using BotApp.Cards.Meetings;
using BotApp.Cards.Model;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Drafts;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary>What was understood of a sentence posted where others read along: its writer's, for a day. Never the sentence.</summary>
/// <param name="Unit">Whose record it is taken for.</param>
/// <param name="Values">The form's inputs.</param>
/// <param name="Register">Code of the register, where the values do not say it.</param>
/// <param name="Notes">What has to be said of it when it is opened.</param>
internal sealed record PostedDraft(string Unit, SortedDictionary<string, string> Values, string? Register = null, SentenceNotes? Notes = null);

/// <summary>What a click on a posted draft leads to.</summary>
internal abstract record DraftAccess
{
    private DraftAccess() { }

    /// <summary>The draft, for someone who may go on with it.</summary>
    /// <param name="Unit">The draft's, not the click's: who may open another's draft is decided by what was stored.</param>
    public sealed record Open(PostedDraft Draft, Unit Unit, string CardId, string Writer) : DraftAccess;

    /// <summary>It is not kept any more: saved, discarded or a day old.</summary>
    /// <param name="Unit">The click's.</param>
    public sealed record Gone(Unit Unit, string CardId) : DraftAccess;

    /// <summary>Not for this person.</summary>
    public sealed record No(Reply Reply) : DraftAccess;
}

/// <summary>The drafts behind posted cards.</summary>
internal sealed class PostedDrafts(DraftStore drafts, RegisterCatalog registers)
{
    /// <summary>Key of a posted draft's writer beside those of <see cref="CardData"/>.</summary>
    public const string Writer = "by";

    /// <summary>Keeps one.</summary>
    public Task KeepAsync(string writer, string cardId, PostedDraft draft, CancellationToken ct) =>
        drafts.SaveAsync(writer, cardId, JsonSerializer.Serialize(draft, RecordJson.Default.PostedDraft), ct);

    /// <summary>Forgets the one that a saved form was made from, if there was one.</summary>
    public Task ForgetAsync(string? writer, string cardId, CancellationToken ct) =>
        writer is null ? Task.CompletedTask : drafts.DeleteAsync(writer, cardId, ct);

    /// <summary>Finds the draft a click names, for its writer or the unit's keepers.</summary>
    public async Task<DraftAccess> OpenAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (!OperationId.IsWellFormed(click[CardData.Operation]) || turn.Roster.Unit(click[CardData.Unit]) is not { } unit
            || click[Writer] is not { } writer)
            return new DraftAccess.No(new Reply.Refused("NotFound", turn.Texts.NotFound));
        if (writer != turn.Person.Id && !RecordFinder.Keeps(turn.Person, unit))
            return new DraftAccess.No(RecordFinder.NotYours(turn));

        var cardId = click[CardData.Operation]!;
        if (await drafts.FindAsync(writer, cardId, ct) is not { } body
            || JsonSerializer.Deserialize(body, RecordJson.Default.PostedDraft) is not { } draft
            || turn.Roster.Unit(draft.Unit) is not { } own)
            return new DraftAccess.Gone(unit, cardId);
        return writer != turn.Person.Id && !(RecordFinder.Keeps(turn.Person, own) && MayKeep(turn.Person, own, draft))
            ? new DraftAccess.No(RecordFinder.NotYours(turn))
            : new DraftAccess.Open(draft, own, cardId, writer);
    }

    // Whoever keeps a unit's records does not keep those of every kind.
    private bool MayKeep(Person person, Unit unit, PostedDraft draft)
    {
        var kind = registers.Find(draft.Register ?? draft.Values.GetValueOrDefault(MeetingInputs.Type));
        return Rights.May(person, Operation.LogRecord, unit, kind?.Visibility ?? Visibility.Unit);
    }

    /// <summary>Leaves a form. Another's draft stays; only the form that was opened on it goes.</summary>
    /// <returns>Whether nothing is left to go on with.</returns>
    public async Task<bool> DiscardAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (click[Writer] is not { } writer || !OperationId.IsWellFormed(click[CardData.Operation]))
            return true;
        if (writer != turn.Person.Id)
            return false;

        await drafts.DeleteAsync(writer, click[CardData.Operation]!, ct);
        return true;
    }
}
