using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Office.Registers;
using BotApp.Office.Roster;

namespace BotApp.Features.Demo;

/// <summary>Who of a unit attends a made-up meeting.</summary>
[JsonConverter(typeof(KebabEnumConverter<DemoAttendance>))]
internal enum DemoAttendance
{
    /// <summary>Every member.</summary>
    All,

    /// <summary>Those with a title: the committee of a branch, the party group of the office.</summary>
    Titled,

    /// <summary>One of the unit's groups.</summary>
    Group,

    /// <summary>Whoever could come; nobody was expected.</summary>
    Some,

    /// <summary>Two.</summary>
    Two,
}

/// <summary>How meetings of one register are generated.</summary>
/// <param name="Held">Kind of the units that hold them.</param>
/// <param name="Per">Stretch of time in which they are held <paramref name="Times"/> times.</param>
/// <param name="Chance">Percentage of stretches in which they are held at all.</param>
/// <param name="Months">The months of a year in which they are held; any, when left out.</param>
/// <param name="Minutes">How long they last.</param>
/// <param name="Topics">What they are about; <c>topic | place</c> where the topic needs that place.</param>
internal sealed record DemoPlan(
    string Register,
    UnitKind Held,
    Period Per,
    DemoAttendance Attend,
    IReadOnlyList<TimeOnly> Starts,
    IReadOnlyList<int> Minutes,
    IReadOnlyList<string> Places,
    IReadOnlyList<string> Topics,
    IReadOnlyList<string> Decisions,
    IReadOnlyList<string> Actions,
    int Times = 1,
    int Chance = 100,
    int MinMembers = 0,
    int MinGroups = 0,
    bool Speaker = false,
    IReadOnlyList<int>? Months = null);

/// <summary>How the demo office's meetings are generated.</summary>
/// <param name="Closed">Days of any year, MM-dd, on which nobody meets.</param>
/// <param name="Reasons">Why someone was absent.</param>
internal sealed record DemoPlans(IReadOnlyList<string> Closed, IReadOnlyList<string> Reasons, IReadOnlyList<DemoPlan> Plans)
{
    /// <summary>Reads <c>demo/meetings.json</c> of the seeds' folder.</summary>
    public static DemoPlans Load(string seeds)
    {
        using var file = File.OpenRead(Path.Combine(seeds, "demo", "meetings.json"));
        return JsonSerializer.Deserialize(file, DemoJson.Default.DemoPlans) ?? throw new JsonException("The demo's plans are null.");
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(KebabEnumConverter<UnitKind>), typeof(HourMinuteConverter)])]
[JsonSerializable(typeof(DemoPlans))]
[JsonSerializable(typeof(DemoYearPlan))]
internal sealed partial class DemoJson : JsonSerializerContext;

/// <summary>HH:mm, as the registers write a time.</summary>
internal sealed class HourMinuteConverter : JsonConverter<TimeOnly>
{
    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FieldValues.TryTime(reader.GetString() ?? "", out var time) ? time : throw new JsonException("A time is written HH:mm.");

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(FieldValues.Format(value));
}
