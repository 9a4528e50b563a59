using BotApp.Office.Calendar;
using BotApp.Office.Settings;
using BotApp.Storage.Posts;

namespace BotApp.Features.Status;

/// <summary>When a channel's summary is posted, and for which period. Pure: every host decides the same.</summary>
internal static class StatusPostPlan
{
    /// <summary>
    /// The period of the post that is due now; null if none is. It stays due until the day is over, so a host that comes
    /// up late posts late.
    /// </summary>
    /// <remarks>A weekly post covers the running month, a monthly one the month that has ended.</remarks>
    /// <param name="now">In the office's zone.</param>
    public static StatusPeriod? Due(ChannelSettings settings, DateTimeOffset now, OfficeCalendar calendar)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        if (TimeOnly.FromDateTime(now.DateTime) < settings.PostHour)
            return null;

        return settings.Post switch
        {
            ChannelPost.Weekly when FirstWorkday(Monday(today), 7, calendar) == today => StatusPeriod.Of(PeriodKind.Month, today),
            ChannelPost.Monthly when FirstWorkday(new DateOnly(today.Year, today.Month, 1), 28, calendar) == today =>
                StatusPeriod.Of(PeriodKind.Month, today).Former,
            _ => null,
        };
    }

    /// <summary>Whether a due post may be sent now.</summary>
    /// <param name="former">The day's post in storage; null before its first try.</param>
    /// <remarks>A refusal needs someone to act, so each wait is twice the last, until the day is over.</remarks>
    public static bool MayBeSent(StoredPost? former, DateTimeOffset now) =>
        former is null || (former.Refusals > 0 && now >= former.At + (FirstWait * Math.Pow(2, former.Refusals - 1)));

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(10);

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    // A week without any working day gets no post.
    private static DateOnly? FirstWorkday(DateOnly first, int days, OfficeCalendar calendar)
    {
        var day = calendar.WorkdayOnOrAfter(first);
        return day < first.AddDays(days) ? day : null;
    }
}
