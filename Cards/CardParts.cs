using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards;

/// <summary>The few building blocks of all cards, so that they look alike.</summary>
internal static class CardParts
{
    public static AdaptiveCard Card(CardTexts t, string fallbackText, IReadOnlyList<CardElement> body) =>
        new() { Lang = t.Language, FallbackText = fallbackText, Body = body };

    /// <summary>A card with as many lines on the page as fit.</summary>
    /// <param name="render">Makes the card with so many lines on its page.</param>
    /// <param name="most">Lines to begin with.</param>
    public static AdaptiveCard Fitting(int most, Func<int, AdaptiveCard> render)
    {
        for (var size = most; ; size -= 4)
        {
            var card = render(size);
            if (card.FitsBudget || size <= 4)
                return card;
        }
    }

    public static TextBlock Heading(string text) =>
        new(text) { Style = TextStyle.Heading, Size = TextSize.Medium, Weight = TextWeight.Bolder };

    /// <summary>A remark of ours, less prominent than the content.</summary>
    public static TextBlock Note(string text) => new(text) { IsSubtle = true, Spacing = Spacing.Small };

    /// <summary>A remark of ours that must not be overlooked. The box adds to the words and does not replace them.</summary>
    public static Container Notice(string text, ContainerStyle style) =>
        new([new TextBlock(text) { Weight = TextWeight.Bolder }]) { Style = style, Spacing = Spacing.Small };

    /// <summary>A person's words, as they were written.</summary>
    public static RichTextBlock Written(string text, TextWeight weight = TextWeight.Default) =>
        new([new TextRun(text) { Weight = weight }]) { Spacing = Spacing.Small };

    /// <summary>A person's words in several lines. A client may run the lines of one block together, so each line gets its own block.</summary>
    public static IEnumerable<RichTextBlock> Paragraphs(string text, int most) =>
        Lines(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), most).Select(line => Written(line));

    /// <summary>At most as many lines as fit on a card: the last one holds all the rest, as cut text would be lost.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<string> all, int most) => all.Count > most
        ? [.. all.Take(most - 1), string.Join(' ', all.Skip(most - 1))]
        : all;

    /// <summary>What is wrong with the input above.</summary>
    public static RichTextBlock Error(CardTexts t, string error) =>
        new([new TextRun(t.PleaseCorrect(error)) { Color = TextColor.Attention, Weight = TextWeight.Bolder }]) { Spacing = Spacing.Small };

    /// <summary>"Place: Room 3".</summary>
    public static RichTextBlock Line(CardTexts t, string label, string value) =>
        new([new TextRun(t.Labelled(label)) { IsSubtle = true }, new TextRun(value)]) { Spacing = Spacing.Small };

    /// <summary>A table of at most three columns; the first row holds the headers.</summary>
    public static Table Table(int[] widths, IEnumerable<string> headers, IEnumerable<IReadOnlyList<CardElement>> rows) => new(
        [.. widths.Select(w => new TableColumn(w))],
        [Row(headers.Select(h => new TextBlock(h) { Weight = TextWeight.Bolder })), .. rows.Select(Row)]);

    /// <summary>A number in a cell.</summary>
    public static TextBlock Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A name from the roster in a cell: never read as markdown.</summary>
    public static RichTextBlock Name(string name) => new([new TextRun(name)]);

    public static ExecuteAction Run(string title, string command) => new(title, CardVerbs.CommandRun)
    {
        Data = new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.Command] = command },
        AssociatedInputs = AssociatedInputs.None,
    };

    /// <summary>When something is due, in small type; overdue is said in words and in colour.</summary>
    /// <param name="workdaysLate">Working days by which it is overdue; 0 if only days off have passed since its due day.</param>
    public static TextRun Deadline(DateOnly? due, DateOnly today, CardTexts t, int workdaysLate)
    {
        var isOverdue = workdaysLate > 0;
        var said = due switch
        {
            null => t.MyNoDue,
            { } day when isOverdue => SayLate(workdaysLate, day, t),
            { } day when day == today => t.MyDueToday,
            { } day => t.MyDue(t.DateWithoutWeekday(day)),
        };
        return new TextRun(said)
        {
            Size = TextSize.Small,
            Color = isOverdue ? TextColor.Attention : TextColor.Default,
            Weight = isOverdue ? TextWeight.Bolder : TextWeight.Default,
            IsSubtle = !isOverdue,
        };
    }

    /// <summary>Says by how many working days something is overdue.</summary>
    public static string SayLate(int workdays, DateOnly due, CardTexts t) =>
        workdays == 1 ? t.LedgerLateOne(t.DateWithoutWeekday(due)) : t.LedgerLate(workdays, t.DateWithoutWeekday(due));

    /// <summary>The beginning of a text, for the tooltip of a button next to the full text.</summary>
    public static string Brief(string text) => text.Length > 40 ? text[..(char.IsHighSurrogate(text[38]) ? 38 : 39)] + "…" : text;

    /// <summary>A button that sends no inputs, so that an invalid one cannot block it.</summary>
    public static ExecuteAction Act(string title, string verb, IReadOnlyDictionary<string, string> data) =>
        new(title, verb) { Data = data, AssociatedInputs = AssociatedInputs.None };

    /// <summary>The data of a button with one key replaced.</summary>
    public static Dictionary<string, string> With(this IReadOnlyDictionary<string, string> data, string key, string value) =>
        new(data, StringComparer.Ordinal) { [key] = value };

    /// <summary>The data of a button without a key.</summary>
    public static Dictionary<string, string> Without(this IReadOnlyDictionary<string, string> data, string key)
    {
        var rest = new Dictionary<string, string>(data, StringComparer.Ordinal);
        rest.Remove(key);
        return rest;
    }

    private static TableRow Row(IEnumerable<CardElement> cells) => new([.. cells.Select(cell => new TableCell([cell]))]);
}
