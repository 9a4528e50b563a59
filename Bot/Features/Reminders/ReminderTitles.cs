using BotApp.Cards.Texts;
using BotApp.Features.Reminders.Model;

namespace BotApp.Features.Reminders;

/// <summary>How reminders are called where they are listed.</summary>
internal static class ReminderTitles
{
    private const int Longest = 24;

    /// <summary>The holiday's, or how the text begins.</summary>
    public static string Of(Reminder reminder, CardTexts t) => reminder switch
    {
        { Holiday: { } holiday } => t.HolidayTitle(Holiday(holiday, t)),
        { Secretary: { } secretary } => t.SecretaryTitle(secretary.Branch),
        _ => Beginning(reminder.Text),
    };

    /// <summary>What a reminder says that is no holiday's: as the office wrote it, or in the reader's language.</summary>
    public static string TextOf(Reminder reminder, CardTexts t) => reminder.Secretary is { } secretary ? TextOf(secretary, t) : reminder.Text;

    /// <summary>What a branch is told of its new secretary.</summary>
    public static string TextOf(SecretaryRef secretary, CardTexts t) => secretary.Names.IsEmpty
        ? t.SecretaryTitle(secretary.Branch)
        : t.SecretaryText(secretary.Branch, string.Join(t.ListSeparator, secretary.Names), secretary.Since);

    /// <summary>A holiday in the reader's language.</summary>
    public static string Holiday(HolidayRef holiday, CardTexts t) => t.Language is "zh" ? holiday.NameZh : holiday.NameEn;

    /// <summary>When it goes out, in words.</summary>
    public static string When(ReminderTimes times, CardTexts t) => times.Repeats switch
    {
        Repeats.Workdays => t.EveryWorkday(times.At),
        Repeats.Weekly => t.EveryWeek(times.Weekday ?? default, times.At),
        Repeats.Monthly => t.EveryMonth(times.DayOfMonth ?? 1, times.At),
        _ => t.DateAndTime(times.On, times.At),
    };

    private static string Beginning(string text)
    {
        var line = text.AsSpan();
        var end = line.IndexOfAny('\n', '\r');
        line = end < 0 ? line : line[..end];
        if (line.Length <= Longest)
            return line.ToString();

        // Not between the halves of one character.
        var cut = char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest;
        return string.Concat(line[..cut], "…");
    }
}
