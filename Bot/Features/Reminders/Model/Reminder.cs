using System.Collections.Immutable;
using System.Globalization;
using BotApp.Office.Calendar;

namespace BotApp.Features.Reminders.Model;

/// <summary>The state of a reminder.</summary>
internal enum ReminderState
{
    /// <summary>Shown to the office, not yet decided.</summary>
    Draft,

    /// <summary>Goes out when its time comes.</summary>
    Approved,

    /// <summary>Left out, or stopped while it was running.</summary>
    Cancelled,

    /// <summary>Nothing more is sent: everything went out and its record is written, or its time was missed.</summary>
    Finished,
}

/// <summary>A message of the office to many: before a holiday, about a new secretary, or composed by hand.</summary>
internal sealed record Reminder
{
    /// <summary>Unique; the newest sorts first. See <see cref="ReminderIds"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Its state.</summary>
    public required ReminderState State { get; init; }

    /// <summary>The holiday it precedes; null for one composed by hand.</summary>
    public HolidayRef? Holiday { get; init; }

    /// <summary>The new secretary it announces; null for other reminders.</summary>
    public SecretaryRef? Secretary { get; init; }

    /// <summary>The text; for a holiday reminder, the opening in Chinese.</summary>
    public required string Text { get; init; }

    /// <summary>What to mind, one a line.</summary>
    public ImmutableArray<string> Points { get; init; } = [];

    /// <summary>Whom to ask.</summary>
    public string Ask { get; init; } = "";

    /// <summary>Whether the office has changed the words; then everyone gets them as written, whatever their language.</summary>
    public bool IsEdited { get; init; }

    /// <summary>Who is to get it: <see cref="Audience.ToString"/>.</summary>
    public required string Audience { get; init; }

    /// <summary>When it goes out; for a holiday reminder, in the recipient's own zone.</summary>
    public required ReminderTimes Times { get; init; }

    /// <summary>Sent even if the person already had the day's message.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Entra object id of who wrote it; empty for one that the calendar made.</summary>
    public string CreatedBy { get; init; } = "";

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Entra object id of who approved or cancelled it; empty if it went out by itself.</summary>
    public string DecidedBy { get; init; } = "";

    /// <summary>When that was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The office knowingly chose a day outside the rule for holiday reminders: late, or a day off. It is kept.</summary>
    public bool IsOutsideRule { get; init; }

    /// <summary>How a calendar change moved the day that the office chose, or was told of; null as long as that day keeps the rule.</summary>
    public DayMoved? Moved { get; init; }

    /// <summary>
    /// Id of the unit that holds its record: the office, by its name when the record was first written. Null before that, and in
    /// reminders of earlier builds.
    /// </summary>
    public string? RecordUnit { get; init; }
}

/// <summary>A holiday as a reminder remembers it.</summary>
/// <param name="Code">See <see cref="Holiday"/>.</param>
/// <param name="First">First day off.</param>
/// <param name="Last">Last day off.</param>
/// <param name="IsProvisional">The notice has not appeared yet.</param>
internal sealed record HolidayRef(string Code, string NameZh, string NameEn, DateOnly First, DateOnly Last, bool IsProvisional)
{
    // A notice moves a holiday by some days; the next of the same name is months away.
    private const int FarthestDays = 20;

    /// <summary>The holiday as the calendar has it.</summary>
    public static HolidayRef Of(Holiday holiday) =>
        new(holiday.Code, holiday.Name.Zh, holiday.Name.En, holiday.First, holiday.Last, holiday.IsProvisional);

    /// <summary>Whether it is this holiday, even if its days off have changed since or it has been merged with another.</summary>
    public bool Is(Holiday holiday) =>
        Math.Abs(First.DayNumber - holiday.First.DayNumber) <= FarthestDays
        && (Code == holiday.Code || HolidayCodes.PartsOf(Code).Intersect(holiday.Covers, StringComparer.Ordinal).Any());
}

/// <summary>A calendar change made the day of a holiday reminder break the rule.</summary>
/// <param name="From">The day that was chosen, or for a draft the day it was planned for.</param>
/// <param name="KeepsRule">Whether the new day keeps the rule; possibly no such day is left.</param>
/// <param name="At">When the change was noticed.</param>
internal sealed record DayMoved(DateOnly From, bool KeepsRule, DateTimeOffset At);

/// <summary>A branch's new secretary as a reminder remembers it.</summary>
/// <param name="Names">Without people erased since.</param>
/// <param name="Since">The day of the import with the change, in the office's zone.</param>
internal sealed record SecretaryRef(string Branch, ImmutableArray<string> Names, DateOnly Since)
{
    /// <summary>Accounts of the named people, in the same order; default in reminders of earlier builds, which stored none.</summary>
    public ImmutableArray<string> Ids { get; init; }

    /// <summary>The same without a person; this instance if it does not name them.</summary>
    public SecretaryRef Without(string personId) =>
        !Ids.IsDefault && Ids.IndexOf(personId, StringComparer.OrdinalIgnoreCase) is >= 0 and var i
            ? this with { Names = Names.RemoveAt(i), Ids = Ids.RemoveAt(i) }
            : this;
}

/// <summary>Ids of reminders: the newest first in storage, and the same id for the same holiday or click.</summary>
internal static class ReminderIds
{
    private const int Newest = 99999999;
    private const int InvertedLength = 8;

    /// <summary>Id of a holiday's reminder: one per holiday and year, whoever drafts it and whatever days off are published.</summary>
    public static string Of(Holiday holiday) =>
        $"{Inverted(holiday.Covers is [var festival, ..] ? FestivalDays.Of(festival, holiday.Year) : holiday.First)}-{holiday.Code}";

    /// <summary>Id of a composed reminder, or of one that a roster change made.</summary>
    /// <param name="operation">Id of the card it was composed on, so that the same click makes the same reminder.</param>
    public static string Of(DateOnly today, string operation) => $"{Inverted(today)}-{operation}";

    /// <summary>Sorts before all ids of the day and after those of later days.</summary>
    public static string FirstOf(DateOnly day) => Inverted(day);

    /// <summary>The prefix shared by ids of the same day.</summary>
    public static string DayOf(string id) => id[..InvertedLength];

    /// <summary>Sorts after all ids of the same day.</summary>
    public static string EndOf(string id) => Written(int.Parse(DayOf(id), CultureInfo.InvariantCulture) + 1);

    private static string Inverted(DateOnly day) => Written(Newest - ((day.Year * 10000) + (day.Month * 100) + day.Day));

    private static string Written(int inverted) => inverted.ToString("D8", CultureInfo.InvariantCulture);
}
