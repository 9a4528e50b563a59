using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Storage.Audit;
using BotApp.Storage.Audit.Anchors;
using BotApp.Storage.Migrations;

namespace BotApp.Commands;

/// <summary>
/// <c>audit verify</c>: checks every audit chain, of records and settings, against itself and its anchors, and names the first
/// broken entry of each. <c>audit anchor</c>: anchors now, even if the day has an anchor.
/// </summary>
internal static class AuditCommand
{
    /// <summary>While a host runs, every day has an anchor. If the last one is older than this, later ones may have been deleted.</summary>
    public static readonly TimeSpan OldestAnchor = TimeSpan.FromDays(3);

    /// <param name="services">Provides the stores; called once the arguments are valid.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var verify = new Command("verify", "核对审计链 / verify the audit chain");
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出 / machine-readable output" };
        verify.Options.Add(json);
        verify.SetAction((parsed, ct) =>
            VerifyAsync(services(), parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, ct));
        var anchor = new Command("anchor", "立即锚定审计链 / anchor the audit chains now");
        anchor.SetAction((parsed, ct) => AnchorAsync(services(), parsed.InvocationConfiguration.Output, ct));
        return new Command("audit", "审计 / audit") { verify, anchor };
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, bool json, TextWriter output, TextWriter error, CancellationToken ct)
    {
        await services.GetRequiredService<StorageMigrations>().OpenAsync(writes: false, ct);
        var found = await services.GetRequiredService<AuditCheck>().RunAsync(ct);
        foreach (var report in found.Broken)
            await error.WriteLineAsync(TextOf(report.Break!));

        var chains = found.Chains.Count(r => r.Break is not null);
        var isOld = found.LastAnchor is { } last && services.GetRequiredService<TimeProvider>().GetUtcNow() - last.At > OldestAnchor;
        if (isOld)
            await error.WriteLineAsync(
                $"The last anchor is of {Instant(found.LastAnchor!.At)}. Find out whether no host has run since, or anchors were taken away.");
        var code = isOld || found.Broken.Any() ? ExitCode.Refused : ExitCode.Done;
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(AuditVerified.Of(found, isOld), AuditJson.Readable.AuditVerified));
            return code;
        }

        await output.WriteLineAsync(chains == 0
            ? $"审计链完整：{found.Chains.Count} 条（各单位的记录和各项设置），{found.Entries} 个条目。"
            : $"审计链不完整：{found.Chains.Count} 条中有 {chains} 条。");
        if (found.Anchors.Break is not null)
            await output.WriteLineAsync("锚定记录不完整：有锚定被改动或删除，见标准错误输出。在查明原因之前，以上结果不能作为依据。");
        else
            await output.WriteLineAsync(found.LastAnchor is { } anchor
                ? $"最后一次锚定：第 {anchor.Number} 次，{Instant(anchor.At)}，{anchor.Signature}。此后的条目只能防范没有审计密钥的人。"
                : "尚未锚定：整体恢复到从前状态的单位，此次核对发现不了。");
        return code;
    }

    /// <summary>Describes a break in one line.</summary>
    internal static string TextOf(AuditBreak broken)
    {
        var record = broken.RecordId is { Length: > 0 } id ? $"记录 {id} " : "有记录";
        var what = broken.Reason switch
        {
            AuditBreakReason.EntryMissing => "条目已不在",
            AuditBreakReason.EntryChanged => "条目与写入时不同",
            AuditBreakReason.OutOfOrder => "与前一条不相接",
            AuditBreakReason.HeadChanged => "链的末端与最后的条目不符",
            AuditBreakReason.RecordMissing => record + "已不在",
            AuditBreakReason.RecordChanged => record + "与写入时不同",
            AuditBreakReason.RecordUnaudited => record + "没有对应的条目",
            AuditBreakReason.SetBack => "锚定过的条目已不在，此链被恢复到从前的状态或被删除",
            AuditBreakReason.Rewritten => "条目与锚定的不同，此链被改写过",
            AuditBreakReason.AnchorMissing => "锚定已不在",
            AuditBreakReason.AnchorChanged => "锚定与签名时不同",
            _ => broken.Reason.ToString(),
        };
        // A record that no entry names has no entry number.
        return broken.Sequence > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{broken.Unit} 第 {broken.Sequence} 条：{what}。")
            : $"{broken.Unit}：{what}。";
    }

    private static async Task<int> AnchorAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        await services.GetRequiredService<StorageMigrations>().OpenAsync(writes: true, ct);
        // Writes none if a host was faster; then there is a new one all the same.
        await services.GetRequiredService<AnchorKeeper>().AnchorAsync(ct, always: true);
        await output.WriteLineAsync("审计链已锚定。");
        return ExitCode.Done;
    }

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}

/// <summary>The result of a check as <c>--json</c> prints it.</summary>
/// <param name="Chains">Number of chains, each for a unit's records or an owner's settings.</param>
/// <param name="Entries">Number of entries that hold, of all chains.</param>
/// <param name="LastAnchorIsOld">Whether the last anchor is older than <see cref="AuditCommand.OldestAnchor"/>.</param>
internal sealed record AuditVerified(int Chains, long Entries, IReadOnlyList<AuditVerified.Fault> Broken, AnchorSeen? LastAnchor, bool LastAnchorIsOld)
{
    public static AuditVerified Of(AuditFindings found, bool isOld) => new(
        found.Chains.Count, found.Entries, [.. found.Broken.Select(r => new Fault(r.Unit, r.Break!.Sequence, r.Break.Reason, r.Break.RecordId))], found.LastAnchor, isOld);

    /// <summary>The first break of a chain.</summary>
    internal sealed record Fault(string Chain, long Sequence, AuditBreakReason Reason, string? RecordId);
}

[JsonSerializable(typeof(AuditVerified))]
internal sealed partial class AuditJson : JsonSerializerContext
{
    private static AuditJson? s_readable;

    /// <summary>Leaves Chinese unescaped: the output goes to a terminal or a program.</summary>
    public static AuditJson Readable => s_readable ??=
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter<AuditBreakReason>(JsonNamingPolicy.CamelCase) } });
}
