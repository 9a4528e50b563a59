namespace BotApp.Protocol;

/// <summary>The texts used when the host registers none of its own: English where the locale begins with <c>en</c>, else Chinese.</summary>
internal sealed class TurnErrorText : ITurnErrorText
{
    public string For(TurnError error, string? locale, string turnId)
    {
        var english = locale?.StartsWith("en", StringComparison.OrdinalIgnoreCase) is true;
        return (error, english) switch
        {
            (TurnError.TimedOut, true) => $"This took too long. Please check whether it was done before trying again (no. {turnId}).",
            (TurnError.TimedOut, false) => $"处理时间过长，请先查看是否已完成，再决定是否重试（编号 {turnId}）。",
            (_, true) => $"This could not be processed. Please try again later; if it happens again, give the office this number: {turnId}.",
            _ => $"未能处理，请稍后再试；如仍不行，请将编号 {turnId} 告知机关。",
        };
    }
}
