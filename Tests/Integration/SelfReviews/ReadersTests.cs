using System.Text.Json.Nodes;
using Azure.Data.Tables;
using BotApp.Storage.SelfReviews;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>An author learns of everyone who has read, also of who is no longer there.</summary>
public sealed class ReadersTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;
    private string cycle = null!;

    private SelfReviewStore Store => office.Services.GetRequiredService<SelfReviewStore>();

    public async ValueTask InitializeAsync()
    {
        office = await OfficeHost.StartAsync(azurite);
        await office.OpenCycleAsync();
        cycle = (await office.Member.SayAsync("自查")).DataOf("review.open")["id"]!.GetValue<string>();
        await office.Member.SubmitAsync(("学得少", "多学"));
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Reader_WhoHasLeftTheRoster_IsNamedAllTheSame()
    {
        await ReadAsync();

        await WithoutTheSecretaryAsync();

        Assert.Contains("周砚清（2026年11月23日", (await office.Member.ContinueAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_OfABranchWithoutASecretary_AreNobodyBeforeAndAfterSubmitting()
    {
        await WithoutTheSecretaryAsync();
        var author = new Person(office, "3a7eaff1-6ef1-4447-baf5-811e642d9705");

        var look = await author.WriteAsync(await author.ContinueAsync(), ("学得少", "多学"));
        var submitted = await author.ClickAsync(look, "review.submit");

        Assert.All(
            [look.Text, submitted.Card.Text],
            text =>
            {
                Assert.Contains("本支部现在没有书记：提交后只有您本人可以看内容", text, StringComparison.Ordinal);
                Assert.DoesNotContain("本支部书记可以看", text, StringComparison.Ordinal);
            });
    }

    [Fact]
    public async Task Reader_OfAReadingThatKeptNoName_IsAFormerSecretary()
    {
        await ReadAsync();
        var reviews = office.Services.GetRequiredService<OfficeTables>().Reviews;
        var secretary = office.Secretary.Id;
        await foreach (var row in reviews.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Reader eq {secretary}"), cancellationToken: OfficeHost.Stop))
        {
            row.Remove("Name");
            await reviews.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, OfficeHost.Stop);
        }

        Assert.Contains("周砚清（", (await office.Member.ContinueAsync()).Text, StringComparison.Ordinal);
        await WithoutTheSecretaryAsync();

        Assert.Contains("原支部书记（2026年11月23日", (await office.Member.ContinueAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_WhoeverTurnedManyPages_AreNamedOnceEach()
    {
        var first = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8));
        await NoteAsync("former", first);
        for (var page = 1; page <= 60; page++)
            await NoteAsync(office.Secretary.Id, first.AddSeconds(page));
        await NoteAsync(office.Secretary.Id, first.AddDays(1));

        var text = (await office.Member.ContinueAsync()).Text;

        Assert.Contains("周砚清（2026年11月24日", text, StringComparison.Ordinal);
        Assert.DoesNotContain("周砚清（2026年11月23日", text, StringComparison.Ordinal);
        Assert.Contains("原支部书记（2026年11月23日", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_MoreThanAreNamed_AreCounted()
    {
        for (var n = 1; n <= 8; n++)
            await NoteAsync(FormattableString.Invariant($"former{n}"), new DateTimeOffset(2026, 11, 23, 10, n, 0, TimeSpan.FromHours(8)));

        Assert.Contains("另有 2 人", (await office.Member.ContinueAsync()).Text, StringComparison.Ordinal);
    }

    private Task NoteAsync(string reader, DateTimeOffset at) =>
        Store.RecordReadingAsync(office.Member.Id, cycle, new ReviewReading(reader, at), at.ToString("O", System.Globalization.CultureInfo.InvariantCulture), OfficeHost.Stop);

    private async Task ReadAsync() =>
        Assert.True((await office.Secretary.ForgeAsync("review.read", new JsonObject { ["id"] = cycle, ["who"] = office.Member.Id })).IsCard);

    private Task WithoutTheSecretaryAsync() =>
        office.ChangeRosterAsync(row => row.Contains(office.Secretary.Id, StringComparison.Ordinal) ? null : row);
}
