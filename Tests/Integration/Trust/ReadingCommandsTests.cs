using System.CommandLine;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using BotApp.Commands;
using BotApp.Hosting;
using BotApp.Seeds;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Integration.Trust;

/// <summary>
/// A command that only reads leaves the storage of an office as it found it, also before the first save: what it began there, such as an
/// audit key of its own, would bind the hosts.
/// </summary>
public sealed class ReadingCommandsTests(AzuriteFixture azurite) : IDisposable
{
    private const string Member = "adfaa079-2fb4-4c3b-9c2a-b42a633696af";
    private const string AuditKey = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";

    private static int s_offices;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reading-");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Every path of the command line that only reads, with arguments with which it does, and how it ends.</summary>
    private static readonly Dictionary<string, (string Arguments, int Code)> Reading = new(StringComparer.Ordinal)
    {
        ["audit verify"] = ("", ExitCode.Done),
        ["deliveries"] = ("--json", ExitCode.Done),
        ["status"] = ("--json", ExitCode.Done),
        ["figures"] = ("2026", ExitCode.Done),
        ["report"] = ("2026 --out FILE.docx", ExitCode.Done),
        ["export records"] = ("--year 2026 --out FILE.xlsx", ExitCode.Done),
        ["export person"] = (Member, ExitCode.Done),
        ["export template"] = ("稿件 --out FILE.xlsx", ExitCode.Done),
        ["manifest"] = ("--app-id 22222222-2222-2222-2222-222222222222 --out FILE.zip", ExitCode.Done),
        // Says what it would do, and does nothing without --yes.
        ["erase"] = (Member, ExitCode.Refused),
    };

    private static readonly string[] Writing =
        ["serve", "import roster", "import records", "import holidays", "seed demo", "audit anchor", "rebuild totals"];

    public static MatrixTheoryData<string, string?> Commands => new(Reading.Keys, [null, AuditKey]);

    [Fact]
    public void Paths_EachOne_ReadsOrWrites() =>
        Assert.Equal(
            Reading.Keys.Concat(Writing).Order(StringComparer.Ordinal),
            Leaves(CommandList.Of(() => throw new InvalidOperationException(), _ => Task.FromResult(0))).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_ThatReads_ChangesNothingInTheStorage(string path, string? auditKey)
    {
        var prefix = $"reading{Interlocked.Increment(ref s_offices)}x";
        var (arguments, expected) = Reading[path];
        Assert.Equal((ExitCode.Done, ""), await RunAsync(prefix, auditKey, "import roster ROSTER"));
        var before = await StoredAsync(prefix);

        var (code, error) = await RunAsync(prefix, auditKey, $"{path} {arguments}".TrimEnd());

        Assert.True(code == expected, $"{code} {error}");
        Assert.Equal(before, await StoredAsync(prefix));
    }

    private static IEnumerable<string> Leaves(IEnumerable<Command> commands, string before = "") => commands.SelectMany(c =>
        c.Subcommands.Count == 0 ? [before + c.Name] : Leaves(c.Subcommands, before + c.Name + " "));

    /// <summary>Runs a command as a process of its own does.</summary>
    private async Task<(int Code, string Error)> RunAsync(string prefix, string? auditKey, string command)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = azurite.ConnectionString,
            ["Storage:TablePrefix"] = prefix,
            ["Storage:AuditKey"] = auditKey,
        });
        builder.Services.AddOfficeCore(builder.Configuration);
        using var host = builder.Build();
        await host.Services.DataFilesReadAsync();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(
            [.. command.Split(' ').Select(word => word.StartsWith("FILE", StringComparison.Ordinal) ? Path.Combine(folder.FullName, word)
                : word is "ROSTER" ? RepositoryRoot.Of("seeds/demo/roster.csv") : word)],
            CommandList.Of(() => host.Services, _ => Task.FromResult(0)), _ => Task.FromResult(0), output, error, OfficeHost.Stop);
        return (code, error.ToString());
    }

    /// <summary>All that lies in an office's storage: tables, their rows, queues and containers. A row that was written again has another ETag.</summary>
    private async Task<List<string>> StoredAsync(string prefix)
    {
        var all = new List<string>();
        var tables = new TableServiceClient(azurite.ConnectionString);
        await foreach (var table in tables.QueryAsync(t => t.Name.CompareTo(prefix) >= 0 && t.Name.CompareTo(prefix + "~") < 0, cancellationToken: OfficeHost.Stop))
        {
            all.Add(table.Name);
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>(cancellationToken: OfficeHost.Stop))
                all.Add($"{table.Name} {row.PartitionKey} {row.RowKey} {row.ETag}");
        }

        await foreach (var queue in new QueueServiceClient(azurite.ConnectionString).GetQueuesAsync(prefix: prefix, cancellationToken: OfficeHost.Stop))
            all.Add(queue.Name);
        await foreach (var container in new BlobServiceClient(azurite.ConnectionString).GetBlobContainersAsync(prefix: prefix, cancellationToken: OfficeHost.Stop))
            all.Add(container.Name);
        return all;
    }
}
