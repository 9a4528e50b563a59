using System.Text.Json.Serialization;
using Azure;

namespace BotApp.Storage.Deliveries;

/// <summary>A delivery that is part of a day's message.</summary>
/// <param name="ExpiresAt">The same as in its <see cref="Recipient"/>.</param>
public sealed record DayItem(string Reminder, string Occurrence, string Kind, DateTimeOffset ExpiresAt)
{
    /// <summary>The occurrence it belongs to.</summary>
    [JsonIgnore]
    public OccurrenceKey Key => new(Reminder, Occurrence);

    /// <summary>The carrying message omits it, as it no longer applies.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsLeftOut { get; init; }
}

/// <summary>The one message of a person's day: the delivery that carries it, and the items it includes.</summary>
public sealed record DayMessage(DateOnly Day, OccurrenceKey Carrier, IReadOnlyList<DayItem> Items)
{
    internal ETag ETag { get; init; }

    /// <summary>Whether it includes this delivery.</summary>
    public bool Carries(OccurrenceKey key) => Items.Any(i => i.Key == key);
}

/// <summary>A delivery that failed and waits for the person to write.</summary>
public sealed record StuckItem(OccurrenceKey Key)
{
    internal ETag ETag { get; init; }
}

/// <summary>A delivery that waits for a message to carry it.</summary>
public sealed record HeldItem(DayItem Item)
{
    internal ETag ETag { get; init; }
}

/// <summary>A person's days from a date on, and what is held.</summary>
public sealed record PersonPage(string PersonId, IReadOnlyList<DayMessage> Days, IReadOnlyList<HeldItem> Held)
{
    /// <summary>The message of a day, or null.</summary>
    public DayMessage? On(DateOnly day) => Days.FirstOrDefault(d => d.Day == day);
}

[JsonSerializable(typeof(List<DayItem>))]
internal sealed partial class DayJson : JsonSerializerContext;
