using BotApp.Office;
using BotApp.Office.Figures;
using BotApp.Office.Registers;
using BotApp.Seeds;

namespace BotApp.Features.Figures;

internal static class FiguresSetup
{
    /// <summary>Adds the figures of the annual report, and their counters to the tallies that every save updates.</summary>
    /// <exception cref="DataFileException">The file is inconsistent; the host does not start with it.</exception>
    public static IServiceCollection AddFigures(this IServiceCollection services) => services
        .AddSingleton(s => SeedFiles.Figures(SeedFiles.Shipped, s.GetRequiredService<RegisterCatalog>()))
        .AddSingleton(s => RegisterTallies.RulesOf(s.GetRequiredService<RegisterCatalog>())
            .With(s.GetRequiredService<FigureCatalog>(), s.GetRequiredService<RegisterCatalog>()))
        .AddSingleton<CountFigures>();
}
