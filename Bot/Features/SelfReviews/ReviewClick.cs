using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Office.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>What a click of the walk says: which version and step its card showed, and what makes it the same click again.</summary>
/// <param name="Version">-1 where the card says none.</param>
internal sealed record ReviewClick(int Version, ReviewStep Step, int At, string? To, string Id)
{
    /// <summary>Reads it; a step or number that no card of ours says is taken as the first.</summary>
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

    /// <summary>A number that came with a card.</summary>
    public static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
