using BotApp.Features.Settings;
using BotApp.Office;
using BotApp.Office.Calendar;
using BotApp.Office.Settings;
using BotApp.Storage.Settings;
using Microsoft.Extensions.Options;

namespace BotApp.Features.Reminders;

/// <summary>Everyone's settings, for planning. Most people have none, so all stored ones are read at once, now and then.</summary>
internal sealed class EveryonesSettings(SettingsStore store, TimeProvider time, IOptions<OfficeOptions> office)
{
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(30);

    private readonly TimeZoneInfo zone = office.Value.Zone;
    private (IReadOnlyDictionary<string, PersonalSettings> Settings, DateTimeOffset Until) known =
        (new Dictionary<string, PersonalSettings>(StringComparer.Ordinal), DateTimeOffset.MinValue);

    /// <summary>What one person has set.</summary>
    public async ValueTask<PersonalSettings> OfAsync(string personId, CancellationToken ct) =>
        (await AllAsync(ct)).GetValueOrDefault(personId, PersonalSettings.Default);

    /// <summary>The zones people are in, the office's among them.</summary>
    public async ValueTask<IReadOnlyCollection<TimeZoneInfo>> ZonesAsync(CancellationToken ct) =>
        [.. (await AllAsync(ct)).Values.Select(s => LocalMoment.ZoneOf(s.TimeZone, zone)).Append(zone).DistinctBy(z => z.Id)];

    /// <summary>All stored personal settings.</summary>
    public async ValueTask<IReadOnlyCollection<PersonalSettings>> OwnAsync(CancellationToken ct) => [.. (await AllAsync(ct)).Values];

    /// <summary>What one person had set when it was read last, without waiting.</summary>
    public PersonalSettings LastReadOf(string personId) => known.Settings.GetValueOrDefault(personId, PersonalSettings.Default);

    /// <summary>Reads them now, so that a setting changed a moment ago counts.</summary>
    public async Task ReadAnewAsync(CancellationToken ct) => await ReadAsync(ct);

    private async ValueTask<IReadOnlyDictionary<string, PersonalSettings>> AllAsync(CancellationToken ct) =>
        known.Until > time.GetUtcNow() ? known.Settings : await ReadAsync(ct);

    private async Task<IReadOnlyDictionary<string, PersonalSettings>> ReadAsync(CancellationToken ct)
    {
        var all = new Dictionary<string, PersonalSettings>(StringComparer.Ordinal);
        await foreach (var (personId, document) in store.PeopleAsync(SettingsNames.Person, ct))
            all[personId] = SettingLists.Personal.Read(document.Values);
        known = (all, time.GetUtcNow() + Believed);
        return all;
    }
}
