using BotApp.Sentences.Text;

namespace BotApp.Sentences.Times;

/// <summary>What a clock time says about the meeting.</summary>
internal enum ClockRole
{
    Unsaid,
    Start,
    End,

    /// <summary>Something else: when to gather, a deadline.</summary>
    Other,
}

/// <summary>A time of day as written.</summary>
/// <param name="Where">The words, with a part of the day before them.</param>
/// <param name="Hour">0–24 as written.</param>
/// <param name="Minute">0–59.</param>
/// <param name="Part">The part of the day said with it.</param>
/// <param name="IsDial">Whether the hour is, or may be, on the twelve-hour dial; false for 14:30 and 09:00.</param>
/// <param name="IsApproximate">三点左右.</param>
/// <param name="Role">What the words around it say.</param>
internal sealed record ClockMention(Span Where, int Hour, int Minute, DayPart? Part, bool IsDial, bool IsApproximate, ClockRole Role)
{
    /// <summary>The time in a part of the day; null if there is no such time.</summary>
    public TimeOnly? At(DayPart? part)
    {
        var hour = IsDial ? DayParts.HourOf(Hour, Part ?? part) : Hour;
        // 差一刻九点 was read as 9:-15.
        var minutes = hour * 60 + Minute;
        return minutes is >= 0 and < 24 * 60 ? new TimeOnly(minutes / 60, minutes % 60) : null;
    }
}
