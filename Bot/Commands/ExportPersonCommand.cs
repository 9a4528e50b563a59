using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using BotApp.Features.Privacy;
using BotApp.Storage.Migrations;
using BotApp.Storage.Roster;

namespace BotApp.Commands;

/// <summary><c>export person PERSON</c>: what is stored about a person, as JSON on standard output.</summary>
internal static class ExportPersonCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="services">Provides the stores; called once the arguments are valid.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var person = new Argument<string>("PERSON") { Description = "姓名、登录名或 Entra 对象编号 / name, user principal name or Entra object id" };
        var command = new Command("person", "导出一个人的个人数据 / what is kept about a person") { person };
        command.SetAction(async (parsed, ct) =>
        {
            await services().GetRequiredService<StorageMigrations>().OpenAsync(writes: false, ct);
            var (id, problem) = await WhichPerson.FindAsync(services().GetRequiredService<RosterStore>(), parsed.GetRequiredValue(person), ct);
            if (id is null)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(problem);
                return ExitCode.Refused;
            }

            var all = await services().GetRequiredService<ExportPerson>().RunAsync(id, ct);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(all.ToJsonString(Readable));
            return ExitCode.Done;
        });
        return command;
    }
}
