using System.Globalization;
using System.Reflection;
using System.Text.Json;
using BotApp.Commands;
using BotApp.Features.Import;
using BotApp.Features.Records;
using BotApp.Features.Records.Import;
using BotApp.Features.Roster.Import;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Tests.Unit.Import;

namespace BotApp.Tests.Unit.Roster.Import;

public sealed class ImportRosterCommandTests : IDisposable
{
    private const string Header = "unit,kind,name,userId,upn,role,title,group\n";
    private const string Good = "第一党支部,支部,张三,338003c5-ffd5-4f31-a786-0de6cdf163a7,,recorder,,\n";
    private const string Office = "机关,机关,程微,e8ecceb1-ec58-4e01-8e6a-534840b91c3b,,office,,\n";
    private const string Bad = "第一党支部,支部,李四,not-an-id,,member,,\n";

    private readonly string _file = Path.GetTempFileName();
    private readonly KeptRoster _roster = new();
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
        Assert.Equal(0, await Import(Header + Good + Office));

        Assert.Equal(["张三", "程微"], _roster.Snapshot.People.Select(p => p.Name).Order());
        Assert.Equal("导入完成：新增 2 行，修改 0 行，删除 0 行，未变 0 行。", _output.ToString().Trim());
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public async Task Import_SameFileAgain_WritesNothing()
    {
        await Import(Header + Good);

        Assert.Equal(0, await Import(Header + Good));

        Assert.Equal(1, _roster.Writes);
        Assert.EndsWith("文件中的各行都已在名册中，没有改动。", _output.ToString().Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh", "以下单位已不在名册：第一党支部。")]
    [InlineData("en", "No longer on the roster: 第一党支部.")]
    public async Task Import_ThatTakesAUnitOff_NamesIt(string language, string said)
    {
        await Import(Header + Good);

        Assert.Equal(0, await Import(Header + Good.Replace("第一党支部", "第二党支部", StringComparison.Ordinal), "--replace", "--yes", "--lang", language));

        Assert.Contains(said, _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh", "删除 1 行，其中 1 个单位（第一党支部）")]
    [InlineData("en", "take 1 rows off the roster and 1 whole units with them (第一党支部)")]
    public async Task Import_ReplaceThatTakesAWholeUnitOff_IsRefusedUnlessItIsSaidTwice(string language, string said)
    {
        await Import(Header + Good);
        var other = Header + Good.Replace("第一党支部", "第二党支部", StringComparison.Ordinal);

        Assert.Equal(1, await Import(other, "--replace", "--lang", language));

        Assert.Equal(1, _roster.Writes);
        Assert.Contains(said, _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("--yes", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("--partial", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await Import(other, "--replace", "--yes"));
        Assert.Equal(["第二党支部"], _roster.Snapshot.Units.Select(u => u.Name));
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(6, 1)]
    public async Task Import_ReplaceThatTakesRowsOff_AsksOnceTheyAreMoreThanAFew(int rows, int code)
    {
        await Import(Header + Good + string.Concat(Enumerable.Range(0, rows).Select(Another)));

        Assert.Equal(code, await Import(Header + Good, "--replace"));

        Assert.Equal(code == 0 ? 1 : rows + 1, _roster.Snapshot.People.Count);
        Assert.Equal(code == 1, _error.ToString().Contains($"删除 {rows} 行", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_UnconfirmedAsJson_SaysWhatWouldComeOff()
    {
        await Import(Header + Good);

        Assert.Equal(1, await Import(Header + Good.Replace("第一党支部", "第二党支部", StringComparison.Ordinal), "--replace", "--json"));

        using var json = JsonDocument.Parse(_output.ToString().Split('\n', 2)[1]);
        Assert.Equal("unconfirmed", json.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("removed").GetInt32());
        Assert.Equal("第一党支部", json.RootElement.GetProperty("removedUnits")[0].GetString());
    }

    [Theory]
    [InlineData("--replace", "office", "member", true)]
    [InlineData("--lang=zh", "office", "member", true)]
    [InlineData("--replace", "office", "office", false)]
    [InlineData("--replace", "recorder", "member", false)]
    public async Task Import_ThatLeavesNobodyInTheOffice_SaysSo(string option, string before, string after, bool said)
    {
        await Import(Header + Good.Replace("recorder", before, StringComparison.Ordinal));
        _error.GetStringBuilder().Clear();

        Assert.Equal(0, await Import(Header + Good.Replace("recorder", after, StringComparison.Ordinal), option));

        Assert.Equal(said, _error.ToString().Contains("Office:Admins", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_WorkbookWithAHiddenSheet_NamesIt()
    {
        const string header = "unit kind name userId upn role title group";
        await using (var workbook = Workbooks.Of(
            ("名册", null, Workbooks.Sheet((1, header), (2, "甲 branch 张三 338003c5-ffd5-4f31-a786-0de6cdf163a7 - recorder - -"))), ("去年", "hidden", Workbooks.Sheet((1, header)))))
            await File.WriteAllBytesAsync(_file, workbook.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal(0, await Run(["import", "roster", _file, "--json"]));

        Assert.Contains("工作表“去年”：工作表已隐藏", _error.ToString(), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(_output.ToString());
        Assert.Contains(json.RootElement.GetProperty("notices").EnumerateArray(), notice => notice.GetProperty("sheet").GetString() == "去年");
    }

    [Fact]
    public async Task Import_UnitThatDiffersFromAnotherByItsKindAlone_IsSaid()
    {
        await Import(Header + Good);

        Assert.Equal(0, await Import(Header + Good.Replace("支部,张", "department,张", StringComparison.Ordinal)));

        Assert.Contains("第 2 行 kind 列：“第一党支部”另有一个 branch", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ThatTakesOffOneOfTwoUnitsOfOneName_SaysWhichKind()
    {
        await Import(Header + Good + Good.Replace("支部,张", "department,张", StringComparison.Ordinal));

        Assert.Equal(0, await Import(Header + Good, "--replace", "--yes"));

        Assert.Contains("以下单位已不在名册：第一党支部 (department)。", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_SomeoneWhoWasErased_IsNamedByRow()
    {
        _roster.Erased = ["338003c5-ffd5-4f31-a786-0de6cdf163a7"];

        Assert.Equal(0, await Import(Header + Another(1) + Good + Office));

        Assert.StartsWith("第 3 行 userId 列：", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("已被删除过", _error.ToString(), StringComparison.Ordinal);
        Assert.Single(_error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Import_OneBadRow_WritesNothingAndNamesRowColumnAndReason()
    {
        Assert.Equal(1, await Import(Header + Good + Bad));

        Assert.Equal(0, _roster.Writes);
        Assert.Equal("", _output.ToString());
        Assert.StartsWith("第 3 行 userId 列：“not-an-id”不是 Entra 对象 ID", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_Partial_WritesTheGoodRowsAndListsTheRest()
    {
        Assert.Equal(0, await Import(Header + Good + Bad, "--partial"));

        Assert.Equal(["张三"], _roster.Snapshot.People.Select(p => p.Name));
        Assert.Contains("第 3 行 userId 列", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_PartialWithoutAGoodRow_IsRefused()
    {
        Assert.Equal(1, await Import(Header + Bad, "--partial"));

        Assert.Equal(0, _roster.Writes);
    }

    [Fact]
    public async Task Import_Replace_TakesOffTheRest()
    {
        await Import(Header + Good);

        Assert.Equal(0, await Import(Header + Bad.Replace("not-an-id", "454143b4-5bc0-4bd1-afe2-7aa6b396a85e"), "--replace"));

        Assert.Equal(["李四"], _roster.Snapshot.People.Select(p => p.Name));
    }

    [Theory]
    [InlineData("", 0, "done", 1, 0)]
    [InlineData(Bad, 1, "refused", 0, 1)]
    public async Task Import_Json_IsTheOnlyThingOnStandardOutput(string more, int exit, string outcome, int added, int errors)
    {
        Assert.Equal(exit, await Import(Header + Good + more, "--json"));

        using var json = JsonDocument.Parse(_output.ToString());
        Assert.Equal(outcome, json.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(added, json.RootElement.GetProperty("added").GetInt32());
        Assert.Equal(errors, json.RootElement.GetProperty("errors").GetArrayLength());
    }

    // A row with a fault may be that of someone on the roster: then it is unknown whom the file leaves out.
    [Theory]
    [InlineData("", "--lang=zh", 1)]
    [InlineData(Bad, "--partial", null)]
    [InlineData(Bad, "--lang=zh", null)]
    public async Task Import_Json_SaysHowManyAreNotInTheFileWhereThatIsKnown(string more, string option, int? notInFile)
    {
        await Import(Header + Office);
        _output.GetStringBuilder().Clear();

        await Import(Header + Good + more, "--json", option);

        using var json = JsonDocument.Parse(_output.ToString());
        var said = json.RootElement.GetProperty("notInFile");
        Assert.Equal(notInFile, said.ValueKind is JsonValueKind.Null ? null : said.GetInt32());
    }

    [Fact]
    public async Task Import_JsonOfABadRow_SaysRowColumnCodeAndReason()
    {
        await Import(Header + Bad, "--json");

        using var json = JsonDocument.Parse(_output.ToString());
        var fault = json.RootElement.GetProperty("errors")[0];
        Assert.Equal((2, "userId", "bad-id"), (fault.GetProperty("row").GetInt32(), fault.GetProperty("column").GetString(), fault.GetProperty("code").GetString()));
        Assert.Contains("“not-an-id”", fault.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_FileWithATitleAboveItsHeader_SaysThatInOneLine()
    {
        Assert.Equal(1, await Import("市人大机关党员名册,,,,,,,\n" + Header + Good));

        Assert.Contains("第 1 行：这一行不是表头", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("--partial", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, _error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData(Good + Bad, true)]
    [InlineData(Bad, false)]
    public async Task Import_Refused_SpeaksOfPartialWhereItWouldImportSomething(string rows, bool said)
    {
        Assert.Equal(1, await Import(Header + rows));

        Assert.Equal(said, _error.ToString().Contains("--partial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_PartialWithoutAGoodRow_SaysThatNoRowIsRight()
    {
        await Import(Header + Bad, "--partial");

        Assert.Contains("没有可以导入的行", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_English_SpeaksEnglish()
    {
        await Import(Header + Bad, "--lang", "en");

        Assert.StartsWith("Row 2, column userId: 'not-an-id' is no Entra object id", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import", "roster")]
    [InlineData("import", "roster", "no-such-file.csv")]
    [InlineData("import", "roster", "FILE", "--partial", "--replace")]
    [InlineData("import", "roster", "FILE", "--quietly")]
    [InlineData("import", "roster", "FILE", "--lang", "fr")]
    [InlineData("import")]
    [InlineData("improt")]
    public async Task Run_WrongUsage_IsTwoWithAReason(params string[] args)
    {
        Assert.Equal(2, await Run([.. args.Select(a => a == "FILE" ? _file : a)]));

        Assert.NotEqual("", _error.ToString());
        Assert.Equal("", _output.ToString());
        Assert.Equal(0, _roster.Reads);
    }

    [Fact]
    public async Task Run_NoCommand_Serves() => Assert.Equal(42, await Run([]));

    [Fact]
    public async Task Run_ControlSequencesInTheHeader_DoNotReachTheTerminal()
    {
        await Import("unit,kind,name,userId,upn,role,title,group,\"\u001b[2J\u202Ename\r导入完成\"\n");

        Assert.Contains("name 导入完成", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(_error.ToString().ReplaceLineEndings(""), BotApp.Office.TypedText.IsHidden);
        Assert.DoesNotContain("\r导入完成", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Help_IsZero()
    {
        Assert.Equal(0, await Run(["import", "roster", "--help"]));

        Assert.Contains("--partial", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_EveryErrorCode_HasWordsInBothLanguages()
    {
        var codes = new[] { typeof(FileErrorCode), typeof(FileNoticeCode), typeof(RosterErrorCode), typeof(RosterNoticeCode), typeof(RecordFileErrorCode), typeof(RecordFileNoticeCode), typeof(FieldErrorCode), typeof(RecordErrors) }
            .SelectMany(codes => codes.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(f => (string)f.GetRawConstantValue()!).ToHashSet();

        foreach (var code in codes)
        {
            var zh = new ImportTexts(CultureInfo.GetCultureInfo("zh-CN")).Say(code, "a", "b", "c");
            var en = new ImportTexts(CultureInfo.GetCultureInfo("en-GB")).Say(code, "a", "b", "c");
            Assert.NotEqual(zh, en);
        }
    }

    private static string Another(int number) => $"第一党支部,支部,成员{number},454143b4-5bc0-4bd1-afe2-7aa6b396a8{number:00},,member,,\n";

    private async Task<int> Import(string text, params string[] options)
    {
        await File.WriteAllTextAsync(_file, text, TestContext.Current.CancellationToken);
        return await Run(["import", "roster", _file, .. options]);
    }

    private Task<int> Run(string[] args) => CommandLine.RunAsync(
        args, [ImportCommand.Create(() => _roster, () => throw new NotSupportedException(), () => throw new NotSupportedException())], _ => Task.FromResult(42), _output, _error, TestContext.Current.CancellationToken);

    private sealed class KeptRoster : IRosterWriter
    {
        public RosterSnapshot Snapshot { get; private set; } = RosterSnapshot.Empty;

        public IReadOnlyList<string> Erased { get; set; } = [];

        public int Reads { get; private set; }

        public int Writes { get; private set; }

        public Task<RosterSnapshot> ReadAsync(CancellationToken ct)
        {
            Reads++;
            return Task.FromResult(Snapshot);
        }

        public Task ChangeAsync(Func<RosterSnapshot, RosterSnapshot> change, CancellationToken ct)
        {
            Reads++;
            var next = change(Snapshot);
            if (!ReferenceEquals(next, Snapshot))
                Writes++;
            Snapshot = next;
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<string>> ErasedAsync(IReadOnlyCollection<string> userIds, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<string>>([.. userIds.Intersect(Erased)]);
    }
}
