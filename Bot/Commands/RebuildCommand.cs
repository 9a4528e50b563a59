using System.CommandLine;
using BotApp.Storage.Migrations;
using BotApp.Storage.Outbox;
using BotApp.Storage.Totals;

namespace BotApp.Commands;

/// <summary><c>rebuild totals</c>: rebuilds the totals of all units that a status reads. May run beside the bot.</summary>
internal static class RebuildCommand
{
    /// <param name="services">Provides the stores; called once the arguments are valid.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var totals = new Command("totals", "重建各单位汇总 / rebuild the totals that a status reads");
        totals.SetAction(async (parsed, ct) =>
        {
            var provider = services();
            await provider.GetRequiredService<StorageMigrations>().OpenAsync(writes: true, ct);
            // Dispatch first: outbox messages still waiting must not count as corrections.
            await provider.GetRequiredService<OutboxDispatcher>().DispatchAllAsync(ct);
            var rebuilt = await provider.GetRequiredService<TotalsKeeper>().RebuildAsync(ct);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"已重建 {rebuilt.Units} 个单位的汇总，{rebuilt.Rewritten} 行有更正。/ {rebuilt.Units} units, {rebuilt.Rewritten} rows corrected.");
            return ExitCode.Done;
        });
        return new Command("rebuild", "重建 / rebuild what is derived") { totals };
    }
}
