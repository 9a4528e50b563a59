using BotApp.Features.Demo;
using BotApp.Features.Figures;
using BotApp.Hosting;
using BotApp.Office.Figures;
using BotApp.Storage.Migrations;
using BotApp.Tests.Integration.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Integration.Figures;

[CollectionDefinition(nameof(Office2023))]
public sealed class Office2023Users : ICollectionFixture<Office2023>;

/// <summary>The demo office with its whole year 2023, loaded once for the tests that read it.</summary>
public sealed class Office2023(AzuriteFixture azurite) : IAsyncLifetime
{
    private IHost? host;

    public IServiceProvider Services => host!.Services;

    internal SeedOutcome.Loaded Loaded { get; private set; } = null!;

    internal TimeSpan Took { get; private set; }

    internal CountFigures Figures => Services.GetRequiredService<CountFigures>();

    internal Task<YearFigures> CountAsync() => Figures.OfAsync(2023, TestContext.Current.CancellationToken);

    internal async Task<SeedOutcome.Loaded> SeedAsync() => Assert.IsType<SeedOutcome.Loaded>(
        await Services.GetRequiredService<SeedDemo>().RunAsync(2023, new DateOnly(2026, 11, 26), TestContext.Current.CancellationToken));

    public async ValueTask InitializeAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
        {
            EnvironmentName = "Development",
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            // What is refused as a year to come is one on any day that the tests run.
            ["Clock:StartAt"] = "2026-11-26T10:00:00+08:00",
            ["Storage:ConnectionString"] = azurite.ConnectionString,
            ["Storage:TablePrefix"] = $"y2023x{Guid.NewGuid():N}"[..20],
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddOfficeCore(builder.Configuration);
        host = builder.Build();
        await Services.GetRequiredService<StorageMigrations>().MigrateAsync(CancellationToken.None);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Loaded = await SeedAsync();
        Took = watch.Elapsed;
    }

    public ValueTask DisposeAsync()
    {
        host?.Dispose();
        return ValueTask.CompletedTask;
    }
}
