using System.Globalization;
using BotApp.Cards.Settings;
using BotApp.Office.Rights;
using BotApp.Office.Settings;
using BotApp.Storage.Settings;
using BotApp.Turns;

namespace BotApp.Features.Settings;

/// <summary><c>设置</c> and <c>settings.save</c>: what a person sets for oneself.</summary>
internal sealed class OwnSettings(SettingsStore store, SettingsView view, SettingsChanger changer)
{
    public async Task<Reply> ShowAsync(Turn turn, CancellationToken ct)
    {
        var document = await FindAsync(turn, ct);
        return new Reply.Card(Form(turn, document.Version, Current(document, turn), [], SettingsOccasion.Opened));
    }

    /// <summary>Saves the form, or hands it back with what is wrong.</summary>
    public async Task<Reply> SaveAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var document = await FindAsync(turn, ct);
        var former = Current(document, turn);
        var (settings, faults) = Decide(former, click.Values, turn.Today);
        if (faults.Count > 0)
            return new Reply.Card(SettingsChanger.IsStale(document, click)
                ? Form(turn, document.Version, former, [], SettingsOccasion.Stale)
                : Form(turn, document.Version, former, faults, SettingsOccasion.Opened, click.Values));

        var changed = await changer.ChangeAsync(
            SettingsOwner.Person(turn.Person.Id), document, turn, click, SettingLists.Personal.Write(Absences.Typed(former, settings, turn.Now, turn.Today)), ct);
        var now = view.Remember(turn.Person.Id, SettingLists.Personal.Read(changed.Document.Values));
        var spoken = turn with { Texts = TurnLanguage.Of(now, turn.Activity.Locale) };
        var card = Form(
            spoken, changed.Document.Version, Absences.Current(now, turn.Today), [], changed.IsSaved ? SettingsOccasion.Saved : SettingsOccasion.Stale);
        return new Reply.Card(card, card);
    }

    /// <summary>The settings with what was typed, and what is wrong with it. Pure.</summary>
    public static (PersonalSettings Settings, IReadOnlyList<SettingFault> Faults) Decide(
        PersonalSettings current, IReadOnlyDictionary<string, string> typed, DateOnly today)
    {
        var form = new Dictionary<string, string>(typed, StringComparer.Ordinal);
        if (form.GetValueOrDefault(SettingInputs.Language) is SettingInputs.FollowClient)
            form.Remove(SettingInputs.Language);

        var (settings, faults) = SettingLists.Personal.Apply(current, form, SettingInputs.Personal);
        // A value that is none is told as such, not also as missing from a pair.
        var told = faults.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        var between = told.Overlaps([SettingInputs.QuietFrom, SettingInputs.QuietUntil, SettingInputs.AwayFrom, SettingInputs.AwayUntil])
            ? []
            : PersonalSettingsRules.Check(settings, today);
        return (settings, [.. faults, .. between]);
    }

    private Task<SettingsDocument> FindAsync(Turn turn, CancellationToken ct) =>
        store.FindAsync(SettingsOwner.Person(turn.Person.Id), SettingsNames.Person, ct);

    private static PersonalSettings Current(SettingsDocument document, Turn turn) =>
        Absences.Current(SettingLists.Personal.Read(document.Values), turn.Today);

    private static Dictionary<string, string> Values(PersonalSettings settings)
    {
        var values = SettingsValues.Shown(SettingLists.Personal.Write(settings));
        values.TryAdd(SettingInputs.Language, SettingInputs.FollowClient);
        return values;
    }

    private Cards.Model.AdaptiveCard Form(
        Turn turn,
        int version,
        PersonalSettings settings,
        IReadOnlyList<SettingFault> faults,
        SettingsOccasion occasion,
        IReadOnlyDictionary<string, string>? typed = null) =>
        PersonalSettingsCard.Render(
            new PersonalSettingsCard.Data
            {
                Version = version,
                Values = typed ?? Values(settings),
                Errors = SettingFaultTexts.Say(faults, turn.Texts),
                Occasion = occasion,
                AwayToo = AwayTexts.Days(Absences.Ahead(settings, turn.Today).Skip(1), turn.Texts),
                OfficeHour = view.Office.DayCardHour.ToString("HH:mm", CultureInfo.InvariantCulture),
                OffersOffice = Rights.May(turn.Person, Operation.OfficeSettings),
            },
            turn.Texts);
}

/// <summary>Values between storage and a form.</summary>
internal static class SettingsValues
{
    /// <summary>What a form shows of written values: those that are set.</summary>
    public static Dictionary<string, string> Shown(IReadOnlyDictionary<string, string?> written) =>
        written.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value!, StringComparer.Ordinal);
}
