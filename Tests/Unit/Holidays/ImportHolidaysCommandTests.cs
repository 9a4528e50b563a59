using System.Globalization;
using System.Reflection;
using System.Text.Json;
using BotApp.Commands;
using BotApp.Features.Holidays;
using BotApp.Office.Calendar;
using BotApp.Tests.Unit.Office.Calendar;

namespace BotApp.Tests.Unit.Holidays;

public sealed class ImportHolidaysCommandTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();
    private readonly KeptHolidays _holidays = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        File.Delete(_file);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Import_GoodFile_WritesAndSaysSo()
    {
        Assert.Equal(0, await Import(HolidayFileTests.Good));

        Assert.Equal(2027, _holidays.Year?.Year);
        Assert.Equal("导入完成：2027 年，节假日 8 个。", _output.ToString().Trim());
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public async Task Import_SameAgain_SaysThatNothingChanged()
    {
        await Import(HolidayFileTests.Good);

        Assert.Equal(0, await Import(HolidayFileTests.Good));

        Assert.EndsWith("2027 年的安排与文件一致，没有改动。", _output.ToString().Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WithByteOrderMark_IsRead() => Assert.Equal(0, await Import("\uFEFF" + HolidayFileTests.Good));

    [Fact]
    public async Task Import_WrongFile_WritesNothingAndNamesPlaceAndReason()
    {
        Assert.Equal(1, await Import(HolidayFileTests.Good.Replace("2027-05-08", "2027-05-07", StringComparison.Ordinal)));

        Assert.Null(_holidays.Year);
        Assert.Equal("", _output.ToString());
        Assert.StartsWith("holidays[3].work[0]：补班日应是星期六或星期日。", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WrongFileInEnglish_SaysItInEnglish()
    {
        Assert.Equal(1, await Import("x", "--lang", "en"));

        Assert.StartsWith("File: This is not valid JSON, near line 1.", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"first\": \"2027-04-03\"", "\"first\": \"\\u001b[2J\\u202E1日\\r导入完成\"", "1日 导入完成")]
    [InlineData("\"code\": \"qingming\"", "\"\\u001b[2J\\u202Ekode\\r导入完成\": 1", "kode 导入完成")]
    public async Task Import_ControlSequencesInTheFile_DoNotReachTheTerminal(string good, string hostile, string said)
    {
        foreach (var options in (string[][])[[], ["--json"]])
        {
            Assert.Equal(1, await Import(HolidayFileTests.Good.Replace(good, hostile, StringComparison.Ordinal), options));

            Assert.Contains(said, _error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain((_error.ToString() + _output).ReplaceLineEndings(""), BotApp.Office.TypedText.IsHidden);
            Assert.DoesNotContain("\r导入完成", _error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Import_Json_PrintsOnlyJson()
    {
        Assert.Equal(0, await Import(HolidayFileTests.Good, "--json"));

        var report = JsonDocument.Parse(_output.ToString()).RootElement;
        Assert.Equal(
            ("done", 2027, 8, true, 0),
            (report.GetProperty("outcome").GetString(), report.GetProperty("year").GetInt32(), report.GetProperty("holidays").GetInt32(),
                report.GetProperty("changed").GetBoolean(), report.GetProperty("errors").GetArrayLength()));
    }

    [Fact]
    public async Task Import_WrongFileAsJson_PrintsTheFaults()
    {
        Assert.Equal(1, await Import(HolidayFileTests.Good.Replace("2027-05-08", "8 May", StringComparison.Ordinal), "--json"));

        var report = JsonDocument.Parse(_output.ToString()).RootElement;
        var fault = report.GetProperty("errors")[0];
        Assert.Equal(
            ("refused", "holidays[3].work[0]", "bad-date"),
            (report.GetProperty("outcome").GetString(), fault.GetProperty("place").GetString(), fault.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Import_NoSuchFile_IsWrongUsage()
    {
        Assert.Equal(2, await Run(["import", "holidays", Path.Combine(Path.GetTempPath(), "no-such-file.json")]));

        Assert.Contains("找不到文件", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_UnknownOption_IsWrongUsage() => Assert.Equal(2, await Run(["import", "holidays", _file, "--force"]));

    [Fact]
    public void Texts_EveryFault_HasWordsInBothLanguages()
    {
        var codes = typeof(HolidayFaultCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);
        var (zh, en) = (new HolidayTexts(CultureInfo.GetCultureInfo("zh-CN")), new HolidayTexts(CultureInfo.GetCultureInfo("en")));

        Assert.All(codes, code => Assert.NotEqual(zh.Say(code, "1", "2"), en.Say(code, "1", "2")));
    }

    private async Task<int> Import(string json, params string[] options)
    {
        await File.WriteAllTextAsync(_file, json, TestContext.Current.CancellationToken);
        return await Run(["import", "holidays", _file, .. options]);
    }

    private Task<int> Run(string[] args) => CommandLine.RunAsync(
        args,
        [ImportCommand.Create(() => throw new NotSupportedException(), () => _holidays, () => throw new NotSupportedException())],
        _ => Task.FromResult(42),
        _output,
        _error,
        TestContext.Current.CancellationToken);

    private sealed class KeptHolidays : IHolidayWriter
    {
        private string? _text;

        public HolidayYear? Year { get; private set; }

        public Task<bool> WriteAsync(HolidayYear year, CancellationToken ct)
        {
            var changed = _text != HolidayFile.Write(year);
            (Year, _text) = (year, HolidayFile.Write(year));
            return Task.FromResult(changed);
        }
    }
}
