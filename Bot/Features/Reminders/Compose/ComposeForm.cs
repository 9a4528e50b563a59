using System.Collections.Immutable;
using BotApp.Cards.Reminders;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Compose;

/// <summary>What stands in the form of a reminder.</summary>
/// <param name="Audience">Empty where nobody is chosen yet.</param>
internal sealed record ComposeForm(string Text, string Audience, string At, bool IsUrgent)
{
    /// <summary>What is wrong, beside the fields.</summary>
    public string? Problem { get; init; }

    /// <summary>What is wrong, by input.</summary>
    public ImmutableDictionary<string, string> Errors { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>As it came back from a client.</summary>
    public static ComposeForm From(CardClick click) => new(
        (click[ReminderInputs.Text] ?? "").Trim(),
        (click[ReminderInputs.Audience] ?? "").Trim(),
        (click[ReminderInputs.At] ?? "").Trim(),
        click[ReminderInputs.Urgent] is "true");
}
