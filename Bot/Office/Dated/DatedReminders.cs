using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Office.Calendar;

namespace BotApp.Office.Dated;

/// <summary>The dated reminders of <c>dated-reminders.json</c>.</summary>
internal sealed class DatedReminders
{
    private const int LongestLead = 20;
    private const int LongestTitle = 100;

    private DatedReminders(ImmutableArray<DatedReminder> all) => All = all;

    /// <summary>All of them, as the file has them.</summary>
    public ImmutableArray<DatedReminder> All { get; }

    /// <summary>What cards show on a day, each with its occurrence.</summary>
    public IReadOnlyList<(DatedReminder Reminder, DatedTime Time)> On(DateOnly day, OfficeCalendar calendar) =>
    [
        .. from reminder in All
           from time in reminder.When.In(day.Year, reminder.Lead, calendar).Concat(reminder.When.In(day.Year + 1, reminder.Lead, calendar))
           where time.AppearsOn <= day && day <= time.Due
           select (reminder, time),
    ];

    /// <summary>Reads the content of a file.</summary>
    /// <param name="name">The name its faults carry.</param>
    /// <exception cref="DataFileException">The file is inconsistent.</exception>
    public static DatedReminders Read(string name, Stream json)
    {
        DatedReminderFile file;
        try
        {
            file = DataFile.Read(json, DatedJson.Default.DatedReminderFile);
        }
        catch (JsonException e)
        {
            throw new DataFileException([$"{name}: {e.Path}: {e.Message}"]);
        }

        var codes = new HashSet<string>(StringComparer.Ordinal);
        string[] faults = [.. file.Reminders.SelectMany(r => Faults(r, codes.Add(r.Code)).Select(fault => $"{name}: {r.Code}: {fault}"))];
        return faults.Length is 0 ? new DatedReminders([.. file.Reminders]) : throw new DataFileException(faults);
    }

    private static IEnumerable<string> Faults(DatedReminder reminder, bool isNew)
    {
        if (!isNew)
            yield return "code: it is there twice";
        if (reminder.Code.Length is 0 || reminder.Code.Any(c => c is not ('-' or (>= 'a' and <= 'z') or (>= '0' and <= '9'))))
            yield return "code: lower-case letters, digits and hyphens";
        if (string.IsNullOrWhiteSpace(reminder.Title.Zh) || string.IsNullOrWhiteSpace(reminder.Title.En))
            yield return "title: it is empty";
        if (Math.Max(reminder.Title.Zh.Length, reminder.Title.En.Length) > LongestTitle)
            yield return $"title: at most {LongestTitle} characters";
        if (reminder.For.Count is 0)
            yield return "for: somebody";
        if (reminder.Mechanisms.Count is 0)
            yield return "mechanisms: at least one";
        foreach (var mechanism in reminder.Mechanisms.Where(m => m is not ['M', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9']))
            yield return $"mechanisms: '{mechanism}' is none; write M and three digits";
        if (reminder.Lead is < 1 or > LongestLead)
            yield return $"lead: 1 to {LongestLead}";
        if (reminder.When is DateRule.DayOfMonth { Day: < 1 or > 31 } or DateRule.WorkdaysBefore { Count: < 1 or > LongestLead }
            || (reminder.When is DateRule.DayOfMonth { Months: { } months } && (months.Count is 0 || months.Any(m => m is < 1 or > 12))))
            yield return "when: no such day";
    }
}

/// <summary>The file as it is written.</summary>
internal sealed record DatedReminderFile(
    IReadOnlyList<DatedReminder> Reminders, [property: JsonPropertyName("$schema")] string? Schema = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    AllowOutOfOrderMetadataProperties = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(DatedReminderFile))]
internal sealed partial class DatedJson : JsonSerializerContext;
