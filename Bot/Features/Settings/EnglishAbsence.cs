using System.Globalization;
using System.Text.RegularExpressions;
using BotApp.Features.MeetingLogs.QuickLog.Text;
using BotApp.Features.MeetingLogs.QuickLog.Times;
using Calendar = BotApp.Features.MeetingLogs.QuickLog.Times.Calendar;

namespace BotApp.Features.Settings;

/// <summary>"Away until Friday", for those who write English. Pure.</summary>
internal static partial class EnglishAbsence
{
    private static readonly string[] DayForms = ["d MMM yyyy", "d MMMM yyyy", "d MMM", "d MMMM", "MMM d", "MMMM d", "MMM d yyyy", "MMMM d yyyy"];

    /// <summary>Null for any other sentence.</summary>
    /// <param name="text">Lower case.</param>
    public static AbsenceSentence? Read(string text, DateOnly today)
    {
        if (Form().Match(text) is not { Success: true } match)
            return null;
        return DayOf(match.Groups["day"].Value, today) is { } until && until >= today && until <= today.AddYears(1)
            ? new AbsenceSentence.Away(null, until)
            : new AbsenceSentence.Unclear();
    }

    private static DateOnly? DayOf(string text, DateOnly today)
    {
        if (text is "today")
            return today;
        if (text is "tomorrow")
            return today.AddDays(1);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
            return exact;
        if (Weekday().Match(text) is { Success: true } named && Enum.TryParse<DayOfWeek>(named.Groups["day"].Value, ignoreCase: true, out var weekday))
        {
            // Next Friday is the one of next week; a bare weekday is the first to come.
            var ahead = (((int)weekday - (int)today.DayOfWeek + 6) % 7) + 1;
            var mondayOfNext = today.AddDays((((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7) + 1);
            return named.Groups["next"].Success ? mondayOfNext.AddDays(((int)weekday + 6) % 7) : today.AddDays(ahead);
        }

        foreach (var form in DayForms)
        {
            if (!DateTime.TryParseExact(text.Replace(",", "", StringComparison.Ordinal), form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                continue;
            return form.Contains('y', StringComparison.Ordinal)
                ? DateOnly.FromDateTime(day)
                : Calendar.Next(new WrittenDay.MonthAndDay(day.Month, day.Day), today, today);
        }

        return null;
    }

    [GeneratedRegex(
        @"^(?:i'?\s?a?m\s+)?(?:away|out(?:\s+of\s+(?:the\s+)?office)?|on\s+(?:annual\s+|sick\s+)?leave|on\s+a\s+(?:business\s+)?trip|travell?ing)" +
        @"(?:\s*,)?\s+(?:until|till|through|to)\s+(?<day>[a-z0-9, -]{2,24})$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Form();

    [GeneratedRegex("^(?:this |(?<next>next ))?(?<day>[a-z]+day)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Weekday();
}
