using System.Globalization;
using BotApp.Cards.Reviews;
using BotApp.Cards.Texts;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>The cycle that the office typed, or its errors by input.</summary>
internal sealed record CycleTyped(ReviewCycle? Cycle, IReadOnlyDictionary<string, string> Errors);

/// <summary>Reads the forms with which the office opens a round or adds branches to it. Pure.</summary>
internal static class CycleForm
{
    private const int MostOfName = 60;
    private const int MostAspects = 20;
    private const int MostOfAspect = 60;
    private const int MostYears = 2;

    /// <summary>Reads and checks a typed round.</summary>
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

        var units = Branches(Value(ReviewInputIds.Units), roster);
        if (units is null)
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
                    Units = units!,
                    HasBranches = Value(ReviewInputIds.Branches) is "true",
                    OpenedBy = by,
                    OpenedAt = now,
                },
                errors);

        string Value(string id) => values.GetValueOrDefault(id, "");
    }

    /// <summary>Whether a round equals a typed one, regardless of who opened it and when.</summary>
    public static bool IsAsTyped(ReviewCycle cycle, ReviewCycle typed) =>
        (cycle.Name, cycle.Due, cycle.HasBranches) == (typed.Name, typed.Due, typed.HasBranches)
        && cycle.Aspects.SequenceEqual(typed.Aspects, StringComparer.Ordinal)
        && cycle.Tags.SequenceEqual(typed.Tags, StringComparer.Ordinal)
        && cycle.Units.SequenceEqual(typed.Units, StringComparer.Ordinal);

    /// <summary>Ids of the chosen branches in roster order; null if one of them is not a branch.</summary>
    public static IReadOnlyList<string>? Branches(string chosen, RosterSnapshot roster)
    {
        var codes = FieldValues.Codes(chosen);
        var units = roster.Units.Where(u => u.Kind is UnitKind.Branch && codes.Contains(ChoiceOf(u))).Select(u => u.Id).ToList();
        return units.Count == codes.Count ? units : null;
    }

    /// <summary>The value of a branch in a multi-choice input: its id may contain the comma that joins values.</summary>
    public static string ChoiceOf(Unit unit) => OperationId.Of(unit.Id);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
