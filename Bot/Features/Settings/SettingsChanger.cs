using System.Globalization;
using BotApp.Storage.Settings;
using BotApp.Turns;

namespace BotApp.Features.Settings;

/// <summary>The outcome of a click on a settings card.</summary>
/// <param name="Document">The current settings.</param>
/// <param name="IsSaved">False: someone changed them since the card was shown, and nothing was written.</param>
internal sealed record SettingsChanged(SettingsDocument Document, bool IsSaved);

/// <summary>Saves a click on a settings card, if the settings still have the version that the card showed.</summary>
internal sealed class SettingsChanger(SettingsStore store)
{
    /// <summary>Saves, unless the settings have changed since. Repeating the same click has no further effect.</summary>
    /// <param name="current">The settings as they were read for this click.</param>
    /// <param name="values">New value by key; null resets to the default.</param>
    public async Task<SettingsChanged> ChangeAsync(
        SettingsOwner owner, SettingsDocument current, Turn turn, CardClick click, IReadOnlyDictionary<string, string?> values, CancellationToken ct)
    {
        var shown = click.ShownVersion;
        var operation = OperationOf(owner, current.Name, shown, turn.Person.Id, values);
        if (current.Version != shown)
            return new SettingsChanged(current, IsSaved: current.Operation == operation);

        var change = new SettingsChange(owner, current, operation, turn.Person.Id, turn.Now, values);
        return await store.ChangeAsync(change, ct) switch
        {
            SettingsOutcome.Saved saved => new SettingsChanged(saved.Document, IsSaved: true),
            SettingsOutcome.Stale stale => new SettingsChanged(stale.Current, IsSaved: false),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Whether someone changed the settings since the clicked card was shown.</summary>
    public static bool IsStale(SettingsDocument current, CardClick click) => current.Version != click.ShownVersion;

    private static string OperationOf(
        SettingsOwner owner, string document, int version, string person, IReadOnlyDictionary<string, string?> values)
    {
        string[] what = ["settings", owner.Id, document, version.ToString(CultureInfo.InvariantCulture), person];
        return OperationId.Of([.. what, .. values.OrderBy(v => v.Key, StringComparer.Ordinal).SelectMany(v => new[] { v.Key, v.Value ?? "" })]);
    }
}
