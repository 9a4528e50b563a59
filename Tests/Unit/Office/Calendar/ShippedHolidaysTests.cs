using BotApp.Office;
using BotApp.Seeds;
using NJsonSchema;

namespace BotApp.Tests.Unit.Office.Calendar;

public sealed class ShippedHolidaysTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    public async Task File_Shipped_FitsItsSchema(int year)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(ShippedCalendar.Folder, "holidays.schema.json"), Ct);

        var faults = schema.Validate(await File.ReadAllTextAsync(Path.Combine(ShippedCalendar.Folder, $"{year}.json"), Ct));

        Assert.Empty(faults.Select(f => f.ToString()));
    }

    [Theory]
    [InlineData("""{"year":2026,"sources":["x"],"holidays":[]}""")]
    [InlineData("""{"year":1999,"sources":["x"]}""")]
    [InlineData("""{"year":2026,"sources":[],"holidays":[]}""")]
    public async Task Schema_WrongFile_FindsIt(string json)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(ShippedCalendar.Folder, "holidays.schema.json"), Ct);

        Assert.NotEmpty(schema.Validate(json));
    }

    [Fact]
    public void Holidays_Shipped_IsTheOfficialYears() =>
        Assert.Equal([2023, 2024, 2025, 2026], ShippedCalendar.Years.Select(y => y.Year));

    [Theory]
    [InlineData(2023, 11)]
    [InlineData(2024, 11)]
    [InlineData(2025, 13)]
    [InlineData(2026, 13)]
    public void Days_Shipped_AddUpToTheStatutoryOnes(int year, int byLaw)
    {
        // One on a weekend is put off to a weekday, and what is off beyond them is worked on weekends.
        var holidays = ShippedCalendar.Year(year).Holidays;

        Assert.Equal(
            byLaw,
            holidays.SelectMany(h => h.Days).Count(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                - holidays.Sum(h => h.Work.Length));
    }

    [Fact]
    public void Holidays_WrongFile_NamesFilePlaceAndFault()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.CreateSubdirectory("holidays").FullName, "2030.json"), """{"year":2030,"sources":["x"],"holidays":[{"code":"new-year","first":"2030-13-01","last":"2030-01-01"}]}""");

            var e = Assert.Throws<DataFileException>(() => SeedFiles.Holidays(folder.FullName));

            Assert.Contains("2030.json: holidays[0].first: bad-date 2030-13-01", e.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
