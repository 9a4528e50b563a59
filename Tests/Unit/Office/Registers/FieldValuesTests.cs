using BotApp.Office.Registers;
using CsCheck;

namespace BotApp.Tests.Unit.Office.Registers;

public sealed class FieldValuesTests
{
    [Theory]
    [InlineData("张三:出差; 李四:请假", "张三=出差,李四=请假")]
    [InlineData("张三、李四：因私请假；王五", "张三=因私请假,李四=因私请假,王五=")]
    [InlineData("张三:到省里开会，下午回", "张三=到省里开会，下午回")]
    [InlineData("张三\n李四", "张三=,李四=")]
    [InlineData(" ; :病假", "")]
    public void People_AsPeopleWrite_AreNamesWithRemarks(string text, string entries) =>
        Assert.Equal(entries, string.Join(',', FieldValues.People(text).Select(p => $"{p.Name}={p.Note}")));

    [Fact]
    public void FormatPeople_AnyNames_ReadBackTheSame()
    {
        var word = Gen.OneOf("张三", "李四", "慕容晴", "A B");
        var note = Gen.OneOf<string?>(null, "出差", "请假,下午到", "挂职:省厅");

        Gen.Select(word, note, (name, remark) => new NamedEntry(name, remark)).List[0, 5].Sample(entries =>
            FieldValues.People(FieldValues.FormatPeople(entries)).SequenceEqual(entries));
    }

    [Fact]
    public void Rows_CellsAndEmptyLines_AreSplitAndTrimmed()
    {
        var rows = FieldValues.Rows("下单 | 张三 | 2026-12-01\n\n 回访｜｜2026-12-02 ");

        Assert.Equal([["下单", "张三", "2026-12-01"], ["回访", "", "2026-12-02"]], rows);
    }

    [Theory]
    [InlineData(new[] { "下单", "", "" }, "下单")]
    [InlineData(new[] { "下单", "", "2026-12-01" }, "下单 |  | 2026-12-01")]
    public void FormatRow_EmptyCells_AreKeptInTheMiddleOnly(string[] cells, string row) =>
        Assert.Equal(row, FieldValues.FormatRow(cells));

    [Theory]
    [InlineData("6.0", 0, true)]
    [InlineData("6.5", 1, true)]
    [InlineData("6.55", 1, false)]
    [InlineData("1,000", 0, false)]
    [InlineData("", 0, false)]
    public void TryNumber_Decimals_AreThoseAllowed(string text, int decimals, bool right) =>
        Assert.Equal(right, FieldValues.TryNumber(text, decimals, out _));
}
