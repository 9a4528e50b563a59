namespace BotApp.Office.Calendar;

/// <summary>Turns a day and an hour on the clock into a moment.</summary>
internal static class LocalMoment
{
    // More than any two clocks in the world differ, and less than lies between two changes of one clock.
    private static readonly TimeSpan Around = TimeSpan.FromHours(36);

    /// <summary>
    /// The moment at which clocks of a zone show that day and hour. For an hour that they skip, the first moment after the
    /// gap (even when a whole day is skipped); for an hour that they show twice, the first of the two.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly hour, TimeZoneInfo zone)
    {
        // Ask the zone only for the clock of a moment, which is never ambiguous.
        var clock = day.ToDateTime(hour, DateTimeKind.Utc);
        var before = zone.GetUtcOffset(Shift(clock, -Around));
        var after = zone.GetUtcOffset(Shift(clock, Around));
        foreach (var offset in before > after ? [before, after] : new[] { after, before })
            if (zone.GetUtcOffset(Shift(clock, -offset)) == offset)
                return new DateTimeOffset(DateTime.SpecifyKind(clock, DateTimeKind.Unspecified), offset);

        return AfterGap(clock, zone);
    }

    /// <summary>A person's zone, by an IANA name or a Windows name, which Azure uses too; the office's if the name is empty or unknown.</summary>
    public static TimeZoneInfo ZoneOf(string? name, TimeZoneInfo office) =>
        !string.IsNullOrEmpty(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : office;

    /// <summary>The first moment at which the clock shows a later hour than this one, which it skips.</summary>
    private static DateTimeOffset AfterGap(DateTime clock, TimeZoneInfo zone)
    {
        var (low, high) = (Shift(clock, -Around).Ticks, Shift(clock, Around).Ticks);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (new DateTime(middle, DateTimeKind.Utc) + zone.GetUtcOffset(new DateTime(middle, DateTimeKind.Utc)) > clock)
                high = middle;
            else
                low = middle;
        }

        return TimeZoneInfo.ConvertTime(new DateTimeOffset(high, TimeSpan.Zero), zone);
    }

    private static DateTime Shift(DateTime clock, TimeSpan by) =>
        new(Math.Clamp(clock.Ticks + by.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
}
