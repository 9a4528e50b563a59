using System.Collections.Immutable;
using System.Globalization;
using BotApp.Office.Registers;
using BotApp.Storage.Settings;

namespace BotApp.Features.Tags;

/// <summary>The office's own tags: a campaign with its dates. Kept like its other settings, with their audit.</summary>
internal sealed class OfficeTags(SettingsStore settings, RegisterCatalog registers, TimeProvider time)
{
    /// <summary>Name of the document.</summary>
    public const string Document = "tags";

    // Another host's new tag is known within this time.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    private volatile Known? _known;

    /// <summary>The office's tags, in the order of their codes.</summary>
    public async Task<IReadOnlyList<RegisterTag>> AllAsync(CancellationToken ct) => (await ReadAsync(ct)).Tags;

    /// <summary>The registers, with the office's tags beside those of their files.</summary>
    public async Task<RegisterCatalog> CatalogAsync(CancellationToken ct) => (await ReadAsync(ct)).Catalog;

    /// <summary>Creates a tag or changes its name, dates and registers. The code never changes: records carry it.</summary>
    /// <returns>False when someone else changed the tags meanwhile.</returns>
    public async Task<bool> SaveAsync(RegisterTag tag, string operation, string by, DateTimeOffset at, CancellationToken ct)
    {
        var former = await settings.FindAsync(SettingsOwner.Office, Document, ct);
        var change = new SettingsChange(
            SettingsOwner.Office, former, operation, by, at, new Dictionary<string, string?>(StringComparer.Ordinal) { [tag.Code] = Write(tag) });
        var saved = await settings.ChangeAsync(change, ct) is SettingsOutcome.Saved;
        _known = null;
        return saved;
    }

    private async Task<Known> ReadAsync(CancellationToken ct)
    {
        if (_known is { } known && time.GetElapsedTime(known.At) < Fresh)
            return known;

        var at = time.GetTimestamp();
        var document = await settings.FindAsync(SettingsOwner.Office, Document, ct);
        IReadOnlyList<RegisterTag> tags =
            [.. document.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => Read(v.Key, v.Value)).OfType<RegisterTag>()];
        return _known = new Known(at, tags, registers.WithTags(tags));
    }

    private static string Write(RegisterTag tag) => FieldValues.FormatRow(
    [
        tag.Name.Zh, tag.Name.En, tag.From is { } from ? FieldValues.Format(from) : "", tag.To is { } to ? FieldValues.Format(to) : "",
        string.Join(',', tag.Registers ?? []),
    ]);

    private static RegisterTag? Read(string code, string value)
    {
        var cells = FieldValues.Rows(value) is [var row] ? row : [];
        return cells.Count < 2
            ? null
            : new RegisterTag(code, new LocalText(cells[0], cells[1]), Day(2), Day(3), cells.Count > 4 ? [.. FieldValues.Codes(cells[4])] : null);

        DateOnly? Day(int at) => cells.Count > at && FieldValues.TryDate(cells[at], out var day) ? day : null;
    }

    private sealed record Known(long At, IReadOnlyList<RegisterTag> Tags, RegisterCatalog Catalog);
}
