using BotApp.Office.Settings;
using BotApp.Storage.Settings;

namespace BotApp.Features.Settings;

/// <summary>Changes a person's settings where no card is involved: an absence that was told, a snooze, the client's zone and language.</summary>
internal sealed class PersonalSettingsKeeper(SettingsStore store, SettingsView view)
{
    private const int Tries = 4;

    /// <summary>The settings as they are now, past what is remembered.</summary>
    public async Task<PersonalSettings> ReadAsync(string personId, CancellationToken ct) =>
        SettingLists.Personal.Read((await store.FindAsync(SettingsOwner.Person(personId), SettingsNames.Person, ct)).Values);

    /// <summary>Changes them, from a fresh read when someone else was first.</summary>
    /// <param name="by">Who, for the audit; mostly the person.</param>
    /// <param name="operationId">The same id again changes nothing more.</param>
    /// <param name="change">From the settings as they are to those that shall be. Called again after a lost race.</param>
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
