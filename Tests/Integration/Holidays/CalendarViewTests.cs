using System.Text;
using BotApp.Features.Holidays;
using BotApp.Office.Calendar;
using BotApp.Seeds;
using BotApp.Storage.Holidays;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotApp.Tests.Integration.Holidays;

public sealed class CalendarViewTests(AzuriteFixture azurite)
{
    private static readonly PublishedYears Shipped =
        new(SeedFiles.Holidays(SeedFiles.Shipped));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Current_NothingImported_IsWhatIsShipped()
    {
        var office = await TestOffice.CreateAsync(azurite);
        using var view = View(office);

        await view.RefreshAsync(Ct);

        Assert.False(view.Current.IsProvisional(2026));
        Assert.Equal(2027, view.Current.MissingYear(new DateOnly(2026, 12, 1)));
    }

    [Fact]
    public async Task Current_YearImportedWhileItRuns_IsInForceWithoutARestart()
    {
        var office = await TestOffice.CreateAsync(azurite);
        using var view = View(office);
        await view.StartAsync(Ct);
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes(HolidayFile.Write(ComputedHolidays.Of(2027) with { Sources = ["notice"] })));

        Assert.IsType<HolidayImportOutcome.Done>(await new ImportHolidays(new StoredHolidayWriter(Store(office), office.Migrations())).RunAsync(file, Ct));

        while (view.Current.IsProvisional(2027))
        {
            office.Time.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(20, Ct);
        }

        Assert.Null(view.Current.MissingYear(new DateOnly(2026, 12, 1)));
        Assert.False(view.Current.IsProvisional(2026));
        await view.StopAsync(Ct);
    }

    [Fact]
    public async Task Current_ShippedYearImportedAnew_IsAsImported()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var corrected = Shipped.Years.Single(y => y.Year == 2026);
        corrected = corrected with { Holidays = [.. corrected.Holidays.Select(h => h.Code == HolidayCodes.LabourDay ? h with { Work = [] } : h)] };
        await Store(office).PutAsync(new StoredHolidayYear(2026, HolidayFile.Write(corrected)), Ct);
        using var view = View(office);

        await view.RefreshAsync(Ct);

        Assert.False(view.Current.IsWorkday(new DateOnly(2026, 5, 9)));
    }

    [Fact]
    public async Task Current_StoredYearThatDoesNotHoldTogether_IsLeftOut()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await Store(office).PutAsync(new StoredHolidayYear(2026, "{}"), Ct);
        using var view = View(office);

        await view.RefreshAsync(Ct);

        Assert.True(view.Current.IsWorkday(new DateOnly(2026, 5, 9)));
    }

    [Fact]
    public async Task Current_StorageDoesNotAnswer_IsWhatIsShipped()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var network = new FaultyNetwork(Enumerable.Repeat(Fault.LostBefore, 100));
        using var view = new CalendarView(
            Shipped, new HolidayStore(office.Connect(network), office.Time, Jitters.System), office.Time, NullLogger<CalendarView>.Instance);

        await view.RefreshAsync(Ct);

        Assert.False(view.Current.IsProvisional(2026));
    }

    private static CalendarView View(TestOffice office) => new(Shipped, Store(office), office.Time, NullLogger<CalendarView>.Instance);

    private static HolidayStore Store(TestOffice office) => new(office.Tables, office.Time, Jitters.System);
}
