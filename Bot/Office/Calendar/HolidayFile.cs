using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using BotApp.Office.Registers;

namespace BotApp.Office.Calendar;

/// <summary>What is wrong in a holiday file.</summary>
/// <param name="Place">Where, as <c>holidays[2].work[0]</c>; empty when it is the file as a whole.</param>
/// <param name="Code">What, as one of <see cref="HolidayFaultCode"/>.</param>
internal sealed record HolidayFault(string Place, string Code, params ImmutableArray<string> Arguments);

/// <summary>A holiday file read: the arrangement, or everything that is wrong with it.</summary>
internal sealed record HolidayFileContent(HolidayYear? Year, ImmutableArray<HolidayFault> Faults);

/// <summary>Reads and writes the form of <c>seeds/holidays/YEAR.json</c>; see its schema.</summary>
internal static partial class HolidayFile
{
    /// <summary>Bytes a file may have.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int MaxHolidays = 20;
    private const int MaxCode = 40;

    /// <summary>Reads a file and checks all of it.</summary>
    public static HolidayFileContent Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MaxBytes)
            return Wrong(new HolidayFault("", HolidayFaultCode.TooLarge, $"{MaxBytes / 1024} KB"));
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(document.RootElement.Deserialize(HolidayJson.Default.HolidayYearJson));
        }
        catch (JsonException e)
        {
            return Wrong(e.Path is { Length: > 1 } path
                ? new HolidayFault(path.TrimStart('$', '.'), HolidayFaultCode.Shape)
                : new HolidayFault("", HolidayFaultCode.NotJson, Text((e.LineNumber ?? 0) + 1)));
        }
    }

    /// <summary>The canonical text of an arrangement: equal arrangements are written alike.</summary>
    public static string Write(HolidayYear year) => JsonSerializer.Serialize(
        new HolidayYearJson
        {
            Year = year.Year,
            Sources = [.. year.Sources],
            Holidays =
            [
                .. year.Holidays.OrderBy(h => h.First).Select(h => new HolidayEntryJson
                {
                    Code = h.Code,
                    Name = h.Name == HolidayCodes.NameOf(h.Code, year.Year) ? null : h.Name,
                    First = FieldValues.Format(h.First),
                    Last = FieldValues.Format(h.Last),
                    Work = h.Work.IsEmpty ? null : [.. h.Work.Order().Select(FieldValues.Format)],
                }),
            ],
        },
        HolidayJson.Readable.HolidayYearJson);

    private static HolidayFileContent Read(HolidayYearJson? file)
    {
        var faults = new List<HolidayFault>();
        if (file?.Year is not >= HolidayYear.First or > HolidayYear.Last)
            return Wrong(new HolidayFault("year", HolidayFaultCode.BadYear, Text(HolidayYear.First), Text(HolidayYear.Last)));
        if (file.Sources is not { Count: > 0 } || file.Sources.Any(string.IsNullOrWhiteSpace))
            faults.Add(new HolidayFault("sources", HolidayFaultCode.Missing));
        if (file.Holidays is not { Count: > 0 and <= MaxHolidays })
            return Wrong([.. faults, new HolidayFault("holidays", HolidayFaultCode.Missing)]);

        var holidays = file.Holidays.Select((h, i) => Read(h, $"holidays[{Text(i)}]", file.Year.Value, faults)).ToList();
        faults.AddRange(HolidayRules.Check(file.Year.Value, holidays));
        return faults.Count == 0
            ? new HolidayFileContent(new HolidayYear(file.Year.Value, [.. holidays.Select(h => h!)], [.. file.Sources!], IsProvisional: false), [])
            : Wrong([.. faults]);
    }

    private static HolidayArrangement? Read(HolidayEntryJson? entry, string at, int year, List<HolidayFault> faults)
    {
        if (entry is null)
        {
            faults.Add(new HolidayFault(at, HolidayFaultCode.Missing));
            return null;
        }

        var before = faults.Count;
        var code = entry.Code ?? "";
        if (code.Length > MaxCode || !Code().IsMatch(code))
            faults.Add(new HolidayFault($"{at}.code", code.Length == 0 ? HolidayFaultCode.Missing : HolidayFaultCode.BadCode));
        var name = entry.Name ?? HolidayCodes.NameOf(code, year);
        if (faults.Count == before && (string.IsNullOrWhiteSpace(name?.Zh) || string.IsNullOrWhiteSpace(name.En)))
            faults.Add(new HolidayFault($"{at}.name", HolidayFaultCode.Unnamed, code));

        var first = ReadDay(entry.First, $"{at}.first", faults);
        var last = ReadDay(entry.Last, $"{at}.last", faults);
        var work = (entry.Work ?? []).Select((w, i) => ReadDay(w, $"{at}.work[{Text(i)}]", faults)).ToList();
        return faults.Count == before
            ? new HolidayArrangement(code, name!, first!.Value, last!.Value, [.. work.Select(w => w!.Value)])
            : null;
    }

    private static DateOnly? ReadDay(string? text, string at, List<HolidayFault> faults)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        faults.Add(string.IsNullOrEmpty(text)
            ? new HolidayFault(at, HolidayFaultCode.Missing)
            : new HolidayFault(at, HolidayFaultCode.BadDate, text));
        return null;
    }

    private static HolidayFileContent Wrong(params ImmutableArray<HolidayFault> faults) => new(null, faults);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Code();
}

/// <summary>A file as it is written; every member may be missing, so each may be null.</summary>
internal sealed class HolidayYearJson
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }
    public int? Year { get; set; }
    public List<string>? Sources { get; set; }
    public List<HolidayEntryJson?>? Holidays { get; set; }
}

/// <summary>A holiday as it is written.</summary>
internal sealed class HolidayEntryJson
{
    public string? Code { get; set; }
    public LocalText? Name { get; set; }
    public string? First { get; set; }
    public string? Last { get; set; }
    public List<string>? Work { get; set; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HolidayYearJson))]
internal sealed partial class HolidayJson : JsonSerializerContext
{
    private static HolidayJson? s_readable;

    /// <summary>Leaves Chinese unescaped: the text goes to storage, never into a page.</summary>
    public static HolidayJson Readable => s_readable ??=
        new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
