using System.CommandLine;
using BotApp.Features.Privacy;
using BotApp.Storage.Migrations;
using BotApp.Storage.Roster;

namespace BotApp.Commands;

/// <summary><c>erase PERSON --yes</c>: erases a person, and prints what was erased.</summary>
internal static class EraseCommand
{
    /// <param name="services">Provides the stores; called once the arguments are valid.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var person = new Argument<string>("PERSON") { Description = "姓名、登录名或 Entra 对象编号 / name, user principal name or Entra object id" };
        var sure = new Option<bool>("--yes") { Description = "确认删除，不可恢复 / yes, for good" };
        var command = new Command("erase", "删除一个人的个人数据 / erase a person") { person, sure };
        command.SetAction((parsed, ct) => RunAsync(
            services(), parsed.GetRequiredValue(person), parsed.GetValue(sure), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, ct));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string person, bool sure, TextWriter output, TextWriter error, CancellationToken ct)
    {
        await services.GetRequiredService<StorageMigrations>().OpenAsync(writes: sure, ct);
        var (id, problem) = await WhichPerson.FindAsync(services.GetRequiredService<RosterStore>(), person, ct);
        if (id is null)
        {
            await error.WriteLineAsync(problem);
            return ExitCode.Refused;
        }

        if (!sure)
        {
            await error.WriteLineAsync(
                $"{id} would be erased for good, and the text of the self-reviews with it. See what is kept with `export person {id}`; to erase, add --yes.");
            return ExitCode.Refused;
        }

        // With a mistyped id, a receipt for nothing would suggest that the person was erased.
        if (!await services.GetRequiredService<ExportPerson>().HasAnyAsync(id, ct))
        {
            await error.WriteLineAsync($"Nothing is kept about {id}, and nobody of this id was ever erased. Check the id; nothing was done.");
            return ExitCode.Refused;
        }

        var erased = await services.GetRequiredService<ErasePerson>().RunAsync(id, ct);
        foreach (var (name, count) in erased.Kinds)
            await output.WriteLineAsync($"{name}: {count}");
        await output.WriteLineAsync($"已删除 {erased.Total} 项，审计链中留有凭证。导入名册时请不要再列入此人。");
        // A running host uses the former roster until it has read the new one.
        await output.WriteLineAsync($"如助手正在运行，请一分钟后再执行一次，清除其间可能写入的内容：erase {id} --yes");
        return ExitCode.Done;
    }
}
