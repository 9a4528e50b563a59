using System.Text.Json.Serialization;
using Azure;

namespace BotApp.Storage.Deliveries;

/// <summary>A delivery that comes within a day's message.</summary>
/// <param name="ExpiresAt">As of its <see cref="Recipient"/>.</param>
public sealed record DayItem(string Reminder, string Occurrence, string Kind, DateTimeOffset ExpiresAt)
{
    /// <summary>Which delivery it is.</summary>
    [JsonIgnore]
    public OccurrenceKey Key => new(Reminder, Occurrence);

    /// <summary>The message that takes it along does not say it, as it does not hold any more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsLeftOut { get; init; }
}

/// <summary>The one message of a person's day: whose delivery carries it, and what it says.</summary>
public sealed record DayMessage(DateOnly Day, OccurrenceKey Carrier, IReadOnlyList<DayItem> Items)
{
    internal ETag ETag { get; init; }

    /// <summary>Whether it tells of this delivery.</summary>
    public bool Carries(OccurrenceKey key) => Items.Any(i => i.Key == key);
}

/// <summary>A delivery that could not be made and waits for its person to speak.</summary>
public sealed record StuckItem(OccurrenceKey Key)
{
    internal ETag ETag { get; init; }
}

/// <summary>A delivery that waits to be carried.</summary>
public sealed record HeldItem(DayItem Item)
{
    internal ETag ETag { get; init; }
}

/// <summary>What is known of a person's days, from one on.</summary>
public sealed record PersonPage(string PersonId, IReadOnlyList<DayMessage> Days, IReadOnlyList<HeldItem> Held)
{
    /// <summary>The message of a day, or null.</summary>
    public DayMessage? On(DateOnly day) => Days.FirstOrDefault(d => d.Day == day);
}

[JsonSerializable(typeof(List<DayItem>))]
internal sealed partial class DayJson : JsonSerializerContext;
