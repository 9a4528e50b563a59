using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Persons;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Privacy;

public sealed class PersonRowsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task DeleteAsync_RowThatChangedMeanwhile_IsReadAgainAndGoes()
    {
        var (office, rows) = await WithARowAsync(refused: 2);

        Assert.Equal(1, await rows.DeleteAsync("drafts", "p1", Ct));

        Assert.Empty(office.Tables.Drafts.Query<TableEntity>(cancellationToken: Ct));
    }

    [Fact]
    public async Task DeleteAsync_RowThatKeepsChanging_EndsAndSaysSo()
    {
        var (_, rows) = await WithARowAsync(refused: 1000);

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => rows.DeleteAsync("drafts", "p1", Ct));

        Assert.Equal(409, refused.Status);
    }

    private async Task<(TestOffice, PersonRows)> WithARowAsync(int refused)
    {
        var office = await TestOffice.CreateAsync(azurite);
        await office.Tables.Drafts.AddEntityAsync(new TableEntity("p1", "draft"), Ct);
        var network = new FaultyNetwork { OfRows = Enumerable.Repeat(Fault.ConflictBefore, refused) };
        return (office, new PersonRows(office.Connect(network), TimeProvider.System, Jitters.System));
    }
}
