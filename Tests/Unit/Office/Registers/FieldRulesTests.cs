using BotApp.Office.Registers;

namespace BotApp.Tests.Unit.Office.Registers;

public sealed class FieldRulesTests
{
    private static readonly Register Committee = ShippedRegistersTests.Catalog["branch-committee"];
    private static readonly Register Lecture = ShippedRegistersTests.Catalog["party-lecture"];

    [Fact]
    public void Check_EverythingRight_KeepsItInStoredForm()
    {
        var checkedFields = Check(
            ("date", "2026-11-23"), ("start", "9:05"), ("expected", " ７ "), ("present", "6"), ("absent", "张三：出差；李四、王五：请假"),
            ("topic", " 传达学习\r\n全会精神 "), ("agenda", "学习文件｜First item\n研究采购 | 三重一大 | "), ("decisions", "同意\n\n 通过 "),
            ("actions", "下单 | 张三 | 2026-12-01"));

        Assert.Empty(checkedFields.Errors);
        Assert.Equal("09:05", checkedFields.Values["start"]);
        Assert.Equal("7", checkedFields.Values["expected"]);
        Assert.Equal("张三:出差; 李四:请假; 王五:请假", checkedFields.Values["absent"]);
        Assert.Equal("传达学习 全会精神", checkedFields.Values["topic"]);
        Assert.Equal("学习文件 | 第一议题\n研究采购 | 三重一大", checkedFields.Values["agenda"]);
        Assert.Equal("同意\n通过", checkedFields.Values["decisions"]);
        Assert.Equal("下单 | 张三 | 2026-12-01", checkedFields.Values["actions"]);
    }

    [Fact]
    public void Check_NothingButTheDate_IsEnough() => Assert.Empty(Check(("date", "2026-11-23")).Errors);

    [Theory]
    [InlineData("2026-1-5", "2026-01-05")]
    [InlineData("2026/1/5", "2026-01-05")]
    [InlineData("2026.11.5", "2026-11-05")]
    [InlineData("2026年11月5日", "2026-11-05")]
    [InlineData("２０２６－１１－０５", "2026-11-05")]
    public void Check_DayWrittenOtherwise_IsTakenAsThatDay(string typed, string day) =>
        Assert.Equal(day, Check(("date", typed)).Values["date"]);

    [Fact]
    public void Check_TimeInFullWidth_IsTaken() =>
        Assert.Equal("09:05", Check(("date", "2026-11-23"), ("start", "９：０５")).Values["start"]);

    [Fact]
    public void Check_CharactersThatTurnTheDirectionOrControl_AreLeftOut() =>
        Assert.Equal("先倒后", Check(("date", "2026-11-23"), ("topic", "先\u202e倒\u0000\u2066后\u2069")).Values["topic"]);

    [Theory]
    [InlineData("date", "", FieldErrorCode.Required, null)]
    [InlineData("date", "2026-02-29", FieldErrorCode.NotDate, null)]
    [InlineData("date", "2026-11-31", FieldErrorCode.NotDate, null)]
    [InlineData("date", "11月23日", FieldErrorCode.NotDate, null)]
    [InlineData("date", "1899-12-31", FieldErrorCode.BelowMin, "2000-01-01")]
    [InlineData("date", "2100-01-01", FieldErrorCode.AboveMax, "2099-12-31")]
    [InlineData("start", "24:00", FieldErrorCode.NotTime, null)]
    [InlineData("start", "下午三点", FieldErrorCode.NotTime, null)]
    [InlineData("present", "六", FieldErrorCode.NotNumber, null)]
    [InlineData("present", "6.5", FieldErrorCode.NotNumber, null)]
    [InlineData("present", "1e3", FieldErrorCode.NotNumber, null)]
    [InlineData("present", "-1", FieldErrorCode.BelowMin, "0")]
    [InlineData("present", "10000", FieldErrorCode.AboveMax, "9999")]
    [InlineData("tags", "no-such-tag", FieldErrorCode.NotTag, "no-such-tag")]
    public void Check_OneWrongValue_NamesItAtTheField(string field, string value, string code, string? argument)
    {
        var error = Assert.Single(Check(("date", "2026-11-23"), (field, value)).Errors);

        Assert.Equal((field, code, argument), (error.Field, error.Code, error.Argument));
    }

    [Fact]
    public void Check_TopicOfMaxLength_IsRight() =>
        Assert.Empty(Check(("date", "2026-11-23"), ("topic", new string('学', 200))).Errors);

    [Fact]
    public void Check_ManyAbsentForOneReason_CanBeSavedAgain()
    {
        var typed = string.Join('、', Enumerable.Range(0, 30).Select(n => $"{"赵钱孙李周吴郑王冯陈"[n % 10]}{"一二三"[n / 10]}")) + ":参加全市机关党务干部培训班";

        var stored = Check(("date", "2026-11-23"), ("absent", typed)).Values["absent"];

        Assert.True(stored.Length <= 500);
        Assert.Equal(30, FieldValues.People(stored).Count(p => p.Note == "参加全市机关党务干部培训班"));
        Assert.Equal(stored, Check(("date", "2026-11-23"), ("absent", stored)).Values["absent"]);
    }

    [Fact]
    public void Check_AgendaAsLongAsItMayBe_CanBeSavedAgain()
    {
        var typed = string.Join('\n', Enumerable.Range(10, 40).Select(n => $"{new string('事', 27)}{n}|人事|{n}"));
        Assert.InRange(typed.Length, 1400, 1500);

        var stored = Check(("date", "2026-11-23"), ("agenda", typed)).Values["agenda"];

        Assert.InRange(stored.Length, 1, 1500);
        Assert.Equal(stored, Check(("date", "2026-11-23"), ("agenda", stored)).Values["agenda"]);
    }

