using System.Globalization;
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

/// <summary>Reads the forms by which the office opens a round and adds branches to one. Pure.</summary>
internal static class CycleForm
{
    private const int MostOfName = 60;
    private const int MostAspects = 20;
    private const int MostOfAspect = 60;
    private const int MostYears = 2;

    /// <summary>A round as it is typed.</summary>
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

    /// <summary>Whether a round is as another was typed, whoever opened it and when.</summary>
    public static bool IsAsTyped(ReviewCycle cycle, ReviewCycle typed) =>
        (cycle.Name, cycle.Due, cycle.HasBranches) == (typed.Name, typed.Due, typed.HasBranches)
        && cycle.Aspects.SequenceEqual(typed.Aspects, StringComparer.Ordinal)
        && cycle.Tags.SequenceEqual(typed.Tags, StringComparer.Ordinal)
        && cycle.Units.SequenceEqual(typed.Units, StringComparer.Ordinal);

    /// <summary>The branches that were chosen, by id in roster order; null when one of them is none.</summary>
    public static IReadOnlyList<string>? Branches(string chosen, RosterSnapshot roster)
    {
        var codes = FieldValues.Codes(chosen);
        var units = roster.Units.Where(u => u.Kind is UnitKind.Branch && codes.Contains(ChoiceOf(u))).Select(u => u.Id).ToList();
        return units.Count == codes.Count ? units : null;
    }

    /// <summary>What stands for a branch in a choice of several: its name may hold the comma that joins them.</summary>
    public static string ChoiceOf(Unit unit) => OperationId.Of(unit.Id);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
