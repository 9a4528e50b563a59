using Azure;

namespace BotApp.Storage.Reminders;

/// <summary>A reminder as stored.</summary>
/// <param name="Id">Sorts the newest first.</param>
/// <param name="IsOpen">It may have something left to do.</param>
/// <param name="Body">JSON, read by the feature only.</param>
public sealed record StoredReminder(string Id, bool IsOpen, string Body)
{
    /// <summary>ETag of the last read, sent with every write.</summary>
    public ETag ETag { get; init; }
}

/// <summary>One time that a reminder went out, or should have.</summary>
/// <param name="Reminder">The reminder's id, or <c>day</c> for the day's card.</param>
/// <param name="Key">Names the time within the reminder.</param>
/// <param name="Day">The office date it belongs to.</param>
/// <param name="IsMissed">The time went by while no host was up; nothing was sent.</param>
/// <param name="Recipients">How many people it was planned for.</param>
public sealed record StoredOccurrence(string Reminder, string Key, DateOnly Day, DateTimeOffset At, bool IsMissed, int Recipients);

/// <summary>A message of the bot that shows the progress of a reminder and is updated in place.</summary>
/// <param name="Reference">JSON of its conversation reference.</param>
/// <param name="Language">Language it was written in.</param>
/// <param name="Shown">What it shows now, so that nothing is sent when nothing changed.</param>
public sealed record ProgressWatch(string Reminder, string MessageId, string Reference, string Language, string Shown)
{
    /// <summary>ETag of the last read.</summary>
    public ETag ETag { get; init; }
}
