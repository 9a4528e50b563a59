using BotApp.Office.Registers;
using BotApp.Storage.Settings;

namespace BotApp.Features.Tags;

/// <summary>
/// The office's own tags: campaigns with their dates. Stored and audited like its other settings; the registers know
/// them once they have been read.
/// </summary>
internal sealed class OfficeTags(SettingsStore settings, RegisterCatalog registers)
{
    /// <summary>Name of the document.</summary>
    public const string Document = "tags";

    /// <summary>Reads the tags and passes them to the registers.</summary>
    public async Task<IReadOnlyList<RegisterTag>> ReadAsync(CancellationToken ct) => TakeOver(await FindAsync(ct));

    /// <summary>The document that stores the tags.</summary>
    public Task<SettingsDocument> FindAsync(CancellationToken ct) => settings.FindAsync(SettingsOwner.Office, Document, ct);

    /// <summary>Passes the tags of a document to the registers.</summary>
    public IReadOnlyList<RegisterTag> TakeOver(SettingsDocument document)
    {
        IReadOnlyList<RegisterTag> tags =
            [.. document.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => Read(v.Key, v.Value)).OfType<RegisterTag>()];
        registers.TakeOver(tags);
        return tags;
    }

    /// <summary>The change of the document that saves a tag. The code never changes, as records carry it.</summary>
    public static IReadOnlyDictionary<string, string?> Change(RegisterTag tag) =>
        new Dictionary<string, string?>(StringComparer.Ordinal) { [tag.Code] = Write(tag) };

    /// <summary>Creates a tag, or changes its name, dates and registers, whatever the document says at the moment.</summary>
    public async Task SaveAsync(RegisterTag tag, string operation, string by, DateTimeOffset at, CancellationToken ct)
    {
        await settings.ChangeAsync(new SettingsChange(SettingsOwner.Office, await FindAsync(ct), operation, by, at, Change(tag)), ct);
        await ReadAsync(ct);
    }

    private static string Write(RegisterTag tag) => FieldValues.FormatRow(
    [
        tag.Name.Zh, tag.Name.En, tag.From is { } from ? FieldValues.Format(from) : "", tag.To is { } to ? FieldValues.Format(to) : "",
        string.Join(',', tag.Registers ?? []),
    ]);

    // Unknown registers are ignored: the tag fits the remaining ones, or all if none remain.
    private RegisterTag? Read(string code, string value)
    {
        var cells = FieldValues.Rows(value) is [var row] ? row : [];
        return cells.Count < 2
            ? null
            : new RegisterTag(code, new LocalText(cells[0], cells[1]), Day(2), Day(3), cells.Count > 4 ? [.. FieldValues.Codes(cells[4]).Where(register => registers.Find(register) is not null)] : null);

        DateOnly? Day(int at) => cells.Count > at && FieldValues.TryDate(cells[at], out var day) ? day : null;
    }
}
