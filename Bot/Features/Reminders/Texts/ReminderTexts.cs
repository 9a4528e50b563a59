using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Cards.Reminders;
using BotApp.Office;
using BotApp.Office.Calendar;
using BotApp.Seeds;

namespace BotApp.Features.Reminders.Texts;

/// <summary>The words of a holiday reminder until the office edits them.</summary>
/// <param name="Opening">One or two sentences.</param>
/// <param name="Points">One line each.</param>
/// <param name="Ask">Whom to ask; empty leaves the line out.</param>
internal sealed record ReminderText(string Opening, IReadOnlyList<string> Points, string Ask);

/// <summary>The texts of <c>reminder-texts.json</c>, by holiday and language.</summary>
internal sealed class ReminderTexts
{
    private readonly ReminderTextEntry fallback;
    private readonly FrozenDictionary<string, ReminderTextEntry> holidays;

    private ReminderTexts(ReminderTextFile file)
    {
        fallback = file.Default;
        holidays = file.Holidays.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The text for a holiday; a general one for a holiday without its own.</summary>
    /// <param name="code">Code of the holiday in the calendar.</param>
    /// <param name="language">ISO 639-1, as the cards name it: English for <c>en</c>, Chinese for any other.</param>
    public ReminderText For(string code, string language)
    {
        var entry = holidays.GetValueOrDefault(code, fallback);
        return language is "en" ? entry.En : entry.Zh;
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="DataFileException">It is missing or inconsistent.</exception>
    public static ReminderTexts Load(string path)
    {
        using var json = SeedFiles.Open(path);
        return Read(Path.GetFileName(path), json);
    }

    /// <summary>Reads the content of a file.</summary>
    /// <param name="name">The file name used in its error messages.</param>
    /// <exception cref="DataFileException">It is inconsistent.</exception>
    public static ReminderTexts Read(string name, Stream json)
    {
        ReminderTextFile file;
        try
        {
            file = DataFile.Read(json, ReminderTextJson.Default.ReminderTextFile);
        }
        catch (JsonException e)
        {
            throw new DataFileException([$"{name}: {e.Path}: {e.Message}"]);
        }

        // A text under an unknown code would never be used; the general text would be sent instead.
        var unknown = file.Holidays.Keys.Where(code => HolidayCodes.PartsOf(code).IsEmpty).Select(code => $"{name}: {code}: there is no such holiday");
        string[] faults = [.. unknown, .. file.Holidays.Prepend(new("default", file.Default)).SelectMany(entry => Faults($"{name}: {entry.Key}", entry.Value))];
        return faults.Length is 0 ? new ReminderTexts(file) : throw new DataFileException(faults);
    }

    private static IEnumerable<string> Faults(string at, ReminderTextEntry entry) =>
        Faults(at + ": zh", entry.Zh).Concat(Faults(at + ": en", entry.En));

    /// <summary>Checks what the office's form could not take: texts that are too long, and points of several lines.</summary>
    private static IEnumerable<string> Faults(string at, ReminderText text)
    {
        if (string.IsNullOrWhiteSpace(text.Opening))
            yield return $"{at}: opening: it is empty";
        if (text.Points.Count is 0 or > ReminderInputs.MaxLines)
            yield return $"{at}: points: 1 to {ReminderInputs.MaxLines}";
        for (var index = 0; index < text.Points.Count; index++)
            if (string.IsNullOrWhiteSpace(text.Points[index]) || text.Points[index].AsSpan().ContainsAny('\r', '\n'))
                yield return $"{at}: points[{index}]: one line that says something";

        if (TooLong(ReminderInputs.Text, text.Opening.Length) is { } opening)
            yield return $"{at}: opening: {opening}";
        if (TooLong(ReminderInputs.Points, string.Join('\n', text.Points).Length) is { } points)
            yield return $"{at}: points: together {points}";
        if (TooLong(ReminderInputs.Ask, text.Ask.Length) is { } ask)
            yield return $"{at}: ask: {ask}";
    }

    private static string? TooLong(string input, int length) => length > ReminderInputs.MaxLength[input]
        ? $"at most {ReminderInputs.MaxLength[input]} characters, not {length}"
        : null;
}

/// <summary>The file as it is written.</summary>
internal sealed record ReminderTextFile(
    ReminderTextEntry Default,
    Dictionary<string, ReminderTextEntry> Holidays,
    [property: JsonPropertyName("$schema")] string? Schema = null);

/// <summary>A text in the two languages.</summary>
internal sealed record ReminderTextEntry(ReminderText Zh, ReminderText En);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ReminderTextFile))]
internal sealed partial class ReminderTextJson : JsonSerializerContext;
