using System.Collections.Immutable;
using System.Text;
using Azure.Data.Tables;
using BotApp.Commands;
using BotApp.Features.Records.Import;
using BotApp.Features.Roster;
using BotApp.Features.Roster.Import;
using BotApp.Hosting;
using BotApp.Storage.Records;
using BotApp.Storage.Tables;
using BotApp.Storage.Totals;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BotApp.Tests.Integration.Figures;

/// <summary>What commands save and read where no host runs that would hand it over to what a status reads.</summary>
public sealed class HandedOverTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Unit = "branch:第一党支部";
    private static readonly DateTimeOffset At = new(2026, 11, 26, 10, 0, 0, TimeSpan.FromHours(8));

    private IHost host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Clock:StartAt"] = "2026-11-26T10:00:00+08:00",
            ["Storage:ConnectionString"] = azurite.ConnectionString,
            ["Storage:TablePrefix"] = $"handed{Guid.NewGuid():N}"[..20],
        });
        builder.Services.AddOfficeCore(builder.Configuration);
        host = builder.Build();
        await using var roster = new MemoryStream(Encoding.UTF8.GetBytes("unit,kind,name,userId,upn,role,title,group\n第一党支部,branch,张三,338003c5-ffd5-4f31-a786-0de6cdf163a7,,recorder,,\n"));
        await new ImportRoster(host.Services.GetRequiredService<StoredRosterWriter>()).RunAsync(roster, new ImportRequest(), Stop);
        // From here on what a status reads is complete.
        await SaveAsync("first");
        await host.Services.GetRequiredService<TotalsKeeper>().RebuildAsync(Stop);
    }

    public ValueTask DisposeAsync()
    {
        host.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Import_OfRecords_IsInWhatAStatusReads()
    {
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes("单位,date,expected,present\n第一党支部,2026-11-19,6,6\n"));

        await host.Services.GetRequiredService<ImportRecords>().RunAsync(file, new ImportRecordsRequest(Register: "branch-committee"), Stop);

        Assert.Equal(0, (await host.Services.GetRequiredService<TotalsKeeper>().RebuildAsync(Stop)).Rewritten);
    }

    [Fact]
    public async Task Recount_OfWhatNobodyHandedOverYet_FindsNoFault()
    {
        await SaveAsync("second");

        Assert.Equal((0, ""), await ErrorAsync("figures", "2026", "--recount"));
    }

    [Fact]
    public async Task Rebuild_OfWhatNobodyHandedOverYet_CorrectsNothing()
    {
        await SaveAsync("second");

        using var output = new StringWriter();
        await CommandLine.RunAsync(["rebuild", "totals"], [RebuildCommand.Create(() => host.Services)], _ => Task.FromResult(42), output, output, Stop);

        Assert.Contains("0 行有更正", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recount_WhereARowByDateWasTakenAway_NamesTheRecord()
    {
        var tables = host.Services.GetRequiredService<OfficeTables>();
        var key = UnitKeys.Day(new DateOnly(2026, 11, 20), "branch-committee", "first");
        var row = (await tables.Units.GetEntityAsync<TableEntity>(UnitKeys.Partition(Unit), key, cancellationToken: Stop)).Value;
        await tables.Units.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, Stop);

        var (code, error) = await ErrorAsync("figures", "2026", "--recount");

        Assert.Equal((0, $"{Unit} 记录 first 不在列表和查找中：缺少按日期的一行。\n"), (code, error));
    }

    private async Task SaveAsync(string id) => Assert.IsType<SaveOutcome.Saved>(await host.Services.GetRequiredService<UnitStore>().SaveAsync(
        new UnitSave
        {
            Unit = Unit,
            OperationId = id,
            What = "meeting.save",
            Who = "p1",
            At = At,
            Writes =
            [
                new RecordWrite.Create(new OfficeRecord
                {
                    Id = id,
                    Unit = Unit,
                    Register = "branch-committee",
                    Date = new DateOnly(2026, 11, 20),
                    Fields = ImmutableSortedDictionary<string, string>.Empty.Add("date", "2026-11-20").Add("present", "6"),
                    CreatedBy = "p1",
                    CreatedAt = At,
                    ChangedBy = "p1",
                    ChangedAt = At,
                }),
            ],
        },
        Stop));

    private async Task<(int Code, string Error)> ErrorAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, [FiguresCommand.Create(() => host.Services)], _ => Task.FromResult(42), output, error, Stop);
        return (code, error.ToString());
    }
}
