using System.CommandLine;
using BotApp.Storage.Migrations;
using BotApp.Storage.Units;

namespace BotApp.Commands;

/// <summary><c>audit verify</c>: checks every unit's audit chain and names the first broken entry.</summary>
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
        var broken = 0;
        var units = await services.GetRequiredService<UnitRegistry>().AllAsync(ct);
        foreach (var unit in units)
        {
            var report = await store.AuditAsync(unit, ct);
            if (report.Break is null)
                continue;

            broken++;
            await error.WriteLineAsync($"{unit}: {report.Break}");
        }

        await output.WriteLineAsync(broken == 0
            ? $"审计链完整：{units.Count} 个单位。"
            : $"审计链不完整：{units.Count} 个单位中有 {broken} 个。");
        return broken == 0 ? ExitCode.Done : ExitCode.Refused;
    }
}
