using BotApp.Cards.Model;
using BotApp.Cards.Settings;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Ledgers;

/// <summary>What the office sets for its ledgers: when a closed item is looked back on, and when a list was settled.</summary>
public static class LedgerSettingsCard
{
    private const string DaysPrefix = "days.";
    private const string BaselinePrefix = "baseline.";

    /// <summary>Input: days after which an item of the ledger is looked back on.</summary>
    public static string DaysInput(string ledger) => DaysPrefix + ledger;

    /// <summary>Input: the day on which the ledger was settled.</summary>
    public static string BaselineInput(string ledger) => BaselinePrefix + ledger;

    /// <summary>What the form shows.</summary>
    public sealed record Data : SettingsForm
    {
        /// <summary>Name and code.</summary>
        public required IReadOnlyList<Choice> Ledgers { get; init; }

        /// <summary>The days that apply to a ledger without a value of its own.</summary>
        public required int Days { get; init; }

        public required int MostDays { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        ArgumentNullException.ThrowIfNull(data);
        var fields = new FormFields(data.Values, data.Errors, t);
        List<CardElement> body = [CardParts.Heading(t.LedgerSettings), .. SettingsParts.Occasion(data, t), CardParts.Note(t.LedgerSettingsNote(data.Days))];
        foreach (var ledger in data.Ledgers)
        {
            body.Add(SettingsParts.Section(ledger.Title));
            body.Add(SettingsParts.Pair(
                fields.WithError(fields.Number(DaysInput(ledger.Value), t.LedgerLookBackDays, 0, data.MostDays, t.ErrorRange(0, data.MostDays))),
                fields.WithError(fields.Date(BaselineInput(ledger.Value), t.LedgerBaseline))));
        }

        body.Add(new ActionSet(
        [
            SettingsParts.Save(data, CardVerbs.LedgerSaveSettings, t), CardParts.Act(t.LedgerTitle, CardVerbs.LedgerList, CardData.None),
        ])
        { Spacing = Spacing.Large });
        return CardParts.Card(t, t.LedgerSettings, body);
    }
}