    [Fact]
    public void Check_ListBeyondTheLimitEvenWithoutBlanks_IsTooLong()
    {
        var typed = string.Join(';', Enumerable.Range(0, 50).Select(n => $"某人{n}:{new string('因', 10)}{n}"));

        var error = Assert.Single(Check(("date", "2026-11-23"), ("absent", typed)).Errors);

        Assert.Equal((FieldErrorCode.TooLong, "500"), (error.Code, error.Argument));
    }

    [Fact]
    public void Check_TopicOneLonger_IsTooLong()
    {
        var error = Assert.Single(Check(("date", "2026-11-23"), ("topic", new string('学', 201))).Errors);

        Assert.Equal(new FieldError("topic", FieldErrorCode.TooLong, "200"), error);
    }

    [Theory]
    [InlineData("7", "7", true)]
    [InlineData("7", "8", false)]
    [InlineData("", "8", true)]
    [InlineData("0", "0", true)]
    public void Check_PresentAgainstExpected_IsNoMore(string expected, string present, bool right)
    {
        var errors = Check(("date", "2026-11-23"), ("expected", expected), ("present", present)).Errors;

        Assert.Equal(right ? [] : [new FieldError("present", FieldErrorCode.MoreThan, "expected")], errors);
    }

    [Fact]
    public void Check_MoreAbsentNamesThanExpected_IsWrong()
    {
        var errors = Check(("date", "2026-11-23"), ("expected", "1"), ("absent", "张三; 李四")).Errors;

        Assert.Equal([new FieldError("absent", FieldErrorCode.MoreThan, "expected")], errors);
    }

    [Theory]
    [InlineData("14:00", "15:30", true)]
    [InlineData("14:00", "14:00", false)]
    [InlineData("15:00", "04:30", false)]
    [InlineData("21:30", "00:30", true)]
    [InlineData("20:00", "02:00", true)]
    [InlineData("20:00", "02:01", false)]
    public void Check_EndAgainstStart_IsAfterOrShortlyPastMidnight(string start, string end, bool right)
    {
        var errors = Check(("date", "2026-11-23"), ("start", start), ("end", end)).Errors;

        Assert.Equal(right ? [] : [new FieldError("end", FieldErrorCode.NotAfter, "start")], errors);
    }

    [Theory]
    [InlineData("下单 | 张三 | 2026-02-30", FieldErrorCode.NotDate, "due")]
    [InlineData(" | 张三", FieldErrorCode.Required, "text")]
    [InlineData("下单 | 张三 | 2026-12-01 | 多一列", FieldErrorCode.TooManyColumns, null)]
    public void Check_WrongRow_NamesRowAndColumn(string row, string code, string? column)
    {
        var error = Assert.Single(Check(("date", "2026-11-23"), ("actions", "第一件\n" + row)).Errors);

        Assert.Equal(("actions", code, 2, column), (error.Field, error.Code, error.Row, error.Column));
    }

    [Fact]
    public void Check_WrongMarkOfAnAgendaItem_SaysWhatWasGiven()
    {
        var error = Assert.Single(Check(("date", "2026-11-23"), ("agenda", "学习 | 第二议题")).Errors);

        Assert.Equal(new FieldError("agenda", FieldErrorCode.NotChoice, "第二议题", 1, "mark"), error);
    }

    [Fact]
    public void Check_TooManyActions_SaysHowManyFit()
    {
        var error = Assert.Single(Check(("date", "2026-11-23"), ("actions", string.Join('\n', Enumerable.Repeat("下单", 13)))).Errors);

        Assert.Equal(new FieldError("actions", FieldErrorCode.TooMany, "12"), error);
    }

    [Fact]
    public void Check_TagOfTheOffice_IsTaken()
    {
        var (values, errors) = FieldRules.Check(
            Lecture, Typed(("date", "2026-11-23"), ("tags", "study-2026, integrity,study-2026")), tag => tag == "study-2026");

        Assert.Empty(errors);
        Assert.Equal("study-2026,integrity", values["tags"]);
    }

    [Fact]
    public void Check_TagOfAnotherRegister_IsRefused()
    {
        var error = Assert.Single(Check(("date", "2026-11-23"), ("tags", "integrity")).Errors);

        Assert.Equal(FieldErrorCode.NotTag, error.Code);
    }

    [Fact]
    public void Check_FieldTheRegisterDoesNotHave_IsNotKept()
    {
        var (values, errors) = FieldRules.Check(
            ShippedRegistersTests.Catalog["talk"], Typed(("date", "2026-11-23"), ("topic", "工作压力"), ("host", "李处"), ("place", "咖啡角")));

        Assert.Empty(errors);
        Assert.Equal(["date", "place"], values.Keys);
    }

    [Fact]
    public void Check_SeveralWrong_ListsThemInTheOrderOfTheFields()
    {
        var errors = Check(("date", "x"), ("present", "y"), ("end", "z")).Errors;

        Assert.Equal(["date", "end", "present"], errors.Select(e => e.Field));
    }

    [Fact]
    public void Check_ControlCharacters_AreDropped() =>
        Assert.Equal("主题", Check(("date", "2026-11-23"), ("topic", "主\0题\u0007")).Values["topic"]);

    private static CheckedFields Check(params (string, string)[] typed) => FieldRules.Check(Committee, Typed(typed));

    private static Dictionary<string, string> Typed(params (string Id, string Value)[] typed)
    {
        var values = new Dictionary<string, string>();
        foreach (var (id, value) in typed)
            values[id] = value;
        return values;
    }
}
