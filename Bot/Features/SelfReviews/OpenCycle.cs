using BotApp.Cards.Model;
using BotApp.Cards.Reviews;
using BotApp.Cards.Texts;
using BotApp.Features.Holidays;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>
/// <c>review.new</c>, <c>review.cycle</c>, <c>review.branches</c>, <c>review.close</c>: the office opens a round, adds branches
/// to it and closes it.
/// </summary>
internal sealed class OpenCycle(
    ReviewCycles cycles, RegisterCatalog registers, ShowReviewCounts counts, ReviewMembers asked, ShowReviews home, ReviewFollowUpWorker worker,
    CalendarView calendar)
{
    public Task<Reply> ShowAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var cardId = OperationId.Of("cycle", turn.ConversationId, turn.Activity.Id ?? "");
        return Task.FromResult<Reply>(new Reply.Card(Form(turn, cardId, CardData.None, CardData.None)));
    }

    /// <summary>Opens the cycle of the form.</summary>
    public async Task<Reply> OpenAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (!OperationId.IsWellFormed(click[CardData.Operation]))
            return new Reply.Refused("BadRequest", turn.Texts.FormGone);

        var cardId = click[CardData.Operation]!;
        var typed = CycleForm.Decide(click.Values, turn.Roster, registers.Tags.Select(tag => tag.Code), cardId, turn.Person.Id, turn.Now, turn.Texts);
        if (typed.Cycle is null)
        {
            var form = Form(turn, cardId, click.Values, typed.Errors);
            return form.FitsBudget ? new Reply.Card(form) : new Reply.Refused("TooLong", turn.Texts.TooLong(LongestOf(click, turn.Texts)));
        }

        var opened = await cycles.AddAsync(typed.Cycle, ct);
        worker.Wake();
        // The form was already used, perhaps on another device: other input on it now opens nothing.
        var notice = CycleForm.IsAsTyped(opened, typed.Cycle) ? TooShort(turn, opened) : turn.Texts.ReviewStale;
        return new Reply.Card(await counts.CardAsync(turn, opened, 0, ct, notice), await home.CardAsync(turn, ct));
    }

    private static string LongestOf(CardClick click, CardTexts t) => new (string Label, string Input)[]
    {
        (t.ReviewCycleName, ReviewInputIds.Name), (t.ReviewCycleDue, ReviewInputIds.CycleDue), (t.ReviewCycleAspects, ReviewInputIds.CycleAspects),
    }.MaxBy(field => click[field.Input]?.Length ?? 0).Label;

    // Members see the round on their card of the next working day at the earliest.
    private string? TooShort(Turn turn, ReviewCycle cycle) =>
        calendar.Current.WorkdayOnOrAfter(turn.Today.AddDays(1)) is var first && first > cycle.Due ? turn.Texts.ReviewTooShort(first) : null;

    /// <summary>Adds branches to a cycle of chosen branches, as a branch renamed or split meanwhile counts as another one.</summary>
    public async Task<Reply> AddBranchesAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (await cycles.FindAsync(click[CardData.Id], ct) is not { ClosedAt: null } cycle)
            return new Reply.Text(turn.Texts.ReviewGone);
        var branches = CycleForm.Branches(click[ReviewInputIds.Units] ?? "", turn.Roster);
        if (branches is not { Count: > 0 })
        {
            var error = branches is null ? turn.Texts.ErrorOther : turn.Texts.ErrorRequired;
            return new Reply.Card(await counts.CardAsync(turn, cycle, 0, ct, turn.Texts.PleaseCorrect(error)));
        }

        var changed = await cycles.AddUnitsAsync(cycle.Id, branches, ct);
        worker.Wake();
        return changed is null
            ? new Reply.Text(turn.Texts.ReviewGone)
            : new Reply.Card(await counts.CardAsync(turn, changed, 0, ct), await home.CardAsync(turn, ct));
    }

    /// <summary>Closes a cycle: it takes no more changes, and nobody owes a review in it.</summary>
    public async Task<Reply> CloseAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (await cycles.FindAsync(click[CardData.Id], ct) is not { } cycle)
            return new Reply.Text(turn.Texts.ReviewGone);
        await cycles.CloseAsync(cycle.Id, turn.Now, await asked.AskedAsync(cycle, turn.Roster, ct), ct);
        worker.Wake();
        return new Reply.Card(
            await counts.CardAsync(turn, await cycles.FindAsync(cycle.Id, ct) ?? cycle, 0, ct), await home.CardAsync(turn, ct));
    }

    private AdaptiveCard Form(
        Turn turn, string cardId, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> errors) =>
        ReviewCycleCard.Render(
            new ReviewCycleCard.Data
            {
                Hidden = new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.Operation] = cardId },
                Units = [.. turn.Roster.Units.Where(u => u.Kind is UnitKind.Branch).Select(u => new Choice(u.Name, CycleForm.ChoiceOf(u)))],
                Tags = [.. registers.Tags.Select(tag => new Choice(tag.Name.In(turn.Texts.Language), tag.Code))],
                Values = values,
                Errors = errors,
            },
            turn.Texts);
}
