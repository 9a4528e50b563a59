using BotApp.Office;
using BotApp.Office.Settings;
using Microsoft.Extensions.Options;

namespace BotApp.Delivery;

/// <summary>Monday to Friday in the office's time zone, at the hour of the day's card: the default until a feature knows people's own days.</summary>
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

/// <summary>Used if no feature composes the day's message, so that planning such a delivery fails visibly.</summary>
internal sealed class NoDayMessage : IDayMessage
{
    /// <inheritdoc />
    public Task<Composed> ComposeAsync(string personId, DateOnly day, IReadOnlyList<DeliveryItem> items, CancellationToken ct) =>
        throw new InvalidOperationException("Deliveries that count for the day are planned, and no feature makes the day's message.");
}
