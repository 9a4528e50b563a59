using System.Collections.Immutable;
using System.Globalization;
using BotApp.Cards.Ledgers;
using BotApp.Cards.Model;
using BotApp.Cards.Settings;
using BotApp.Features.Settings;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Settings;
using BotApp.Storage.Settings;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary><c>ledger.settings</c> and <c>ledger.saveSettings</c>: the office's settings for its ledgers.</summary>
internal sealed class ChangeLedgers(SettingsStore store, SettingsView view, SettingsChanger changer, RegisterCatalog registers)
{
    public async Task<Reply> ShowAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (turn.IsShared)
            return new Reply.Text(turn.Texts.SharedOnly);
        var document = await FindAsync(ct);
        return new Reply.Card(Form(turn, document.Version, Values(Read(document)), [], SettingsOccasion.Opened));
    }

    /// <summary>Saves the form, or returns it with its errors.</summary>
    public async Task<Reply> SaveAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (turn.IsShared)
            return new Reply.Text(turn.Texts.SharedOnly);
        var document = await FindAsync(ct);
        var (settings, faults) = Decide(Read(document), click.Values, Ledgers.Select(r => r.Code));
        if (faults.Count > 0)
            return new Reply.Card(SettingsChanger.IsStale(document, click)
                ? Form(turn, document.Version, Values(Read(document)), [], SettingsOccasion.Stale)
                : Form(turn, document.Version, click.Values, faults, SettingsOccasion.Opened));

        var changed = await changer.ChangeAsync(SettingsOwner.Office, document, turn, click, SettingLists.Office.Write(settings), ct);
        await view.RefreshAsync(ct);
        var card = Form(
            turn, changed.Document.Version, Values(Read(changed.Document)), [], changed.IsSaved ? SettingsOccasion.Saved : SettingsOccasion.Stale);
        return new Reply.Card(card, card);
    }

    /// <summary>The settings with the typed values, and their errors. Pure.</summary>
    public static (OfficeSettings Settings, IReadOnlyList<SettingFault> Faults) Decide(
        OfficeSettings current, IReadOnlyDictionary<string, string> typed, IEnumerable<string> ledgers)
    {
        var (all, faults) = (current.Ledgers, new List<SettingFault>());
        foreach (var code in ledgers)
        {
            int? days = null;
            DateOnly? baseline = null;
            if (Typed(LedgerSettingsCard.DaysInput(code)) is { Length: > 0 } number)
            {
                if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= LedgerSetting.MostDays)
                    days = n;
                else
                    faults.Add(new SettingFault(LedgerSettingsCard.DaysInput(code), SettingFaultCode.Number, 0, LedgerSetting.MostDays));
            }

            if (Typed(LedgerSettingsCard.BaselineInput(code)) is { Length: > 0 } date)
            {
                if (FieldValues.TryDate(date, out var day))
                    baseline = day;
                else
                    faults.Add(new SettingFault(LedgerSettingsCard.BaselineInput(code), SettingFaultCode.Date));
            }

            var setting = new LedgerSetting(days, baseline);
            all = setting == LedgerSetting.None ? all.Remove(code) : all.SetItem(code, setting);
        }

        return (current with { Ledgers = all }, faults);

        string Typed(string input) => typed.GetValueOrDefault(input, "").Trim();
    }

    private ImmutableArray<Register> Ledgers => [.. registers.All.Where(r => r.Kind == Register.Ledger)];

    private Task<SettingsDocument> FindAsync(CancellationToken ct) => store.FindAsync(SettingsOwner.Office, SettingsNames.Office, ct);

    private static OfficeSettings Read(SettingsDocument document) => SettingLists.Office.Read(document.Values);

    private static Dictionary<string, string> Values(OfficeSettings settings)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, setting) in settings.Ledgers)
        {
            if (setting.LookBackDays is { } days)
                values[LedgerSettingsCard.DaysInput(code)] = days.ToString(CultureInfo.InvariantCulture);
            if (setting.Baseline is { } baseline)
                values[LedgerSettingsCard.BaselineInput(code)] = FieldValues.Format(baseline);
        }

        return values;
    }

    private AdaptiveCard Form(
        Turn turn, int version, IReadOnlyDictionary<string, string> values, IReadOnlyList<SettingFault> faults, SettingsOccasion occasion) =>
        LedgerSettingsCard.Render(
            new LedgerSettingsCard.Data
            {
                Version = version,
                Values = values,
                Errors = SettingFaultTexts.Say(faults, turn.Texts),
                Occasion = occasion,
                Ledgers = [.. Ledgers.Select(r => new Choice(r.Name.In(turn.Texts.Language), r.Code))],
                Days = view.Office.LookBackDays,
                MostDays = LedgerSetting.MostDays,
            },
            turn.Texts);
}
