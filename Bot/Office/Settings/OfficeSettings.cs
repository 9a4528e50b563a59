using System.Collections.Immutable;
using BotApp.Office.Ledgers;

namespace BotApp.Office.Settings;

/// <summary>How much of a meeting the office keeps, and its status posts show.</summary>
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

    /// <summary>Whether a secretary is told who of the own branch has not confirmed a reminder.</summary>
    public bool EscalatesToSecretary { get; init; }

    /// <summary>Days after closing on which a ledger item is looked back on; 1 to 730.</summary>
    public int LookBackDays { get; init; } = 90;

    /// <summary>How much is kept.</summary>
    public ContentLevel ContentLevel { get; init; } = ContentLevel.Full;

    /// <summary>Years after which records are deleted; 1 to 30.</summary>
    public int RetentionYears { get; init; } = 10;

    /// <summary>Cadences that the office set otherwise than the registers' file, by <see cref="Obligations.CadenceKey"/>.</summary>
    public ImmutableSortedDictionary<string, CadenceSetting> Cadences { get; init; } = ImmutableSortedDictionary<string, CadenceSetting>.Empty;

    /// <summary>What held of each before, the oldest first, by the same key: what was owed in a period that had ended does not change.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<FormerCadence>> FormerCadences { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<FormerCadence>>.Empty;

    /// <summary>The relatively fixed day of the month, 1 to 31, of what is held on one; null for none.</summary>
    public int? FixedDay { get; init; }

    /// <summary>What held of it before, the oldest first: when something was due in a month that had ended does not change.</summary>
    public ImmutableArray<FormerFixedDay> FormerFixedDays { get; init; } = [];

    /// <summary>The day the term in office began by the unit's id, where no record of the election tells.</summary>
    public ImmutableSortedDictionary<string, DateOnly> TermStarts { get; init; } = ImmutableSortedDictionary<string, DateOnly>.Empty;

    /// <summary>The office's day on which each of them was set, by the unit's id; none for those that a former build kept.</summary>
    public ImmutableSortedDictionary<string, DateOnly> TermStartsEntered { get; init; } = ImmutableSortedDictionary<string, DateOnly>.Empty;

    /// <summary>What is set for single ledgers, by their code.</summary>
    public ImmutableSortedDictionary<string, LedgerSetting> Ledgers { get; init; } = ImmutableSortedDictionary<string, LedgerSetting>.Empty;
}

/// <summary>What a person has set for oneself.</summary>
internal sealed record PersonalSettings
{
    /// <summary>As it is before anything is set.</summary>
    public static PersonalSettings Default { get; } = new();

    /// <summary>Hour of the day's card; null is the office's.</summary>
    public TimeOnly? DayCardHour { get; init; }

    /// <summary><c>zh-CN</c> or <c>en-US</c>; null follows the client.</summary>
    public string? Language { get; init; }

    /// <summary><c>en-US</c> where the person's client is in English, else null: see <see cref="Language"/>. For what comes unasked.</summary>
    public string? ClientLanguage { get; init; }

    /// <summary>Time zone, an IANA name; null is the office's. Taken from the person's client.</summary>
    public string? TimeZone { get; init; }

    /// <summary>No reminder from this hour on …</summary>
    public TimeOnly? QuietFrom { get; init; }

    /// <summary>… until this hour, which may lie on the next day.</summary>
    public TimeOnly? QuietUntil { get; init; }

    /// <summary>Away from this day on; null while <see cref="AwayUntil"/> is set is from now on.</summary>
    public DateOnly? AwayFrom { get; init; }

    /// <summary>Away until this day, inclusive: reminders are held back and nothing is handed to anyone else.</summary>
    public DateOnly? AwayUntil { get; init; }

    /// <summary>
    /// Further absences, coming ones and those lately over: what these held back is known by them, and comes with the next card.
    /// </summary>
    public ImmutableArray<Absence> AwayToo { get; init; } = [];

    /// <summary>Times of dated reminders that the person has marked as done, so that the card names them no more.</summary>
    public ImmutableArray<string> DatedDone { get; init; } = [];

    /// <summary>The day's card is put off until this moment.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>When an absence that ran was ended: whose card was planned before has yet to hear what it held back.</summary>
    public DateTimeOffset? BackAt { get; init; }

    /// <summary>The day's card comes again at this moment, asked for on the card itself.</summary>
    public DateTimeOffset? AgainAt { get; init; }

    /// <summary>Whether the person is away on a day.</summary>
    public bool IsAwayOn(DateOnly day) => Absences.Of(this).Any(a => a.Holds(day));

    /// <summary>Whether a time of day, in the person's zone, is quiet.</summary>
    public bool IsQuietAt(TimeOnly time) => QuietFrom is { } from && QuietUntil is { } until && time.IsBetween(from, until);
}
