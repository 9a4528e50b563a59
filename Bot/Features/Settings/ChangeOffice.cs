using System.Collections.Immutable;
using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Settings;
using BotApp.Cards.Texts;
using BotApp.Features.Retention;
using BotApp.Office.Obligations;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Storage.Settings;
using BotApp.Turns;

namespace BotApp.Features.Settings;

/// <summary><c>settings.office</c> and <c>settings.saveOffice</c>: what the office sets for everyone.</summary>
internal sealed class ChangeOffice(SettingsStore store, SettingsView view, SettingsChanger changer, RegisterCatalog registers, ChannelLines channels)
{
    public async Task<Reply> ShowAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var document = await FindAsync(ct);
        return new Reply.Card(await FormAsync(turn, document, Values(turn, Read(document)), [], SettingsOccasion.Opened, ct));
    }

    /// <summary>Saves the form, or returns it with its errors, or once with a warning of what it would delete.</summary>
    public async Task<Reply> SaveAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var document = await FindAsync(ct);
        var (current, isStale) = (Read(document), SettingsChanger.IsStale(document, click));
        var (settings, faults) = Decide(current, click.Values, OpenCadences(), turn.Roster.Units, turn.Today);
        if (faults.Count > 0)
            return new Reply.Card(isStale
                ? await FormAsync(turn, document, Values(turn, current), [], SettingsOccasion.Stale, ct)
                : await FormAsync(turn, document, click.Values, faults, SettingsOccasion.Opened, ct));
        if (!isStale && FewerYears(current, settings, click[CardData.Years], turn.Today) is { } fewer)
            return new Reply.Card(await FormAsync(turn, document, click.Values, [], SettingsOccasion.Asked, ct, fewer));

        var changed = await changer.ChangeAsync(SettingsOwner.Office, document, turn, click, SettingLists.Office.Write(settings), ct);
        await view.RefreshAsync(ct);
        var card = await FormAsync(
            turn, changed.Document, Values(turn, Read(changed.Document)), [], changed.IsSaved ? SettingsOccasion.Saved : SettingsOccasion.Stale, ct);
        return new Reply.Card(card, card);
    }

    /// <summary>The settings with the typed values, and their errors. Pure.</summary>
    /// <param name="open">The cadences that the office may set, with their defaults from the registers' file.</param>
    /// <param name="units">The units of the roster.</param>
    public static (OfficeSettings Settings, IReadOnlyList<SettingFault> Faults) Decide(
        OfficeSettings current,
        IReadOnlyDictionary<string, string> typed,
        IReadOnlyDictionary<string, Cadence> open,
        IReadOnlyList<Unit> units,
        DateOnly today)
    {
        var (settings, faults) = SettingLists.Office.Apply(current, typed, SettingInputs.Office);
        var wrong = new List<SettingFault>(faults);
        var cadences = settings.Cadences;
        foreach (var (key, cadence) in open)
        {
            var text = typed.GetValueOrDefault(SettingInputs.Cadence(key), "").Trim();
            if (text.Length == 0)
                cadences = cadences.Remove(key);
            else if (CadenceSetting.Parse(text) is { } set)
                cadences = set.Times == cadence.Times ? cadences.Remove(key) : cadences.SetItem(key, set);
            else
                wrong.Add(new SettingFault(SettingInputs.Cadence(key), SettingFaultCode.Number, 0, CadenceSetting.MaxTimes));
        }

        var (starts, fault) = TermStarts.Read(SettingInputs.TermStarts, typed.GetValueOrDefault(SettingInputs.TermStarts, ""), units, today);
        if (fault is not null)
            wrong.Add(fault);
        var changed = settings with
        {
            Cadences = cadences,
            FormerCadences = Former(current, cadences, open, today),
            FormerFixedDays = FormerFixedDays.After(current.FormerFixedDays, current.FixedDay, settings.FixedDay, today),
            TermStarts = starts,
            TermStartsEntered = Entered(current, starts, today),
        };
        return (changed, wrong);
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<FormerCadence>> Former(
        OfficeSettings current, ImmutableSortedDictionary<string, CadenceSetting> set, IReadOnlyDictionary<string, Cadence> open, DateOnly today)
    {
        var former = current.FormerCadences;
        foreach (var (key, cadence) in open)
        {
            var kept = FormerCadences.After(former.GetValueOrDefault(key, []), cadence, TimesIn(current.Cadences), TimesIn(set), today);
            former = kept.IsEmpty ? former.Remove(key) : former.SetItem(key, kept);

            int TimesIn(ImmutableSortedDictionary<string, CadenceSetting> cadences) => cadences.GetValueOrDefault(key)?.Times ?? cadence.Times;
        }

        return former;
    }

    // An unchanged start keeps the day it was entered.
    private static ImmutableSortedDictionary<string, DateOnly> Entered(
        OfficeSettings current, ImmutableSortedDictionary<string, DateOnly> starts, DateOnly today)
    {
        var entered = ImmutableSortedDictionary.CreateBuilder<string, DateOnly>(StringComparer.Ordinal);
        foreach (var (unit, start) in starts)
        {
            if (!current.TermStarts.TryGetValue(unit, out var former) || former != start)
                entered[unit] = today;
            else if (current.TermStartsEntered.TryGetValue(unit, out var since))
                entered[unit] = since;
        }

        return entered.ToImmutable();
    }

    /// <summary>The warning before a shorter retention is saved; null if it is not shorter, or this value was already confirmed. Pure.</summary>
    /// <param name="asked">The years that the card has already warned about.</param>
    public static OfficeSettingsCard.FewerYears? FewerYears(OfficeSettings current, OfficeSettings settings, string? asked, DateOnly today) =>
        settings.RetentionYears < current.RetentionYears && asked != settings.RetentionYears.ToString(CultureInfo.InvariantCulture)
            ? new OfficeSettingsCard.FewerYears(settings.RetentionYears, RetentionRules.LastDay(today, settings.RetentionYears))
            : null;

    private Task<SettingsDocument> FindAsync(CancellationToken ct) => store.FindAsync(SettingsOwner.Office, SettingsNames.Office, ct);

    private static OfficeSettings Read(SettingsDocument document) => SettingLists.Office.Read(document.Values);

    // Cadences that a rule states explicitly cannot be changed by the office.
    private Dictionary<string, Cadence> OpenCadences() => registers.All
        .SelectMany(r => r.Cadences.Select((cadence, index) => (Key: new CadenceKey(r.Code, index).ToString(), Cadence: cadence)))
        .Where(c => c.Cadence.Confidence is not Confidence.Text)
        .ToDictionary(c => c.Key, c => c.Cadence, StringComparer.Ordinal);

    /// <summary>Every value including defaults, as an empty input would show nothing.</summary>
    private Dictionary<string, string> Values(Turn turn, OfficeSettings settings)
    {
        var values = SettingsValues.Shown(SettingLists.Office.WriteAll(settings));
        foreach (var (key, cadence) in OpenCadences())
            values[SettingInputs.Cadence(key)] = (settings.Cadences.GetValueOrDefault(key)?.Times ?? cadence.Times).ToString(CultureInfo.InvariantCulture);
        values[SettingInputs.TermStarts] = TermStarts.Show(settings.TermStarts, turn.Roster.Units);
        return values;
    }

    private async Task<AdaptiveCard> FormAsync(
        Turn turn,
        SettingsDocument document,
        IReadOnlyDictionary<string, string> values,
        IReadOnlyList<SettingFault> faults,
        SettingsOccasion occasion,
        CancellationToken ct,
        OfficeSettingsCard.FewerYears? fewer = null) =>
        OfficeSettingsCard.Render(
            new OfficeSettingsCard.Data
            {
                Version = document.Version,
                Values = values,
                Errors = SettingFaultTexts.Say(faults, turn.Texts),
                Occasion = occasion,
                Fewer = fewer,
                MostTimes = CadenceSetting.MaxTimes,
                LongestTermStarts = TermStarts.Longest,
                Cadences = [.. OpenCadences().Select(c => CadenceOf(c.Key, c.Value, Read(document), turn.Texts))],
                Channels = await channels.OfAsync(turn, ct),
            },
            turn.Texts);

    private OfficeSettingsCard.Cadence CadenceOf(string key, Cadence cadence, OfficeSettings settings, CardTexts t)
    {
        var former = settings.FormerCadences.GetValueOrDefault(key, []);
        return new OfficeSettingsCard.Cadence(
            key, NameOf(key, t), PeriodOf(cadence, t), FormerCadences.Since(former, cadence), former.LastOrDefault()?.Times ?? 0);
    }

    private string NameOf(string key, CardTexts t) =>
        CadenceKey.TryParse(key, out var cadence) && registers.Find(cadence.Register) is { } register ? register.Name.In(t.Language) : key;

    private static string PeriodOf(Cadence cadence, CardTexts t) => cadence switch
    {
        { Every: > 1 } => t.SettingsPerYears(cadence.Every),
        { Per: Period.Month } => t.SettingsPerMonth,
        { Per: Period.Quarter } => t.SettingsPerQuarter,
        _ => t.SettingsPerYear,
    };
}
