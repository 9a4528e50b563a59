using BotApp.Cards.Texts;
using BotApp.Protocol;

namespace BotApp.Turns;

/// <summary>What is said of a turn that failed, from the resource files.</summary>
internal sealed class TurnErrorText : ITurnErrorText
{
    public string For(TurnError error, string? locale, string turnId)
    {
        var t = CardTexts.For(locale);
        return error is TurnError.TimedOut ? t.TurnTimedOut(turnId) : t.TurnFailed(turnId);
    }
}
