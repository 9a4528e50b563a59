using System.Text;
using BotApp.Office.Calendar;
using BotApp.Office.Registers;

namespace BotApp.Tests.Unit.Office.Calendar;

public sealed class HolidayFileTests
{
    /// <summary>A notice of 2027 as it may come, two holidays given once among them.</summary>
    internal const string Good = """
        {
          "$schema": "./holidays.schema.json",
          "year": 2027,
          "sources": ["https://www.gov.cn/notice"],
          "holidays": [
            { "code": "new-year", "first": "2027-01-01", "last": "2027-01-03" },
            { "code": "spring-festival", "first": "2027-02-05", "last": "2027-02-13", "work": ["2027-01-31", "2027-02-20"] },
            { "code": "qingming", "first": "2027-04-03", "last": "2027-04-05" },
            { "code": "labour-day", "first": "2027-05-01", "last": "2027-05-05", "work": ["2027-05-08"] },
            { "code": "dragon-boat", "first": "2027-06-09", "last": "2027-06-09" },
            { "code": "anniversary", "name": { "zh": "纪念日", "en": "Anniversary" }, "first": "2027-08-02", "last": "2027-08-02" },
            { "code": "mid-autumn", "first": "2027-09-15", "last": "2027-09-15" },
            { "code": "national-day", "first": "2027-10-01", "last": "2027-10-07", "work": ["2027-09-26", "2027-10-09"] }
          ]
        }
        """;

    [Fact]
    public void Read_GoodFile_IsTheArrangement()
    {
        var content = Read(Good);

        Assert.Empty(content.Faults);
        Assert.Equal((2027, 8, false), (content.Year!.Year, content.Year.Holidays.Length, content.Year.IsProvisional));
        Assert.Equal(["https://www.gov.cn/notice"], content.Year.Sources);
        Assert.Equal([new DateOnly(2027, 1, 31), new DateOnly(2027, 2, 20)], content.Year.Holidays[1].Work);
        Assert.Equal(new LocalText("春节", "Spring Festival"), content.Year.Holidays[1].Name);
        Assert.Equal(new LocalText("纪念日", "Anniversary"), content.Year.Holidays[5].Name);
    }

