using BotApp.Cards.Texts;
using BotApp.Features.Reminders.Model;

namespace BotApp.Features.Reminders;

/// <summary>Titles of reminders in lists.</summary>
internal static class ReminderTitles
{
    // A Chinese character is as wide as two Latin letters.
    private const int Widest = 48;

    /// <summary>The title: by the holiday or the branch, else the beginning of the text.</summary>
    public static string Of(Reminder reminder, CardTexts t) => reminder switch
    {
        { Holiday: { } holiday } => t.HolidayTitle(Holiday(holiday, t)),
        { Secretary: { } secretary } => t.SecretaryTitle(secretary.Branch),
        _ => Beginning(reminder.Text),
    };

    /// <summary>Whether the title cuts the text short.</summary>
    public static bool IsCut(Reminder reminder) => reminder is { Holiday: null, Secretary: null } && Beginning(reminder.Text).Length != reminder.Text.Length;

    /// <summary>The text of a reminder that is not for a holiday: as the office wrote it, or generated in the reader's language.</summary>
    public static string TextOf(Reminder reminder, CardTexts t) => reminder.Secretary is { } secretary ? TextOf(secretary, t) : reminder.Text;

    /// <summary>The text that announces a new secretary.</summary>
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
        var (cut, width) = (0, 0);
        foreach (var rune in line.EnumerateRunes())
        {
            width += rune.IsAscii ? 1 : 2;
            if (width > Widest)
                return string.Concat(line[..cut], "…");
            cut += rune.Utf16SequenceLength;
        }

        return line.ToString();
    }
}
