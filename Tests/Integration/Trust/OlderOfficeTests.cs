using Azure.Data.Tables;
using BotApp.Commands;
using BotApp.Hosting;
using BotApp.Storage.Migrations;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Integration.Trust;

/// <summary>An operator's command of a new build on the storage of a former one: a look must not close the way back under the hosts that run.</summary>
public sealed class OlderOfficeTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Nobody = "adfaa079-2fb4-4c3b-9c2a-b42a633696af";
    private const int Former = 7;

    private static int s_offices;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("older-office-");
    private readonly LogBook logs = new();
    private IHost host = null!;

    public async ValueTask InitializeAsync()
    {
        var prefix = $"older{Interlocked.Increment(ref s_offices)}x";
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = azurite.ConnectionString,
            ["Storage:TablePrefix"] = prefix,
        });
        builder.Services.AddOfficeCore(builder.Configuration);
        host = builder.Build();
        await Migrations.MigrateAsync(OfficeHost.Stop);
        var meta = host.Services.GetRequiredService<TableServiceClient>().GetTableClient(prefix + "Meta");
        await foreach (var step in meta.QueryAsync<TableEntity>(r => r.PartitionKey == "schema", cancellationToken: OfficeHost.Stop))
            if (step.GetInt32("Number") > Former)
                await meta.DeleteEntityAsync(step, step.ETag, OfficeHost.Stop);
    }

    public ValueTask DisposeAsync()
    {
        host.Dispose();
        logs.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("audit verify")]
    [InlineData("deliveries --json")]
    [InlineData("status --json")]
    [InlineData("figures 2025")]
    [InlineData("report 2025 --out FILE.docx")]
    [InlineData("export records --year 2025 --out FILE.xlsx")]
    [InlineData("export person " + Nobody)]
    [InlineData("erase " + Nobody)]
    public async Task Command_ThatReads_IsRefusedAndSaysWhatToDo(string command)
    {
        var (code, output, error) = await RunAsync(command);

        Assert.Equal((1, ""), (code, output));
        var line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"第 {Former} 版", line, StringComparison.Ordinal);
        Assert.Contains($"schema {Former}", line, StringComparison.Ordinal);
        Assert.Contains("OPERATIONS.md", line, StringComparison.Ordinal);
        Assert.Empty(folder.EnumerateFiles());
        Assert.Equal(Former, await Migrations.VersionAsync(OfficeHost.Stop));
    }

    [Theory]
    [InlineData("audit anchor")]
    [InlineData("rebuild totals")]
    [InlineData("figures 2025 --recount")]
    [InlineData("deliveries --take-up")]
    [InlineData("erase " + Nobody + " --yes")]
    [InlineData("import records SOME-FILE")]
    [InlineData("import roster SOME-FILE")]
    public async Task Command_ThatWrites_BringsTheTablesUpToDateAndSaysSo(string command)
    {
        await RunAsync(command);

        Assert.Equal(StorageMigrations.Newest, await Migrations.VersionAsync(OfficeHost.Stop));
        Assert.Contains(logs.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains($"from schema {Former} to {StorageMigrations.Newest}", StringComparison.Ordinal));
    }

    private StorageMigrations Migrations => host.Services.GetRequiredService<StorageMigrations>();

    private async Task<(int Code, string Output, string Error)> RunAsync(string command)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(
            [.. command.Split(' ').Select(word => word.StartsWith("FILE", StringComparison.Ordinal) ? Path.Combine(folder.FullName, word)
                : word is "SOME-FILE" ? RepositoryRoot.Of("seeds/demo/roster.csv") : word)],
            CommandList.Of(() => host.Services, _ => Task.FromResult(0)), _ => Task.FromResult(0), output, error, OfficeHost.Stop);
        return (code, output.ToString(), error.ToString());
    }
}