    [Theory]
    [InlineData("{\n", "\n", "", HolidayFaultCode.NotJson, "2")]
    [InlineData("\"year\": 2027", "\"year\": \"2027\"", "year", HolidayFaultCode.Shape)]
    [InlineData("\"code\": \"qingming\"", "\"kode\": \"qingming\"", "holidays[2].kode", HolidayFaultCode.Shape)]
    [InlineData("\"work\": [\"2027-05-08\"]", "\"work\": \"2027-05-08\"", "holidays[3].work", HolidayFaultCode.Shape)]
    [InlineData("\"year\": 2027", "\"year\": 1999", "year", HolidayFaultCode.BadYear, "2000", "2099")]
    [InlineData("\"https://www.gov.cn/notice\"", "", "sources", HolidayFaultCode.Missing)]
    [InlineData("\"last\": \"2027-01-03\"", "\"work\": []", "holidays[0].last", HolidayFaultCode.Missing)]
    [InlineData("2027-01-03", "2027-02-30", "holidays[0].last", HolidayFaultCode.BadDate, "2027-02-30")]
    [InlineData("2027-05-08", "8 May", "holidays[3].work[0]", HolidayFaultCode.BadDate, "8 May")]
    [InlineData("\"code\": \"qingming\"", "\"code\": \"Qingming!\"", "holidays[2].code", HolidayFaultCode.BadCode)]
    [InlineData("\"name\": { \"zh\": \"纪念日\", \"en\": \"Anniversary\" },", "", "holidays[5].name", HolidayFaultCode.Unnamed, "anniversary")]
    [InlineData("\"code\": \"mid-autumn\"", "\"code\": \"dragon-boat\"", "holidays[6].code", HolidayFaultCode.Twice, "端午节")]
    [InlineData("\"code\": \"mid-autumn\"", "\"code\": \"mid-autumn-national-day\"", "holidays[7].code", HolidayFaultCode.Twice, "国庆节")]
    [InlineData("    { \"code\": \"dragon-boat\", \"first\": \"2027-06-09\", \"last\": \"2027-06-09\" },\n", "", "holidays", HolidayFaultCode.Absent, "端午节")]
    [InlineData("\"last\": \"2027-01-03\"", "\"last\": \"2026-12-31\"", "holidays[0].last", HolidayFaultCode.Order)]
    [InlineData("\"last\": \"2027-05-05\"", "\"last\": \"2027-05-16\"", "holidays[3].last", HolidayFaultCode.TooLong, "15")]
    [InlineData("\"first\": \"2027-04-03\"", "\"first\": \"2026-04-03\"", "holidays[2].first", HolidayFaultCode.OtherYear, "2027")]
    [InlineData("\"first\": \"2027-09-15\", \"last\": \"2027-09-15\"", "\"first\": \"2027-09-16\", \"last\": \"2027-09-17\"", "holidays[6].first", HolidayFaultCode.DayOutside, "2027-09-15")]
    [InlineData("\"first\": \"2027-08-02\"", "\"first\": \"2027-08-02\", \"last\": \"2027-08-02\" }, { \"code\": \"second\", \"name\": { \"zh\": \"另一\", \"en\": \"Other\" }, \"first\": \"2027-08-01\"", "holidays[6].first", HolidayFaultCode.Overlap, "纪念日")]
    [InlineData("2027-05-08", "2027-05-07", "holidays[3].work[0]", HolidayFaultCode.WorkOnWeekday)]
    [InlineData("2027-05-08", "2027-05-02", "holidays[3].work[0]", HolidayFaultCode.WorkIsOff, "劳动节")]
    [InlineData("2027-10-09", "2027-09-26", "holidays[7].work[1]", HolidayFaultCode.WorkTwice)]
    [InlineData("2027-05-08", "2027-07-10", "holidays[3].work[0]", HolidayFaultCode.WorkFar, "30")]
    [InlineData("2027-05-08", "2028-05-06", "holidays[3].work[0]", HolidayFaultCode.OtherYear, "2027")]
    public void Read_Fault_NamesPlaceAndReason(string good, string wrong, string place, string code, params string[] arguments)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        var content = Read(Good.Replace(good, wrong, StringComparison.Ordinal));

        Assert.Null(content.Year);
        Assert.Contains(content.Faults, f => f.Place == place && f.Code == code && f.Arguments.SequenceEqual(arguments));
    }

    [Fact]
    public void Read_SeveralFaults_ListsAll()
    {
        var content = Read(Good.Replace("2027-06-09", "y", StringComparison.Ordinal).Replace("2027-05-08", "2027-05-07", StringComparison.Ordinal));

        Assert.Equal(["holidays[4].first", "holidays[4].last", "holidays[3].work[0]"], content.Faults.Select(f => f.Place));
    }

    [Fact]
    public void Read_TooLarge_IsRefusedUnread() =>
        Assert.Equal([HolidayFaultCode.TooLarge], HolidayFile.Read(new byte[HolidayFile.MaxBytes + 1]).Faults.Select(f => f.Code));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"year":2027,"sources":null,"holidays":[null]}""")]
    [InlineData("""{"year":2027,"sources":["x"],"holidays":[{}]}""")]
    [InlineData("""{"year":2027,"year":2028}""")]
    public void Read_OddFile_IsRefused(string json) => Assert.NotEmpty(Read(json).Faults);

    [Fact]
    public void Write_Arrangement_IsReadBackAndWrittenAlike()
    {
        var year = Read(Good).Year!;
        var shuffled = year with { Holidays = [.. year.Holidays.Reverse()] };

        var text = HolidayFile.Write(shuffled);

        Assert.Equal(HolidayFile.Write(year), text);
        Assert.Equal(text, HolidayFile.Write(Read(text).Year!));
        Assert.Contains("纪念日", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ShippedYear_IsReadBack() =>
        Assert.All(ShippedCalendar.Years, y => Assert.Empty(Read(HolidayFile.Write(y)).Faults));

    private static HolidayFileContent Read(string json) => HolidayFile.Read(Encoding.UTF8.GetBytes(json));
}
