using BotApp.Features.Retention;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>What the office keeps for so many years is kept no longer of self-reviews either.</summary>
public sealed class ReviewRetentionTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;
    private ShownCard status = null!;
    private ShownCard text = null!;

    /// <summary>A round of years ago that one has submitted in and the secretary has read.</summary>
    public async ValueTask InitializeAsync()
    {
        office = await OfficeHost.StartAsync(azurite, "2024-03-05T10:00:00+08:00");
        await office.OpenCycleAsync("2024年检视", "2024-03-20");
        status = await office.Member.SubmitAsync(("学得少", "多学"));
        text = (await office.Member.ClickAsync(status, "review.read")).Card;
        await office.Secretary.ClickAsync((await office.Secretary.ListAsync()).Card, "review.read");
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Run_RoundOfYearsAgo_IsGoneWithTextAndReadings()
    {
        await CloseAsync();
        await office.RestartAsync();
        Assert.Equal(0, await RunAsync());
        Assert.Equal(["cycle", "read", "rev"], await KindsAsync());

        await office.SetAsync("retention", "1");

        Assert.True(await RunAsync() > 0);
        Assert.Empty(await KindsAsync());
        Assert.False((await office.Member.ClickAsync(status, "review.read")).IsCard);
        Assert.Equal(0, await RunAsync());
    }

    [Fact]
    public async Task Run_RoundThatIsNotOver_Stays()
    {
        await office.RestartAsync();
        await office.SetAsync("retention", "1");

        await RunAsync();

        Assert.Equal(["cycle", "read", "rev"], await KindsAsync());
    }

    [Fact]
    public async Task Run_MeasureMarkedDoneLately_StaysWithItsRound()
    {
        await CloseAsync();
        await office.RestartAsync();
        await office.SetAsync("retention", "1");
        await office.Member.ClickAsync(text, "review.done", changed: ("done", "1.1"));

        await RunAsync();

        Assert.Contains("学得少", (await office.Member.ClickAsync(status, "review.read")).Card.Text, StringComparison.Ordinal);
    }

    private async Task CloseAsync() => await office.Office.ClickAsync(
        (await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.counts")).Card, "review.close");

    private Task<int> RunAsync() => office.Services.GetRequiredService<DeleteExpired>().RunAsync(OfficeHost.Stop);

    private async Task<IEnumerable<string>> KindsAsync()
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var (place, _) in office.StoredRowsAsync())
        {
            if (place.StartsWith("Reviews ", StringComparison.OrdinalIgnoreCase))
                kinds.Add(place.Split(' ')[1]);
        }

        return kinds;
    }
}
