using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Reviews;
using BotApp.Cards.Texts;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>A cycle as the office typed it, or what is wrong with it by input.</summary>
internal sealed record CycleTyped(ReviewCycle? Cycle, IReadOnlyDictionary<string, string> Errors);

/// <summary><c>review.new</c>, <c>review.cycle</c>, <c>review.close</c>: the office opens a round and closes it.</summary>
internal sealed class OpenCycle(ReviewCycles cycles, RegisterCatalog registers, ShowReviewCounts counts, ShowReviews home, ReviewFollowUpWorker worker)
{
    private const int MostOfName = 60;
    private const int MostAspects = 20;
    private const int MostOfAspect = 60;
    private const int MostYears = 2;

    /// <summary>Reads the form. Pure.</summary>
    public static CycleTyped Decide(
        IReadOnlyDictionary<string, string> values, RosterSnapshot roster, IEnumerable<string> knownTags,
        string cardId, string by, DateTimeOffset now, CardTexts t)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var name = ReviewInputs.Tidy(Value(ReviewInputIds.Name)).ReplaceLineEndings(" ");
        if (name.Length is 0 or > MostOfName)
            errors[ReviewInputIds.Name] = name.Length == 0 ? t.ErrorRequired : t.ErrorTooLong(Text(MostOfName));

        var today = DateOnly.FromDateTime(now.DateTime);
        if (!FieldValues.TryDate(Value(ReviewInputIds.CycleDue), out var due))
            errors[ReviewInputIds.CycleDue] = Value(ReviewInputIds.CycleDue).Length == 0 ? t.ErrorRequired : t.ErrorDate;
        else if (due < today || due > today.AddYears(MostYears))
            errors[ReviewInputIds.CycleDue] = t.ErrorReviewDate(MostYears);

        var aspects = FieldValues.Lines(ReviewInputs.Tidy(Value(ReviewInputIds.CycleAspects))).Distinct(StringComparer.Ordinal).ToList();
        if (aspects.Count > MostAspects)
            errors[ReviewInputIds.CycleAspects] = t.ErrorTooMany(Text(MostAspects));
        else if (aspects.Find(a => a.Length > MostOfAspect) is { } tooLong)
            errors[ReviewInputIds.CycleAspects] = t.ErrorInLine(aspects.IndexOf(tooLong) + 1, t.ErrorTooLong(Text(MostOfAspect)));

        var branches = roster.Units.Where(u => u.Kind is UnitKind.Branch).ToList();
        var chosen = FieldValues.Codes(Value(ReviewInputIds.Units));
        var units = branches.Where(u => chosen.Contains(ChoiceOf(u))).Select(u => u.Id).ToList();
        if (units.Count != chosen.Count)
            errors[ReviewInputIds.Units] = t.ErrorOther;

        return errors.Count > 0
            ? new CycleTyped(null, errors)
            : new CycleTyped(
                new ReviewCycle
                {
                    Id = OperationId.Of("cycle", cardId),
                    Name = name,
                    Due = due,
                    Aspects = aspects,
                    Tags = [.. FieldValues.Codes(Value(ReviewInputIds.Tags)).Intersect(knownTags)],
                    Units = units,
                    HasBranches = Value(ReviewInputIds.Branches) is "true",
                    OpenedBy = by,
                    OpenedAt = now,
                },
                errors);

        string Value(string id) => values.GetValueOrDefault(id, "");
    }

    /// <summary>Shows the form.</summary>
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
        var typed = Decide(click.Values, turn.Roster, registers.Tags.Select(tag => tag.Code), cardId, turn.Person.Id, turn.Now, turn.Texts);
        if (typed.Cycle is null)
        {
            var form = Form(turn, cardId, click.Values, typed.Errors);
            return form.FitsBudget ? new Reply.Card(form) : new Reply.Refused("TooLong", turn.Texts.TooLong(turn.Texts.ReviewCycleAspects));
        }

        var opened = await cycles.AddAsync(typed.Cycle, ct);
        worker.Wake();
        return new Reply.Card(await counts.CardAsync(turn, opened, 0, ct), await home.CardAsync(turn, ct));
    }

    /// <summary>Closes a cycle: nothing more is written in it, and nobody owes it.</summary>
    public async Task<Reply> CloseAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (await cycles.FindAsync(click[CardData.Id], ct) is not { } cycle)
            return new Reply.Text(turn.Texts.ReviewGone);
        await cycles.CloseAsync(cycle.Id, turn.Now, ct);
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
                Units = [.. turn.Roster.Units.Where(u => u.Kind is UnitKind.Branch).Select(u => new Choice(u.Name, ChoiceOf(u)))],
                Tags = [.. registers.Tags.Select(tag => new Choice(tag.Name.In(turn.Texts.Language), tag.Code))],
                Values = values,
                Errors = errors,
            },
            turn.Texts);

    // The name of a unit may hold the comma that joins several choices.
    private static string ChoiceOf(Unit unit) => OperationId.Of(unit.Id);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
