using System.Text.Json.Nodes;
using Azure.Data.Tables;
using BotApp.Storage.SelfReviews;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>Someone who can write to the tables alters the row of a self-review: nobody reads it by that, and nothing is written over it.</summary>
public sealed class AlteredRowTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Problem = "标记甲七三";
    private const string NotReadable = "内容已不能打开，无法再查看。";

    private OfficeHost office = null!;

    private Person NextSecretary => office.Recorder;

    private TableClient Reviews => office.Services.GetRequiredService<OfficeTables>().Reviews;

    public async ValueTask InitializeAsync()
    {
        office = await OfficeHost.StartAsync(azurite);
        await office.OpenCycleAsync();
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Altered_AsIfSubmittedUnderTheNewSecretary_IsReadByNobodyAndLogged()
    {
        await office.Member.SubmitAsync((Problem, "多学"));
        await office.ChangeRosterAsync(row => row.Split(',') switch
        {
            [_, _, _, var id, ..] when id == office.Secretary.Id => null,
            [var unit, var kind, var name, var id, var upn, ..] when id == NextSecretary.Id => $"{unit},{kind},{name},{id},{upn},secretary,,",
            _ => row,
        });
        var cycle = (await office.Member.SayAsync("自查")).DataOf("review.open")["id"]!.GetValue<string>();
        Task<Answer> ReadAsync() => NextSecretary.ForgeAsync("review.read", new JsonObject { ["id"] = cycle, ["who"] = office.Member.Id });
        Assert.Equal("这里的自查您不能查看。", (await ReadAsync()).Text);

        await AlterAsync(head => head with { Parts = [head.Parts[0] with { SubmittedAt = office.Clock.GetUtcNow() }] });

        Assert.Equal(NotReadable, (await ReadAsync()).Text);
        Assert.Equal(NotReadable, (await office.Member.ClickAsync(await office.Member.SayAsync("自查"), "review.open")).Text);
        Assert.DoesNotContain("review.read", await office.AllStoredTextAsync(), StringComparison.Ordinal);
        Assert.Contains(office.Logs.Lines, line => line.StartsWith("Error BotApp.Features.SelfReviews", StringComparison.Ordinal) && line.Contains("altered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Altered_Draft_IsNotWrittenOver()
    {
        var check = await office.Member.WriteAsync(await office.Member.ContinueAsync(), (Problem, "多学"));
        await AlterAsync(head => head with { ChangedBy = NextSecretary.Id });
        var before = Row().ETag;

        foreach (var verb in new[] { "review.submit", "review.remove", "review.go", "review.back" })
            Assert.Equal(NotReadable, (await office.Member.ClickAsync(check, verb)).Text);

        Assert.Equal(before, Row().ETag);
    }

    private TableEntity Row() =>
        Reviews.Query<TableEntity>(row => row.PartitionKey == office.Member.Id, cancellationToken: OfficeHost.Stop).Single();

    private async Task AlterAsync(Func<ReviewHead, ReviewHead> how)
    {
        var row = Row();
        foreach (var (column, value) in ReviewRow.Write(how(ReviewRow.ReadHead(row))))
            row[column] = value;
        await Reviews.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, OfficeHost.Stop);
    }
}
