using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Office.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>A click of the walk: the version and step that its card showed, and an id by which a repeat is recognized.</summary>
/// <param name="Version">-1 if the card has none.</param>
internal sealed record ReviewClick(int Version, ReviewStep Step, int At, string? To, string Id)
{
    /// <summary>Reads a click; an unknown step or number is taken as the first.</summary>
    public static ReviewClick Of(CardClick click)
    {
        var said = click.Values.OrderBy(v => v.Key, StringComparer.Ordinal).SelectMany(v => new[] { v.Key, v.Value });
        return new ReviewClick(
            click.ShownVersion,
            Enum.TryParse<ReviewStep>(click[CardData.Step], out var step) && Enum.IsDefined(step) ? step : ReviewStep.Problem,
            Math.Clamp(Number(click[CardData.Number], 1), 1, ReviewLimits.ProblemsOfADraft + 1),
            click[CardData.To],
            OperationId.Of([click.Verb, .. said]));
    }

    /// <summary>A number from a card's data.</summary>
    public static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
