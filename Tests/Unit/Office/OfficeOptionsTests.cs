using BotApp.Office;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Unit.Office;

public sealed class OfficeOptionsTests
{
    [Theory]
    [InlineData("Asia/Shanghai")]
    [InlineData("China Standard Time")]
    public void Zone_IanaOrWindowsName_IsEightHoursAhead(string name) =>
        Assert.Equal(TimeSpan.FromHours(8), Read(("Office:TimeZone", name)).Zone.BaseUtcOffset);

    [Fact]
    public void Read_NothingSet_HasTheDefaults()
    {
        var options = Read();

        Assert.Equal(("Asia/Shanghai", null, "", 0), (options.TimeZone, options.StartedOn, options.Name, options.Admins.Count));
    }

    [Fact]
    public void Read_EverythingSet_IsTaken()
    {
        var options = Read(
            ("Office:StartedOn", "2026-03-01"), ("Office:Name", "某市人大机关"), ("Office:Admins:0", "338003c5-ffd5-4f31-a786-0de6cdf163a7"));

        Assert.Equal(new DateOnly(2026, 3, 1), options.StartedOn);
        Assert.Equal("某市人大机关", options.Name);
        Assert.Equal(["338003c5-ffd5-4f31-a786-0de6cdf163a7"], options.Admins);
    }

    [Fact]
    public void Read_AdminsAsOneValue_AreAll() => Assert.Equal(
        ["338003c5-ffd5-4f31-a786-0de6cdf163a7", "454143b4-5bc0-4bd1-afe2-7aa6b396a85e"],
        Read(("Office:Admins", "338003c5-ffd5-4f31-a786-0de6cdf163a7, 454143b4-5bc0-4bd1-afe2-7aa6b396a85e")).Admins);

    [Fact]
    public void OwesFrom_NothingKnown_IsNull() => Assert.Null(Read().OwesFrom(null));

    [Fact]
    public void OwesFrom_FirstImport_IsTheOfficesDay() =>
        Assert.Equal(new DateOnly(2026, 3, 2), Read().OwesFrom(new DateTimeOffset(2026, 3, 1, 16, 30, 0, TimeSpan.Zero)));

    [Fact]
    public void OwesFrom_Configured_WinsOverTheFirstImport() =>
        Assert.Equal(
            new DateOnly(2026, 1, 5),
            Read(("Office:StartedOn", "2026-01-05")).OwesFrom(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("Office:TimeZone", "Mars/Olympus", "Office:TimeZone 'Mars/Olympus' is unknown")]
    [InlineData("Office:Admins:0", "zhang@renda.example", "Office:Admins 'zhang@renda.example' is no Entra object id")]
    [InlineData("Office:Admins", "zhang@renda.example", "Office:Admins 'zhang@renda.example' is no Entra object id")]
    [InlineData("Office:StartedOn", "01/02/2026", "Office:StartedOn '01/02/2026' is no day as 2026-03-01")]
    [InlineData("Office:StartedOn", "2.3.2026", "Office:StartedOn '2.3.2026' is no day as 2026-03-01")]
    [InlineData("Office:Admins:0", "00000000-0000-0000-0000-000000000000", "is no Entra object id")]
    public void Read_WrongSetting_NamesItAndTheFix(string key, string value, string message)
    {
        var e = Assert.Throws<OptionsValidationException>(() => Read((key, value)));

        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    private static OfficeOptions Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
            .Build();
        return new ServiceCollection().AddOffice(configuration).BuildServiceProvider()
            .GetRequiredService<IOptions<OfficeOptions>>().Value;
    }
}
