using System.CommandLine;
using BotApp.Features.Records.Import;
using BotApp.Office.Registers;

namespace BotApp.Commands;

/// <summary><c>export template REGISTER --out FILE.xlsx [--lang zh|en]</c>.</summary>
internal static class ExportTemplateCommand
{
    /// <param name="services">Provides the registers; called once the arguments are valid.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var name = new Argument<string>("REGISTER") { Description = "登记事项的名称或代码 / name or code of a register" };
        var file = OutputFile.Option(".xlsx");
        var language = new Option<string>("--lang") { Description = "表头语言 / language of the headings", DefaultValueFactory = _ => "zh" };
        language.AcceptOnlyFromAmong("zh", "en");
        var command = new Command("template", "导出一个登记事项的导入模板 / an empty workbook to fill in and import") { name, file, language };
        command.SetAction(async (parsed, _) =>
        {
            var (wanted, path, error) = (parsed.GetRequiredValue(name), parsed.GetRequiredValue(file), parsed.InvocationConfiguration.Error);
            var registers = services().GetRequiredService<RegisterCatalog>();
            if (registers.FindByName(wanted) is not { IsAutomatic: false } register)
            {
                await error.WriteLineAsync($"没有可导入的登记事项“{wanted}”。可选 / one of: {string.Join("、", registers.All.Where(r => !r.IsAutomatic).Select(r => r.Name.Zh))}");
                return ExitCode.WrongUsage;
            }

            var done = await OutputFile.WriteAsync(
                path,
                stream =>
                {
                    RecordTemplate.Write(stream, registers, register, parsed.GetValue(language)!);
                    return Task.FromResult(register);
                },
                error);
            if (done is null)
                return ExitCode.Refused;

            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{path}: {done.Name.Zh}");
            return ExitCode.Done;
        });
        return command;
    }
}
