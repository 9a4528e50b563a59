using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Cards.Texts;
using BotApp.Features.Figures;
using BotApp.Office.Figures;
using BotApp.Office.Registers;
using BotApp.Storage.Migrations;
using BotApp.Storage.Outbox;
using BotApp.Storage.Totals;
using BotApp.Turns;

namespace BotApp.Commands;

/// <summary><c>figures YEAR [--json] [--recount]</c>: every figure of the annual report, counted from the records.</summary>
internal static class FiguresCommand
{
    private const int FirstYear = 2000;
    private const int MostNamed = 20;

    /// <param name="services">Provides the stores; called once the arguments are valid.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var year = new Argument<int>("YEAR") { Description = "年度 / the year" };
        year.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var typed) || typed is < FirstYear or > 2099))
                result.AddError($"YEAR: {FirstYear} - 2099");
        });
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出 / machine-readable output" };
        var recount = new Option<bool>("--recount")
        {
            Description = "逐条记录重新统计，与平时累计的数核对 / count from the records themselves and check the tallies",
        };
        var command = new Command("figures", "年度报告的各项数字 / the figures of the annual report") { year, json, recount };
        command.SetAction((parsed, ct) => RunAsync(
            services(), parsed.GetValue(year), parsed.GetValue(json), parsed.GetValue(recount),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, ct));
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services, int year, bool json, bool recount, TextWriter output, TextWriter error, CancellationToken ct)
    {
        await services.GetRequiredService<StorageMigrations>().OpenAsync(writes: recount, ct);
        if (await YearOf.IsAheadAsync(year, services.GetRequiredService<OfficeClock>(), error))
            return ExitCode.Refused;

        var count = services.GetRequiredService<CountFigures>();
        var figures = await count.OfAsync(year, ct);
        if (recount)
        {
            // Dispatch first: outbox messages still waiting must not show up as differences.
            await services.GetRequiredService<OutboxDispatcher>().DispatchAllAsync(ct);
            figures = await CheckAsync(count, services.GetRequiredService<TotalsKeeper>(), figures, error, ct);
        }

        // The JSON contains only the figures.
        if (figures.DeletedThrough is { } deleted)
            await (json ? error : output).WriteLineAsync(CardTexts.For(null).RecordsDeleted(deleted));
        if (json)
            await output.WriteLineAsync(JsonSerializer.Serialize(
                [.. figures.Figures.Select(f => new FigureLine(f.Id, f.Label.Zh, f.Value, f.Unit, f.Cutoff.Zh, f.Records))], FiguresJson.Readable.FigureLineArray));
        else
            await WriteAsync(figures, output);
        return ExitCode.Done;
    }

    // Recounts even if no figure differs: statuses and obligations use further counters, and the totals.
    private static async Task<YearFigures> CheckAsync(
        CountFigures count, TotalsKeeper totals, YearFigures tallied, TextWriter error, CancellationToken ct)
    {
        var counted = await count.FromRecordsAsync(tallied.Year, ct);
        var differs = counted.Figures.Zip(tallied.Figures).Where(p => (p.First.Value, p.First.Records) != (p.Second.Value, p.Second.Records)).ToList();
        foreach (var (now, before) in differs)
            await error.WriteLineAsync($"{now.Id} {now.Label.Zh}：累计为 {Text(before.Value)}，按记录为 {Text(now.Value)}，已按记录改正。");
        if (await count.MendAsync(tallied.Year, ct) is > 0 and var months)
            await error.WriteLineAsync($"共有 {months} 个单位月份的累计与记录不符，已按记录改正。");
        if (await totals.RebuildAsync(ct) is { Rewritten: > 0 } rebuilt)
            await error.WriteLineAsync($"各单位汇总有 {rebuilt.Rewritten} 行与累计不符，已改正。");
        var unlisted = await count.UnlistedAsync(tallied.Year, ct);
        foreach (var (unit, id) in unlisted.Take(MostNamed))
            await error.WriteLineAsync($"{unit} 记录 {id} 不在列表和查找中：缺少按日期的一行。");
        if (unlisted.Count > MostNamed)
            await error.WriteLineAsync($"另有 {unlisted.Count - MostNamed} 条记录也是如此。");
        return counted;
    }

    private static async Task WriteAsync(YearFigures figures, TextWriter output)
    {
        foreach (var section in figures.Figures.GroupBy(f => f.Definition.Section, StringComparer.Ordinal))
        {
            await output.WriteLineAsync(section.Key);
            foreach (var figure in section)
                await output.WriteLineAsync(
                    $"  {figure.Id} {figure.Label.Zh}：{Text(figure.Value)}{(figure.Value is null ? "" : figure.Unit)}（{figure.Cutoff.Zh}，{figure.Records} 条记录）");
        }

        if (figures.Checks.Count > 0)
            await output.WriteLineAsync("请核对：");
        foreach (var check in figures.Checks)
            await output.WriteLineAsync($"  {string.Join(" ", check.Figures)}　{check.Message.Zh}");
    }

    private static string Text(decimal? value) => value is { } number ? FieldValues.Format(number) : "无可比数据";
}

/// <summary>A figure in the JSON format of the contract.</summary>
internal sealed record FigureLine(string Id, string Label, decimal? Value, string Unit, string Cutoff, long Records);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FigureLine[]))]
internal sealed partial class FiguresJson : JsonSerializerContext
{
    /// <summary>Leaves Chinese unescaped.</summary>
    public static FiguresJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });
}
