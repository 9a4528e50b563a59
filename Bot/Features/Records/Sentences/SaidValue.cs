using System.Text.RegularExpressions;
using BotApp.Office.Registers;
using BotApp.Sentences.Text;
using BotApp.Sentences.Times;

namespace BotApp.Features.Records.Sentences;

/// <summary>What was said of one field, in the form that the field keeps; null where that is not plain.</summary>
internal static partial class SaidValue
{
    /// <param name="said">As written, without what surrounds it.</param>
    /// <param name="writtenOn">Words for days are relative to this day.</param>
    public static string? Read(RegisterField field, string said, DateTime writtenOn) => field.Type switch
    {
        FieldType.Text or FieldType.Longtext or FieldType.Person => IsTooLong(field, said) ? null : said,
        FieldType.People => FieldValues.FormatPeople(FieldValues.People(AndBetweenNames().Replace(said, "、"))) is var people && IsTooLong(field, people) ? null : people,
        FieldType.Date => Day(field, said, writtenOn) is { } day ? FieldValues.Format(day) : null,
        FieldType.Number when field.Decimals == 0 => Number(Fold.Apply(said)),
        FieldType.Choice => Choice(field, Fold.Apply(said))?.Code,
        FieldType.Flag => Yes().IsMatch(Fold.Apply(said)) ? "true" : null,
        _ => null,
    };

    /// <summary>Whether a value is longer than its field may be.</summary>
    public static bool IsTooLong(RegisterField field, string value) => field.MaxLength is { } most && value.Length > most;

    /// <summary>The last or the next such day, whichever is nearer; null where it is no one day.</summary>
    public static DateOnly? Nearest(WrittenDay day, DateOnly today)
    {
        var (past, next) = (Calendar.Past(day, today), Calendar.Next(day, today, today));
        return past is null || (next is not null && next.Value.DayNumber - today.DayNumber < today.DayNumber - past.Value.DayNumber) ? next : past;
    }

    // A day without a year is the nearest one, and a past one where the field says so.
    private static DateOnly? Day(RegisterField field, string said, DateTime writtenOn)
    {
        var today = DateOnly.FromDateTime(writtenOn);
        if (When.MentionsIn(Fold.Apply(said), writtenOn) is not [{ IsOneDay: true } mention])
            return null;

        if (!field.Past)
            return Nearest(mention.Day, today);
        return When.ReturnsSoon(mention.Day, today) is null && Calendar.Past(mention.Day, today) is { } past && past <= today ? past : null;
    }

    private static string? Number(string said) =>
        WholeNumber().Match(said) is { Success: true } found && Numerals.Read(found.Groups["n"].ValueSpan) is { } number ? FieldValues.Format(number) : null;

    // The name itself, or the only one that holds it or is held by it: 村 and 帮扶村.
    private static FieldChoice? Choice(RegisterField field, string said)
    {
        var names = field.Choices!.Select(c => (Choice: c, Name: Fold.Apply(c.Name.Zh))).ToList();
        if (names.FirstOrDefault(n => n.Name == said) is { Choice: { } same })
            return same;
        return names.Where(n => said.Contains(n.Name, StringComparison.Ordinal) || n.Name.Contains(said, StringComparison.Ordinal)).Select(n => n.Choice).Take(2).ToList() is [var only]
            ? only
            : null;
    }

    [GeneratedRegex("^(?:是的?|有|对|已.*|√|✓|true|yes)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Limits.PatternTimeout)]
    private static partial Regex Yes();

    // 吴刚和何倩; not 李和平
    [GeneratedRegex(@"(?<=[\u4e00-\u9fff]{2})[和及与](?=[\u4e00-\u9fff]{2})", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex AndBetweenNames();

    [GeneratedRegex($@"^第?(?<n>{Mark.Number})[\u4e00-\u9fff]{{0,2}}$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex WholeNumber();
}
