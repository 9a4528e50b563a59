using Azure;

namespace BotApp.Storage.Reminders;

/// <summary>A reminder as it is kept.</summary>
/// <param name="Id">The newest sorts first.</param>
/// <param name="IsOpen">Something may still have to be done about it.</param>
/// <param name="Body">JSON of the feature.</param>
public sealed record StoredReminder(string Id, bool IsOpen, string Body)
{
    /// <summary>As it was read; every write carries it back.</summary>
    public ETag ETag { get; init; }
}

/// <summary>One time that a reminder went out, or should have.</summary>
/// <param name="Reminder">The reminder's id, or <c>day</c> for the day's card.</param>
/// <param name="Key">Names the time within the reminder.</param>
/// <param name="Day">The office's day it stands for.</param>
/// <param name="IsMissed">The time went by while no host was up; nothing was sent.</param>
/// <param name="Recipients">People it was planned for.</param>
public sealed record StoredOccurrence(string Reminder, string Key, DateOnly Day, DateTimeOffset At, bool IsMissed, int Recipients);

/// <summary>A message of ours that shows how far a reminder is, and is brought up to date in its place.</summary>
/// <param name="Reference">JSON of where it is.</param>
/// <param name="Language">Language it was written in.</param>
/// <param name="Shown">What it shows now, so that nothing is sent when nothing changed.</param>
public sealed record ProgressWatch(string Reminder, string MessageId, string Reference, string Language, string Shown)
{
    /// <summary>As it was read.</summary>
    public ETag ETag { get; init; }
}
