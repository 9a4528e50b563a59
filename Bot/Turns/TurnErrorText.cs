using BotApp.Cards.Texts;
using BotApp.Protocol;

namespace BotApp.Turns;

/// <summary>The texts for failed turns, from the resource files.</summary>
internal sealed class TurnErrorText : ITurnErrorText
{
    public string For(TurnError error, string? locale, string turnId)
    {
        var t = CardTexts.For(locale);
        return error is TurnError.TimedOut ? t.TurnTimedOut(turnId) : t.TurnFailed(turnId);
    }
}
