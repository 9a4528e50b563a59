using System.Collections.Frozen;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reminders;

/// <summary>The inputs of the cards on which the office writes reminders, by the ids that outside callers rely on.</summary>
public static class ReminderInputs
{
    /// <summary>The message.</summary>
    public const string Text = "text";

    /// <summary>Who gets it.</summary>
    public const string Audience = "audience";

    /// <summary>When: in words on the card to compose, <c>yyyy-MM-dd</c> on a draft.</summary>
    public const string At = "at";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public const string Urgent = "urgent";

    /// <summary>One a line.</summary>
    public const string Points = "points";

    /// <summary>Whom to ask.</summary>
    public const string Ask = "ask";

    /// <summary>
    /// How long each text may be, in UTF-16 units. With all of them at their longest, the form and the received card still fit;
    /// the server must check it too.
    /// </summary>
    public static IReadOnlyDictionary<string, int> MaxLength { get; } = new Dictionary<string, int>
    {
        [Text] = 1000,
        [At] = 60,
        [Points] = 1000,
        [Ask] = 200,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>How many lines a card shows separately; the last one holds all the rest.</summary>
    public const int MaxLines = 20;

    /// <summary>The label of an input on the card for composing; an unknown id is its own label.</summary>
    internal static string LabelOf(string input, CardTexts t) => input switch
    {
        Text => t.ComposeText,
        Audience => t.ComposeAudience,
        At => t.ComposeAt,
        Urgent => t.ComposeUrgent,
        _ => input,
    };

    /// <summary>The label of an input on a draft.</summary>
    internal static string LabelOfDraft(string input, CardTexts t) => input switch
    {
        Text => t.HolidayDraftText,
        Points => t.HolidayDraftPoints,
        Ask => t.HolidayDraftAsk,
        At => t.HolidayDraftAt,
        _ => input,
    };
}
