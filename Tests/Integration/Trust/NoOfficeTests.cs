using Azure.Data.Tables;
using BotApp.Commands;
using BotApp.Hosting;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Integration.Trust;

/// <summary>An operator's command where no office is, as under a mistyped prefix: no all-clear, and nothing is made there.</summary>
public sealed class NoOfficeTests(AzuriteFixture azurite) : IDisposable
{
    private static int s_offices;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("no-office-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("audit verify")]
    [InlineData("audit verify --json")]
    [InlineData("audit anchor")]
    [InlineData("deliveries --json")]
    [InlineData("deliveries --take-up")]
    [InlineData("status --json")]
    [InlineData("figures 2025")]
    [InlineData("report 2025 --out FILE.docx")]
    [InlineData("export records --year 2025 --out FILE.xlsx")]
    [InlineData("export person adfaa079-2fb4-4c3b-9c2a-b42a633696af")]
    [InlineData("erase adfaa079-2fb4-4c3b-9c2a-b42a633696af --yes")]
    [InlineData("rebuild totals")]
    [InlineData("import records SOME-FILE")]
    public async Task Command_WhereNoOfficeIs_IsRefusedAndMakesNothing(string command)
    {
        var prefix = $"mistyped{Interlocked.Increment(ref s_offices)}x";
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = azurite.ConnectionString,
            ["Storage:TablePrefix"] = prefix,
        });
        builder.Services.AddOfficeCore(builder.Configuration);
        using var host = builder.Build();
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await CommandLine.RunAsync(
            [.. command.Split(' ').Select(word => word.StartsWith("FILE", StringComparison.Ordinal) ? Path.Combine(folder.FullName, word)
                : word is "SOME-FILE" ? RepositoryRoot.Of("seeds/demo/roster.csv") : word)],
            CommandList.Of(() => host.Services, _ => Task.FromResult(0)), _ => Task.FromResult(0), output, error, OfficeHost.Stop);

        Assert.Equal((1, ""), (code, output.ToString()));
        var line = Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"'{prefix}'", line, StringComparison.Ordinal);
        Assert.Contains("Storage:TablePrefix", line, StringComparison.Ordinal);
        Assert.Empty(folder.EnumerateFiles());
        await foreach (var table in host.Services.GetRequiredService<TableServiceClient>()
            .QueryAsync(t => t.Name.CompareTo(prefix) >= 0 && t.Name.CompareTo(prefix + "~") < 0, cancellationToken: OfficeHost.Stop))
            Assert.Fail(table.Name);
    }
}
