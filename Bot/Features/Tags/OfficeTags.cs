using BotApp.Office.Registers;
using BotApp.Storage.Settings;

namespace BotApp.Features.Tags;

/// <summary>
/// The office's own tags: a campaign with its dates. Kept like its other settings, with their audit; the registers know
/// them as soon as they were read.
/// </summary>
internal sealed class OfficeTags(SettingsStore settings, RegisterCatalog registers)
{
    /// <summary>Name of the document.</summary>
    public const string Document = "tags";

    /// <summary>Reads them, and has the registers take them over.</summary>
    public async Task<IReadOnlyList<RegisterTag>> ReadAsync(CancellationToken ct) => TakeOver(await FindAsync(ct));

    /// <summary>The document that they are kept in.</summary>
    public Task<SettingsDocument> FindAsync(CancellationToken ct) => settings.FindAsync(SettingsOwner.Office, Document, ct);

    /// <summary>Has the registers take over what the office's document says.</summary>
    public IReadOnlyList<RegisterTag> TakeOver(SettingsDocument document)
    {
        IReadOnlyList<RegisterTag> tags =
            [.. document.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => Read(v.Key, v.Value)).OfType<RegisterTag>()];
        registers.TakeOver(tags);
        return tags;
    }

    /// <summary>What saving a tag changes in the document. The code never changes: records carry it.</summary>
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

    // A register that is not known says nothing: the tag fits what is left, or all.
    private RegisterTag? Read(string code, string value)
    {
        var cells = FieldValues.Rows(value) is [var row] ? row : [];
        return cells.Count < 2
            ? null
            : new RegisterTag(code, new LocalText(cells[0], cells[1]), Day(2), Day(3), cells.Count > 4 ? [.. FieldValues.Codes(cells[4]).Where(register => registers.Find(register) is not null)] : null);

        DateOnly? Day(int at) => cells.Count > at && FieldValues.TryDate(cells[at], out var day) ? day : null;
    }
}
