using BotApp.Cards.General;
using BotApp.Features.AnnualReport;
using BotApp.Features.Export;
using BotApp.Office.Figures;
using BotApp.Office.Rights;
using BotApp.Protocol;
using BotApp.Seeds;
using BotApp.Turns;
using Microsoft.Extensions.Options;

namespace BotApp.Features.Files;

/// <summary>年报 and 导出, on the command line and in the chat.</summary>
internal static class Files
{
    /// <summary>Adds the services that make the files.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services) => services
        .AddSingleton(s => ReportFrame.Load(SeedFiles.Shipped, s.GetRequiredService<FigureCatalog>()))
        .AddSingleton<MakeReport>()
        .AddSingleton<ExportRecords>()
        .AddSingleton<OfficeFiles>();

    /// <summary>Adds the services that deliver them in a chat.</summary>
    public static IServiceCollection AddFilesWork(this IServiceCollection services)
    {
        // The default comes first, so that the configuration overrides it.
        services.AddOptions<FilesOptions>()
            .Configure<IHostEnvironment>((options, environment) => options.Folder = environment.IsDevelopment() ? Path.Combine(".local", "out") : null)
            .BindConfiguration(FilesOptions.Section)
            .ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<FilesOptions>, FilesOptionsCheck>()
            .AddSingleton<AskForFile>()
            .AddSingleton<FileAnswers>()
            .AddSingleton<FileWork>()
            .AddHostedService(s => s.GetRequiredService<FileWork>());
    }

    /// <summary>Maps the commands, and the answer to the question about a file.</summary>
    public static RouteTable MapFiles(this RouteTable routes, IServiceProvider services)
    {
        var ask = services.GetRequiredService<AskForFile>();
        var answers = services.GetRequiredService<FileAnswers>();
        return routes
            .MapCommand(["年报", "report"], Operation.Export, ask.ReportAsync, spoken: new(["年报", "年度报告"], SpokenCommands.Year))
            .MapCommand(["导出", "export"], Operation.Export, ask.RecordsAsync, spoken: new(["导出", "下载数据", "下载记录"], SpokenCommands.Year))
            .MapSentence(Operation.Export, ask.SentenceAsync)
            .MapInvoke(InvokeNames.FileConsent, Operation.Export, answers.AnswerAsync, answers.RefuseAsync)
            .MapTopic(Operation.Export, t => new HelpCard.Topic(t.HelpReport, t.HelpReportHow, t.CommandReport), inShared: false)
            .MapTopic(Operation.Export, t => new HelpCard.Topic(t.HelpExport, t.HelpExportHow, t.CommandExport), inShared: false);
    }
}
