using System.Globalization;
using BotApp.Cards.Settings;
using BotApp.Office;
using BotApp.Office.Calendar;
using BotApp.Office.Rights;
using BotApp.Office.Settings;
using BotApp.Storage.Settings;
using BotApp.Turns;
using Microsoft.Extensions.Options;

namespace BotApp.Features.Settings;

/// <summary><c>设置</c> and <c>settings.save</c>: a person's own settings.</summary>
internal sealed class OwnSettings(SettingsStore store, SettingsView view, SettingsChanger changer, IOptions<OfficeOptions> office)
{
    public async Task<Reply> ShowAsync(Turn turn, CancellationToken ct)
    {
        var document = await FindAsync(turn, ct);
        return new Reply.Card(Form(turn, document.Version, Current(document, turn), [], SettingsOccasion.Opened));
    }

    /// <summary>Saves the form, or returns it with its errors.</summary>
    public async Task<Reply> SaveAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var document = await FindAsync(turn, ct);
        var former = Current(document, turn);
        var today = TodayOf(former, turn);
        var (settings, faults) = Decide(former, click.Values, today);
        if (faults.Count > 0)
            return new Reply.Card(SettingsChanger.IsStale(document, click)
                ? Form(turn, document.Version, former, [], SettingsOccasion.Stale)
                : Form(turn, document.Version, former, faults, SettingsOccasion.Opened, click.Values));

        var changed = await changer.ChangeAsync(
            SettingsOwner.Person(turn.Person.Id), document, turn, click, SettingLists.Personal.Write(Absences.Typed(former, settings, turn.Now, today)), ct);
        var now = view.Remember(turn.Person.Id, SettingLists.Personal.Read(changed.Document.Values));
        var spoken = turn with { Texts = TurnLanguage.Of(now, turn.Activity.Locale) };
        var card = Form(
            spoken, changed.Document.Version, Absences.Current(now, TodayOf(now, turn)), [], changed.IsSaved ? SettingsOccasion.Saved : SettingsOccasion.Stale);
        return new Reply.Card(card, card);
    }

    /// <summary>The settings with the typed values, and their errors. Pure.</summary>
    public static (PersonalSettings Settings, IReadOnlyList<SettingFault> Faults) Decide(
        PersonalSettings current, IReadOnlyDictionary<string, string> typed, DateOnly today)
    {
        var form = new Dictionary<string, string>(typed, StringComparer.Ordinal);
        if (form.GetValueOrDefault(SettingInputs.Language) is SettingInputs.FollowClient)
            form.Remove(SettingInputs.Language);

        var (settings, faults) = SettingLists.Personal.Apply(current, form, SettingInputs.Personal);
        // An invalid value is reported as such, and not also as missing from its pair.
        var told = faults.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        var between = told.Overlaps([SettingInputs.QuietFrom, SettingInputs.QuietUntil, SettingInputs.AwayFrom, SettingInputs.AwayUntil])
            ? []
            : PersonalSettingsRules.Check(settings, today);
        return (settings, [.. faults, .. between]);
    }

    private Task<SettingsDocument> FindAsync(Turn turn, CancellationToken ct) =>
        store.FindAsync(SettingsOwner.Person(turn.Person.Id), SettingsNames.Person, ct);

    private PersonalSettings Current(SettingsDocument document, Turn turn)
    {
        var settings = SettingLists.Personal.Read(document.Values);
        return Absences.Current(settings, TodayOf(settings, turn));
    }

    // Whoever travels means the days where they are, here as in a sentence.
    private DateOnly TodayOf(PersonalSettings person, Turn turn) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(turn.Now, LocalMoment.ZoneOf(person.TimeZone, office.Value.Zone)).DateTime);

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
                AwayToo = AwayTexts.Days(Absences.Ahead(settings, TodayOf(settings, turn)).Skip(1), turn.Texts),
                OfficeHour = view.Office.DayCardHour.ToString("HH:mm", CultureInfo.InvariantCulture),
                OffersOffice = Rights.May(turn.Person, Operation.OfficeSettings),
            },
            turn.Texts);
}

/// <summary>Values between storage and a form.</summary>
internal static class SettingsValues
{
    /// <summary>The values a form shows: those that are set.</summary>
    public static Dictionary<string, string> Shown(IReadOnlyDictionary<string, string?> written) =>
        written.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value!, StringComparer.Ordinal);
}
