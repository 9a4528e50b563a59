using BotApp.Office.Settings;
using BotApp.Storage.Settings;

namespace BotApp.Features.Settings;

/// <summary>Changes a person's settings without a settings card: a reported absence, a snooze, the client's zone and language.</summary>
internal sealed class PersonalSettingsKeeper(SettingsStore store, SettingsView view)
{
    private const int Tries = 4;

    /// <summary>The settings from storage, bypassing the cache.</summary>
    public async Task<PersonalSettings> ReadAsync(string personId, CancellationToken ct) =>
        SettingLists.Personal.Read((await store.FindAsync(SettingsOwner.Person(personId), SettingsNames.Person, ct)).Values);

    /// <summary>Changes them; rereads and retries if someone else wrote first.</summary>
    /// <param name="by">The actor for the audit; mostly the person.</param>
    /// <param name="operationId">Repeating the same id has no further effect.</param>
    /// <param name="change">Maps the current settings to the new ones. Called again after a lost race.</param>
    public async Task<PersonalSettings> ChangeAsync(
        string personId, string by, string operationId, DateTimeOffset now, Func<PersonalSettings, PersonalSettings> change, CancellationToken ct)
    {
        var owner = SettingsOwner.Person(personId);
        for (var tried = 1; ; tried++)
        {
            var former = await store.FindAsync(owner, SettingsNames.Person, ct);
            if (former.Operation == operationId)
                return view.Remember(personId, SettingLists.Personal.Read(former.Values));

            var wanted = SettingLists.Personal.Write(change(SettingLists.Personal.Read(former.Values)));
            if (await store.ChangeAsync(new SettingsChange(owner, former, operationId, by, now, wanted), ct) is SettingsOutcome.Saved saved)
                return view.Remember(personId, SettingLists.Personal.Read(saved.Document.Values));
            if (tried == Tries)
                throw new Azure.RequestFailedException(412, "The settings kept changing.");
        }
    }
}
