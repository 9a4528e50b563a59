using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Features.Demo;

namespace BotApp.Commands;

/// <summary><c>seed demo [--year YEAR] [--json]</c>.</summary>
internal static class SeedCommand
{
    /// <param name="seed">Creates the use case; called once the arguments are valid.</param>
    /// <param name="today">Today's date in the office.</param>
    public static Command Create(Func<SeedDemo> seed, Func<DateOnly> today)
    {
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出 / machine-readable output" };
        var year = new Option<int?>("--year") { Description = "整年的记录，如 2023；不写则为今年至今 / a whole year's records; this year's up to today, when left out" };
        var demo = new Command("demo", "载入演示机关：名册和记录 / load the demo office: roster and records") { year, json };
        demo.SetAction(async (parsed, ct) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            switch (await seed().RunAsync(parsed.GetValue(year), today(), ct))
            {
                case SeedOutcome.Loaded loaded when parsed.GetValue(json):
                    await output.WriteLineAsync(JsonSerializer.Serialize(loaded, SeedJson.Default.Loaded));
                    return ExitCode.Done;
                case SeedOutcome.Loaded loaded:
                    await output.WriteLineAsync(
                        $"演示机关已载入：{loaded.Units} 个单位，{loaded.Members} 人，记录 {loaded.Records} 条（新增 {loaded.New} 条）。");
                    return ExitCode.Done;
                case SeedOutcome.RealOffice real:
                    await parsed.InvocationConfiguration.Error.WriteLineAsync(
                        $"名册中已有 {real.People} 名不属于演示机关的人员，未载入任何内容。请在空的存储上载入演示机关。");
                    return ExitCode.Refused;
                case SeedOutcome.NoSuchYear none:
                    await parsed.InvocationConfiguration.Error.WriteLineAsync($"没有 {none.Year} 年的演示记录。");
                    return ExitCode.Refused;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        });
        return new Command("seed", "载入数据 / load data") { demo };
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SeedOutcome.Loaded))]
internal sealed partial class SeedJson : JsonSerializerContext;
