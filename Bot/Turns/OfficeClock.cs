using BotApp.Office;
using Microsoft.Extensions.Options;

namespace BotApp.Turns;

/// <summary>The current time in the office's time zone.</summary>
internal sealed class OfficeClock(TimeProvider time, IOptions<OfficeOptions> office)
{
    private readonly TimeZoneInfo zone = office.Value.Zone;

    /// <summary>The current time, with the office's offset.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);

    /// <summary>The same time with the office's offset.</summary>
    public DateTimeOffset In(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    /// <summary>The day of a moment in the office.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(In(at).DateTime);

    /// <summary>Noon of a day in the office.</summary>
    public DateTimeOffset NoonOf(DateOnly day)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        return new DateTimeOffset(noon, zone.GetUtcOffset(noon));
    }

    /// <summary>Today's date in the office.</summary>
    public DateOnly Today => DayOf(Now);
}
