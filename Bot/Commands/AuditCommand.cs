using System.CommandLine;
using BotApp.Storage.Audit;
using BotApp.Storage.Migrations;
using BotApp.Storage.Settings;
using BotApp.Storage.Units;

namespace BotApp.Commands;

/// <summary><c>audit verify</c>: checks every audit chain, of records and of settings, and names the first broken entry.</summary>
internal static class AuditCommand
{
    /// <param name="services">The stores, once the arguments are known to be right.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var verify = new Command("verify", "核对审计链 / verify the audit chain");
        verify.SetAction((parsed, ct) =>
            VerifyAsync(services(), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, ct));
        return new Command("audit", "审计 / audit") { verify };
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, TextWriter output, TextWriter error, CancellationToken ct)
    {
        await services.GetRequiredService<StorageMigrations>().MigrateAsync(ct);
        var store = services.GetRequiredService<UnitStore>();
        var (chains, broken) = (0, 0);
        foreach (var unit in await services.GetRequiredService<UnitRegistry>().AllAsync(ct))
            await TakeAsync(await store.AuditAsync(unit, ct));
        await foreach (var settings in services.GetRequiredService<SettingsAudit>().VerifyAsync(ct))
            await TakeAsync(settings);

        await output.WriteLineAsync(broken == 0
            ? $"审计链完整：{chains} 条（各单位的记录和各项设置）。"
            : $"审计链不完整：{chains} 条中有 {broken} 条。");
        return broken == 0 ? ExitCode.Done : ExitCode.Refused;

        async Task TakeAsync(AuditReport report)
        {
            chains++;
            if (report.Break is null)
                return;

            broken++;
            await error.WriteLineAsync($"{report.Unit}: {report.Break}");
        }
    }
}
