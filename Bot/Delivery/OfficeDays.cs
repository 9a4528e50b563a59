using BotApp.Office;
using BotApp.Office.Settings;
using Microsoft.Extensions.Options;

namespace BotApp.Delivery;

/// <summary>Days of the office's zone, Monday to Friday, at the hour of the day's card: what holds until a feature knows people's own.</summary>
internal sealed class OfficeDays(IOptions<OfficeOptions> office) : IDayClock
{
    private readonly TimeZoneInfo zone = office.Value.Zone;

    /// <inheritdoc />
    public DateOnly DayOf(string personId, DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <inheritdoc />
    public DateTimeOffset NextMessage(string personId, DateOnly after)
    {
        var day = after.AddDays(1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(1);
        var hour = day.ToDateTime(OfficeSettings.Default.DayCardHour);
        return new DateTimeOffset(hour, zone.GetUtcOffset(hour));
    }
}

/// <summary>Stands where no feature makes the day's message: planning such a delivery is then a mistake that shows.</summary>
internal sealed class NoDayMessage : IDayMessage
{
    /// <inheritdoc />
    public Task<Composed> ComposeAsync(string personId, DateOnly day, IReadOnlyList<DeliveryItem> items, CancellationToken ct) =>
        throw new InvalidOperationException("Deliveries that count for the day are planned, and no feature makes the day's message.");
}
