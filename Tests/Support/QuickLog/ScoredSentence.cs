using System.Globalization;
using System.Text.Json;

namespace BotApp.Tests.Support.QuickLog;

/// <summary>One sentence of a scoring file: the text, and the expected result by field.</summary>
/// <param name="Id">Its name in the file.</param>
/// <param name="Text">As typed.</param>
/// <param name="Expected">Field → canonical text, without fields that the sentence does not state. <c>type</c> may be <c>not-a-log</c>.</param>
public sealed record ScoredSentence(string Id, string Text, IReadOnlyDictionary<string, string> Expected)
{
    public const string NotALog = "not-a-log";

    /// <summary>When it was written, if not at the file's default time: <c>"on": "2026-11-25"</c>, at ten or <c>"at": "15:10"</c>.</summary>
    public DateTime? WrittenAt { get; init; }

    /// <summary>Names of the roster, if the sentence is read with one.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Reads a JSON-lines file.</summary>
    public static IReadOnlyList<ScoredSentence> ReadFile(string path) =>
        [.. File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line)).Select(Read)];

    private static ScoredSentence Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return new ScoredSentence(
            root.GetProperty("id").GetString()!,
            root.GetProperty("text").GetString()!,
            root.GetProperty("expected").EnumerateObject().ToDictionary(f => f.Name, f => Canonical(f.Name, f.Value), StringComparer.Ordinal))
        {
            WrittenAt = Property(root, "on") is { } on
                ? DateOnly.Parse(on, CultureInfo.InvariantCulture).ToDateTime(TimeOnly.Parse(Property(root, "at") ?? "10:00", CultureInfo.InvariantCulture))
                : null,
            People = root.TryGetProperty("people", out var people) ? [.. people.EnumerateArray().Select(p => p.GetString()!)] : [],
        };
    }

    private static string Canonical(string field, JsonElement value) => field switch
    {
        "absent" => QuickLogFields.Join(value.EnumerateArray().Select(a => QuickLogFields.Absence(Property(a, "name")!, Property(a, "reason")))),
        "actions" => QuickLogFields.Join(value.EnumerateArray().Select(a => QuickLogFields.Action(Property(a, "text")!, Property(a, "owner"), Property(a, "due")))),
        "decisions" => QuickLogFields.Join(value.EnumerateArray().Select(d => d.GetString()!)),
        _ => value.ToString(),
    };

    private static string? Property(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
