using System.Collections.Frozen;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reminders;

/// <summary>The inputs of the cards the office writes reminders with, by the ids that outside callers rely on.</summary>
public static class ReminderInputs
{
    /// <summary>What is said.</summary>
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
    /// How long each text may be, in UTF-16 units. All at their longest still fit one card, to compose and as received;
    /// the server must check it too.
    /// </summary>
    public static IReadOnlyDictionary<string, int> MaxLength { get; } = new Dictionary<string, int>
    {
        [Text] = 1000,
        [At] = 60,
        [Points] = 1000,
        [Ask] = 200,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>How many lines a card shows apart; further ones run on in the last.</summary>
    public const int MaxLines = 20;

    /// <summary>What an input is called on the card to compose; an unknown id is its own name.</summary>
    internal static string LabelOf(string input, CardTexts t) => input switch
    {
        Text => t.ComposeText,
        Audience => t.ComposeAudience,
        At => t.ComposeAt,
        Urgent => t.ComposeUrgent,
        _ => input,
    };

    /// <summary>What an input is called on a draft.</summary>
    internal static string LabelOfDraft(string input, CardTexts t) => input switch
    {
        Text => t.HolidayDraftText,
        Points => t.HolidayDraftPoints,
        Ask => t.HolidayDraftAsk,
        At => t.HolidayDraftAt,
        _ => input,
    };
}
