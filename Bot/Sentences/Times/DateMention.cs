using BotApp.Sentences.Text;

namespace BotApp.Sentences.Times;

/// <summary>A day as far as it was written; which year or month is meant depends on whether it is past or future.</summary>
internal abstract record WrittenDay
{
    private WrittenDay()
    {
    }

    /// <summary>2026-11-18, 昨天, 上周三, 两周内: one day, whether past or future.</summary>
    public sealed record Exactly(DateOnly Day) : WrittenDay;

    /// <summary>11月18日.</summary>
    public sealed record MonthAndDay(int Month, int Day) : WrittenDay;

    /// <summary>18日.</summary>
    public sealed record DayOfMonth(int Day) : WrittenDay;

    /// <summary>周三, without 上/本/下.</summary>
    public sealed record Weekday(DayOfWeek Day) : WrittenDay;

    /// <summary>12月底, 明年3月底, 年底: the last day of a month.</summary>
    /// <param name="Year">Null where the words leave it open.</param>
    public sealed record MonthEnd(int Month, int? Year = null) : WrittenDay;

    /// <summary>上周, 10月份, 11月18日至19日, 2月30日: some time, but not a single day.</summary>
    public sealed record NoOneDay : WrittenDay;
}

/// <summary>A day named in the message.</summary>
/// <param name="Where">The words.</param>
/// <param name="Day">The day.</param>
/// <param name="IsDeadline">Whether something is to be done by then: 12月5日前.</param>
internal sealed record DateMention(Span Where, WrittenDay Day, bool IsDeadline = false)
{
    public bool IsOneDay => Day is not WrittenDay.NoOneDay;
}
