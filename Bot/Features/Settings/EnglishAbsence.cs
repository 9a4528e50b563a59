using System.Globalization;
using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Times;

namespace BotApp.Features.Settings;

/// <summary>"Away until Friday", "on leave for three days", for people who write English. Pure.</summary>
internal static partial class EnglishAbsence
{
    // The index of each word is its value; "a" and "an" count as one.
    private static readonly string[] Counts = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    private static readonly string[] DayForms = ["d MMM yyyy", "d MMMM yyyy", "d MMM", "d MMMM", "MMM d", "MMMM d", "MMM d yyyy", "MMMM d yyyy"];

    /// <summary>Null for any other sentence.</summary>
    /// <param name="text">Lower case.</param>
    public static AbsenceSentence? Read(string text, DateOnly today)
    {
        if (Form().Match(text) is not { Success: true } match)
            return null;

        var from = match.Groups["from"].Success ? DayOf(match.Groups["from"].Value, today) : today;
        return from is { } first && UntilOf(match, first) is { } until
            ? AbsenceSentence.Between(first, until, today)
            : new AbsenceSentence.Unclear();
    }

    private static DateOnly? UntilOf(Match match, DateOnly from)
    {
        if (match.Groups["day"].Success)
            return DayOf(match.Groups["day"].Value, from);
        if (!match.Groups["count"].Success)
            return null;

        var written = match.Groups["count"].Value;
        var count = int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : Math.Max(1, Array.IndexOf(Counts, written));
        return AbsenceSentence.LastDay(from, count, match.Groups["unit"].Value switch
        {
            "day" => AbsenceSentence.Counted.Days,
            "week" => AbsenceSentence.Counted.Weeks,
            _ => AbsenceSentence.Counted.Months,
        });
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
            // "Next Friday" is in next week; a bare weekday is the next one to come.
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
                : AbsenceSentence.OfMonth(new WrittenDay.MonthAndDay(day.Month, day.Day), today);
        }

        return null;
    }

    private const string Away = @"(?:away|out(?:\s+of\s+(?:the\s+)?office)?|on\s+(?:annual\s+|sick\s+)?leave|on\s+a\s+(?:business\s+)?trip|travell?ing)";
    private const string Day = "[a-z0-9, -]{2,24}?";

    [GeneratedRegex(
        @"^(?:i'?\s?a?m\s+)?" + Away + @"(?:\s*,)?(?:\s+from\s+(?<from>" + Day + @"))?\s+(?:until|till|through|to)\s+(?<day>" + Day + ")$" +
        @"|^(?:i'?\s?a?m\s+)?" + Away + @"\s+for\s+(?<count>[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?<unit>day|week|month)s?$" +
        // Without a day, the sentence must say who is meant.
        @"|^i'?\s?a?m\s+" + Away + "$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Form();

    [GeneratedRegex("^(?:this |(?<next>next ))?(?<day>[a-z]+day)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Weekday();
}
