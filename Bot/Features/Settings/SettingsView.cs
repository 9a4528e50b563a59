using System.Collections.Concurrent;
using System.Collections.Frozen;
using BotApp.Features.Tags;
using BotApp.Office.Settings;
using BotApp.Storage.Settings;
using BotApp.Turns;

namespace BotApp.Features.Settings;

/// <summary>
/// The settings in memory. A change of the office's and the channels' settings arrives within seconds on every
/// host; one of a person's settings within <see cref="Believed"/>, and at once on the host that made it.
/// </summary>
internal sealed partial class SettingsView(SettingsStore store, OfficeTags tags, TimeProvider time, ILogger<SettingsView> logger)
    : RefreshedView(Pause, time)
{
    /// <summary>How long a person's settings are cached.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromSeconds(10);

    private const int MaxRemembered = 20_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly Lock takingOver = new();
    private int begun;
    private int takenOver;

    private readonly ConcurrentDictionary<string, (PersonalSettings Settings, DateTimeOffset Until)> people = new(StringComparer.Ordinal);

    /// <summary>The office's settings; the defaults until they have been read once.</summary>
    public OfficeSettings Office { get; private set; } = OfficeSettings.Default;

    /// <summary>Whether <see cref="Office"/> has been read. Irreversible work waits for it.</summary>
    public bool IsRead { get; private set; }

    /// <summary>Whether the office has saved its settings at least once.</summary>
    public bool OfficeIsSet { get; private set; }

    /// <summary>The settings of channels and group chats, by conversation id without the message.</summary>
    public FrozenDictionary<string, ChannelSettings> Channels { get; private set; } = FrozenDictionary<string, ChannelSettings>.Empty;

    /// <summary>The settings of a channel or group chat, or the defaults.</summary>
    /// <param name="conversationId">With or without the message part of a channel's id.</param>
    public ChannelSettings OfChannel(string conversationId) =>
        Channels.GetValueOrDefault(SettingsNames.ConversationOf(conversationId), ChannelSettings.Default);

    /// <summary>A person's settings.</summary>
    /// <exception cref="Azure.RequestFailedException">The storage did not answer.</exception>
    public async ValueTask<PersonalSettings> OfPersonAsync(string personId, CancellationToken ct)
    {
        if (KnownOf(personId) is { } known)
            return known;

        var document = await store.FindAsync(SettingsOwner.Person(personId), SettingsNames.Person, ct);
        return Remember(personId, SettingLists.Personal.Read(document.Values));
    }

    /// <summary>A person's cached settings; null if there are none. Never reads storage.</summary>
    public PersonalSettings? KnownOf(string personId) =>
        people.TryGetValue(personId, out var known) && known.Until > Time.GetUtcNow() ? known.Settings : null;

    /// <summary>Caches settings that this host has changed.</summary>
    public PersonalSettings Remember(string personId, PersonalSettings settings)
    {
        if (people.Count >= MaxRemembered)
            people.Clear();
        people[personId] = (settings, Time.GetUtcNow() + Believed);
        return settings;
    }

    /// <summary>Reads the office's settings now.</summary>
    public override async Task RefreshAsync(CancellationToken ct)
    {
        try
        {
            var number = Interlocked.Increment(ref begun);
            var documents = await store.AllAsync(SettingsOwner.Office, ct);
            lock (takingOver)
            {
                // A read that began before the last one that was taken over may have missed what that one saw.
                if (number < takenOver)
                    return;
                takenOver = number;
                TakeOver(documents);
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // On any error the host goes on with the settings it has.
            LogUnread(logger, e);
        }
    }

    private void TakeOver(IReadOnlyList<SettingsDocument> documents)
    {
        var office = documents.FirstOrDefault(d => d.Name == SettingsNames.Office) ?? SettingsDocument.None(SettingsNames.Office);
        (Office, OfficeIsSet, IsRead) = (SettingLists.Office.Read(office.Values), office.Version > 0, true);
        tags.TakeOver(documents.FirstOrDefault(d => d.Name == OfficeTags.Document) ?? SettingsDocument.None(OfficeTags.Document));
        Channels = documents
            .Where(d => SettingsNames.ChannelIn(d.Name) is not null)
            .ToFrozenDictionary(d => SettingsNames.ChannelIn(d.Name)!, d => SettingLists.Channel.Read(d.Values), StringComparer.Ordinal);
    }

    [LoggerMessage(1, LogLevel.Warning, "The settings could not be read; what was read before stays in force.")]
    private static partial void LogUnread(ILogger logger, Exception e);
}
