using System.Collections.Immutable;
using BotApp.Office.Ledgers;

namespace BotApp.Office.Settings;

/// <summary>How much of a meeting the office keeps, and how much its status posts show.</summary>
internal enum ContentLevel
{
    /// <summary>Everything that was confirmed.</summary>
    Full,

    /// <summary>Kinds, dates and counts only: no text and no name from now on; what was kept before stays.</summary>
    CountsOnly,
}

/// <summary>What the office has set for everyone. Effective without a restart; each change is audited.</summary>
internal sealed record OfficeSettings
{
    /// <summary>As it is before anything is set.</summary>
    public static OfficeSettings Default { get; } = new();

    /// <summary>Working days before a holiday on which its draft is shown to the office; 6 to 20.</summary>
    public int HolidayDraftWorkdays { get; init; } = 10;

    /// <summary>Working days before a holiday on which its reminder is sent; 3 to 5.</summary>
    public int HolidayLeadWorkdays { get; init; } = 5;

    /// <summary>Hour of the holiday reminder, in the recipient's own zone.</summary>
    public TimeOnly HolidayHour { get; init; } = new(9, 0);

    /// <summary>Whether a holiday reminder goes out without the office's approval.</summary>
    public bool HolidaySendsByItself { get; init; }

    /// <summary>Hour of the day's card, in the recipient's own zone.</summary>
    public TimeOnly DayCardHour { get; init; } = new(8, 30);

    /// <summary>Working days before the due date from which an obligation stands on the day's card; 1 to 10.</summary>
    public int ObligationLeadWorkdays { get; init; } = 3;

    /// <summary>Whether a secretary is told which members of the branch have not confirmed a reminder.</summary>
    public bool EscalatesToSecretary { get; init; }

    /// <summary>Days after closing on which a ledger item is looked back on; 1 to 730.</summary>
    public int LookBackDays { get; init; } = 90;

    /// <summary>How much is kept.</summary>
    public ContentLevel ContentLevel { get; init; } = ContentLevel.Full;

    /// <summary>Years after which records are deleted; 1 to 30.</summary>
    public int RetentionYears { get; init; } = 10;

    /// <summary>Cadences that the office has changed from the registers' file, by <see cref="Obligations.CadenceKey"/>.</summary>
    public ImmutableSortedDictionary<string, CadenceSetting> Cadences { get; init; } = ImmutableSortedDictionary<string, CadenceSetting>.Empty;

    /// <summary>The former values of each, the oldest first, by the same key: what was owed in a period that had ended does not change.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<FormerCadence>> FormerCadences { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<FormerCadence>>.Empty;

    /// <summary>The relatively fixed day of the month, 1 to 31, for meetings held on one; null for none.</summary>
    public int? FixedDay { get; init; }

    /// <summary>The former fixed days, the oldest first: the due day in a month that had ended does not change.</summary>
    public ImmutableArray<FormerFixedDay> FormerFixedDays { get; init; } = [];

    /// <summary>The day the current term of office began, by unit id, where no record of the election says so.</summary>
    public ImmutableSortedDictionary<string, DateOnly> TermStarts { get; init; } = ImmutableSortedDictionary<string, DateOnly>.Empty;

    /// <summary>The office's day on which each of them was set, by unit id; none for those set in a former build.</summary>
    public ImmutableSortedDictionary<string, DateOnly> TermStartsEntered { get; init; } = ImmutableSortedDictionary<string, DateOnly>.Empty;

    /// <summary>Settings of single ledgers, by ledger code.</summary>
    public ImmutableSortedDictionary<string, LedgerSetting> Ledgers { get; init; } = ImmutableSortedDictionary<string, LedgerSetting>.Empty;
}

/// <summary>A person's own settings.</summary>
internal sealed record PersonalSettings
{
    /// <summary>As it is before anything is set.</summary>
    public static PersonalSettings Default { get; } = new();

    /// <summary>Hour of the day's card; null: the office's.</summary>
    public TimeOnly? DayCardHour { get; init; }

    /// <summary><c>zh-CN</c> or <c>en-US</c>; null: that of the client.</summary>
    public string? Language { get; init; }

    /// <summary><c>en-US</c> if the person's client is in English, else null; see <see cref="Language"/>. For messages sent unasked.</summary>
    public string? ClientLanguage { get; init; }

    /// <summary>Time zone, an IANA name; null: the office's. Taken from the person's client.</summary>
    public string? TimeZone { get; init; }

    /// <summary>No reminder from this hour on …</summary>
    public TimeOnly? QuietFrom { get; init; }

    /// <summary>… until this hour, which may lie on the next day.</summary>
    public TimeOnly? QuietUntil { get; init; }

    /// <summary>Away from this day on; null while <see cref="AwayUntil"/> is set means from now on.</summary>
    public DateOnly? AwayFrom { get; init; }

    /// <summary>Away until this day, inclusive: reminders are held back, and nothing is handed over to anyone else.</summary>
    public DateOnly? AwayUntil { get; init; }

    /// <summary>
    /// Further absences: future ones, and those lately over, which show what was held back and comes with the next card.
    /// </summary>
    public ImmutableArray<Absence> AwayToo { get; init; } = [];

    /// <summary>Occurrences of dated reminders that the person has marked as done, so that the card no longer shows them.</summary>
    public ImmutableArray<string> DatedDone { get; init; } = [];

    /// <summary>The day's card is put off until this moment.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>When a running absence was ended early: a card that was planned before must still bring what it held back.</summary>
    public DateTimeOffset? BackAt { get; init; }

    /// <summary>The moment at which the day's card comes again, as the person asked on the card.</summary>
    public DateTimeOffset? AgainAt { get; init; }

    /// <summary>Whether the person is away on a day.</summary>
    public bool IsAwayOn(DateOnly day) => Absences.Of(this).Any(a => a.Holds(day));

    /// <summary>Whether a time of day, in the person's zone, is quiet.</summary>
    public bool IsQuietAt(TimeOnly time) => QuietFrom is { } from && QuietUntil is { } until && time.IsBetween(from, until);
}
