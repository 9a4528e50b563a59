using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Support.Cards;

/// <summary>A card as a user may see it.</summary>
/// <param name="Name">Unique, fit for a file name, e.g. <c>meeting-log-errors.zh-CN</c>.</param>
internal sealed record CardSample(string Name, AdaptiveCard Card)
{
    public override string ToString() => Name;
}

/// <summary>Every card in both languages with extreme data: empty, full, longest, with errors.</summary>
/// <remarks>The lint, the official parser and the gallery use this list; add every new card to it.</remarks>
internal static class CardSamples
{
    public static IReadOnlyList<CardSample> All { get; } =
    [
        .. from locale in new[] { "zh-CN", "en" }
           let t = CardTexts.For(locale)
           from sample in MeetingSamples.All(t).Concat(GeneralSamples.All(t)).Concat(ReminderSamples.All(t)).Concat(SettingsSamples.All(t))
               .Concat(ReviewSamples.All(t)).Concat(RecordSamples.All(t)).Concat(LedgerSamples.All(t)).Concat(StatusSamples.All(t)).Concat(TagSamples.All(t)).Concat(RosterSamples.All(t)).Concat(FindSamples.All(t))
           select new CardSample($"{sample.Item1}.{locale}", sample.Item2),
    ];

    public static CardSample Named(string name) => All.Single(sample => sample.Name == name);
}
