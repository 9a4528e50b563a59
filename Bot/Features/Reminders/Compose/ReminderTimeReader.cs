using System.Globalization;
using System.Text.RegularExpressions;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;
using BotApp.Sentences.Text;
using BotApp.Sentences.Times;
using Calendar = BotApp.Sentences.Times.Calendar;

namespace BotApp.Features.Reminders.Compose;

/// <summary>The result of reading a time.</summary>
internal abstract record ReadTime
{
    private ReadTime() { }

    /// <summary>Understood.</summary>
    public sealed record Understood(ReminderTimes Times) : ReadTime;

    /// <summary>Understood, but in the past.</summary>
    public sealed record Past : ReadTime;

    /// <summary>Not understood; nothing is guessed.</summary>
    public sealed record Unknown : ReadTime;
}

/// <summary>
/// Reads when a reminder is to go out: nothing (now), 15:00, 明天9点, 下周一上午9:00, 11月25日15:00, 2026-11-25 15:00, 每周一9:00,
/// 每个工作日8点半, 每月5日9:00, tomorrow at 9:00, every Monday 9:00. A day without an hour means nine o'clock.
/// </summary>
/// <remarks>
/// A closed list of forms instead of the recogniser: a reminder goes to many people, so anything else is asked back.
/// </remarks>
internal static partial class ReminderTimeReader
{
    private const int LongestText = 40;
    private static readonly TimeOnly Morning = new(9, 0);
    private static readonly string[] EnglishDays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>Reads a time as typed.</summary>
    /// <param name="now">In the office's zone.</param>
    public static ReadTime Read(string? text, DateTime now, OfficeCalendar calendar)
    {
        // ISO 8601 has a T between date and time.
        var folded = IsoTime().Replace(Fold.Apply(text ?? "").Trim().ToLowerInvariant(), "$1 ");
        var today = DateOnly.FromDateTime(now);
        var minute = new TimeOnly(now.Hour, now.Minute);
        if (folded.Length == 0 || folded is "现在" or "立即" or "马上" or "now")
            return new ReadTime.Understood(new ReminderTimes(today, minute));
        if (folded.Length > LongestText || Parted(folded) is not var (hour, rest))
            return new ReadTime.Unknown();

        // Among days without an hour, only "today" means now: a slip must not send to many people at once.
        if (hour is null && IsToday(rest))
            return new ReadTime.Understood(new ReminderTimes(today, minute));

        var at = hour ?? Morning;
        if (ReadRepeats(rest) is { } repeats)
            return new ReadTime.Understood(First(repeats with { On = today, At = at }, at <= minute, calendar));
        var day = rest.Length == 0 && hour is not null ? today : DayOf(rest, today, isOver: hour is null || at < minute);
        if (day is null)
            return new ReadTime.Unknown();

        return day < today || (day == today && at < minute)
            ? new ReadTime.Past()
            : new ReadTime.Understood(new ReminderTimes(day.Value, at));
    }

    /// <summary>The hour, if one is named, and the words for the day; null if there are several hours or it cannot be told which is meant.</summary>
    private static (TimeOnly? Hour, string Day)? Parted(string text)
    {
        // Must come before the clock search, which would take 3:30 out of 3:30 pm.
        if (EnglishTime().Match(text) is { Success: true } english)
        {
            var rest = Words(text[..english.Index]);
            return Clock.Find(rest).Count == 0 ? (HourOf(english), rest) : null;
        }

        return Clock.Find(text) switch
        {
            [] => (null, Words(text)),
            [var clock] when !IsOfNoDay(clock, text) && clock.At(null) is { } hour => (hour, Words(At().Replace(text[..clock.Where.Start], "") + text[clock.Where.End..])),
            _ => null,
        };
    }

    private static string Words(string text) => text.Trim(' ', ',', ':', '的');

    // The first time on or after its day; not today if the hour is over.
    private static ReminderTimes First(ReminderTimes times, bool isOver, OfficeCalendar calendar) =>
        times with { On = times.Next(isOver ? times.On.AddDays(1) : times.On, calendar) ?? times.On };

    private static ReminderTimes? ReadRepeats(string text)
    {
        var any = new ReminderTimes(default, default);
        if (EveryWorkday().IsMatch(text))
            return any with { Repeats = Repeats.Workdays };
        if (EveryWeek().Match(text) is { Success: true } week)
            return any with { Repeats = Repeats.Weekly, Weekday = WeekdayOf(week) };
        return EveryMonth().Match(text) is { Success: true } month && Numerals.Read(month.Groups["n"].Value) is >= 1 and <= 31 and var number
            ? any with { Repeats = Repeats.Monthly, DayOfMonth = number }
            : null;
    }

    private static bool IsToday(string text) => text is "今天" or "今日" or "today";

    /// <param name="isOver">Whether the hour is over today, or none was given.</param>
    private static DateOnly? DayOf(string text, DateOnly today, bool isOver)
    {
        if (IsToday(text))
            return today;
        switch (text)
        {
            case "明天" or "明日" or "tomorrow":
                return today.AddDays(1);
            case "后天":
                return today.AddDays(2);
            case "大后天":
                return today.AddDays(3);
        }

        if (InDays().Match(text) is { Success: true } later)
            return Numerals.Read(later.Groups["n"].Value) is >= 1 and <= 366 and var days ? today.AddDays(days) : null;
        if (OneWeekday().Match(text) is { Success: true } week)
            return Weekday(isOver ? today.AddDays(1) : today, today, week);
        return Written().Match(text) is { Success: true } written ? WrittenDay(written, today) : null;
    }

    /// <param name="earliest">Without a word for the week, the first such weekday from this day on.</param>
    private static DateOnly Weekday(DateOnly earliest, DateOnly today, Match week)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var inWeek = monday.AddDays(((int)WeekdayOf(week) + 6) % 7);
        return week.Groups["next"].Success || (!week.Groups["this"].Success && inWeek < earliest) ? inWeek.AddDays(7) : inWeek;
    }

    private static DateOnly? WrittenDay(Match written, DateOnly today)
    {
        var hasYear = written.Groups["y"].Success;
        var year = hasYear ? int.Parse(written.Groups["y"].Value, CultureInfo.InvariantCulture) : today.Year;
        var month = written.Groups["m"].Success ? Numerals.Read(written.Groups["m"].Value) ?? 0 : today.Month;
        var number = Numerals.Read(written.Groups["d"].Value) ?? 0;
        var day = Make(year, month, number);
        // Without a year it is the coming date, but a day of last week is a slip, not next year. 29 February may exist only next year.
        var inYear = day ?? (month is 2 && number is 29 ? Make(year, 2, 28) : null);
        return !hasYear && inYear < today.AddDays(-Calendar.LatelyDays) ? Make(year + 1, month, number) : day;
    }

    private static DateOnly? Make(int year, int month, int day) =>
        year is >= 2000 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static DayOfWeek WeekdayOf(Match match) => match.Groups["en"] is { Success: true } english
        ? (DayOfWeek)Array.FindIndex(EnglishDays, d => d.StartsWith(english.Value[..3], StringComparison.Ordinal))
        : (DayOfWeek)((("一二三四五六".IndexOf(match.Groups["w"].Value[0], StringComparison.Ordinal) + 1) % 7));

    // Ambiguous: 晚上12点 is the end of the day, and 夜里2点 could be this night or the next.
    private static bool IsOfNoDay(ClockMention clock, string text) =>
        clock is { IsDial: true, Part: DayPart.Evening }
        && (clock.Hour is 12 or <= 4 || (clock.Hour is 5 && text[clock.Where.Start..clock.Where.End].Contains('夜', StringComparison.Ordinal)));

    // 9am, 3:30 pm
    private static TimeOnly HourOf(Match english)
    {
        var hour = int.Parse(english.Groups["h"].Value, CultureInfo.InvariantCulture) % 12;
        var minute = english.Groups["m"] is { Success: true } minutes ? int.Parse(minutes.Value, CultureInfo.InvariantCulture) : 0;
        return new TimeOnly(english.Groups["pm"].Success ? hour + 12 : hour, minute);
    }

    // Whole words only: "month" is not Monday, and "friends" is not Friday.
    private const string EnglishDay =
        "(?<en>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)";

    // The "at" before a clock time: every Monday at 09:00.
    [GeneratedRegex(@"(?:^|\s)at\s*$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex At();

    [GeneratedRegex(@"^([0-9]{4}-[0-9]{2}-[0-9]{2})t(?=[0-9])", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex IsoTime();

    [GeneratedRegex("^(?:每个?工作日|每天|每日|every (?:work|week)?day|daily)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex EveryWorkday();

    [GeneratedRegex($"^(?:每个?(?:周|星期|礼拜)(?<w>[一二三四五六日天])|every {EnglishDay})$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex EveryWeek();

    [GeneratedRegex(
        "^(?:每个?月(?<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]?|(?:every month|monthly) on (?:the )?(?<n>[0-9]{1,2})(?:st|nd|rd|th)?)$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex EveryMonth();

    [GeneratedRegex("^(?:(?<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})天后|in (?<n>[0-9]{1,3}) days?)$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex InDays();

    [GeneratedRegex(
        $"^(?:(?<next>下个?)|(?<this>本|这个?))?(?:周|星期|礼拜)(?<w>[一二三四五六日天])$|^(?:(?<next>next )|(?<this>this ))?{EnglishDay}$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex OneWeekday();

    [GeneratedRegex(
        "^(?:(?:(?<y>[0-9]{4})年)?(?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]?" +
        "|(?<d>[0-9]{1,2})[日号]|(?:(?<y>[0-9]{4})[-/.])?(?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2}))$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Written();

    [GeneratedRegex(
        @"(?:\bat )?(?<![0-9:.])(?<h>1[0-2]|0?[1-9])(?::(?<m>[0-5][0-9]))? ?(?:am|a\.m\.|(?<pm>pm|p\.m\.))$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex EnglishTime();
}
