using BotApp.Documents.Docx;
using BotApp.Features.AnnualReport;
using BotApp.Office;
using BotApp.Office.Figures;
using BotApp.Office.Registers;
using BotApp.Tests.Support.Documents;

namespace BotApp.Tests.Unit.AnnualReport;

public sealed class ReportTextTests
{
    [Fact]
    public void Of_AllFigures_EachStandsInItsSentenceAndInTheTable()
    {
        var document = ReportSamples.Document();

        var linked = Spans(document).Where(s => s.LinkTo is not null).ToDictionary(s => s.LinkTo!, s => s.Text, StringComparer.Ordinal);
        var rows = Table(document).Rows.ToDictionary(r => r[0], StringComparer.Ordinal);
        Assert.All(ReportSamples.Year().Figures, f =>
        {
            Assert.Equal(ReportSamples.Text.InProse(f), linked[f.Id]);
            Assert.Equal(FieldValues.Format(f.Value!.Value) + f.Unit, rows[f.Id][2]);
            Assert.NotEmpty(rows[f.Id][6]);
        });
        Assert.Equal(83, rows.Count);
    }

    [Fact]
    public void Of_SectionsInOrder_AreThoseOfTheFigures()
    {
        var sections = ReportSamples.Frame.Chapters.SelectMany(c => c.Sections).Select(s => s.Section).ToList();
        var inFigures = ReportSamples.Figures.All.Select(f => f.Section).Distinct(StringComparer.Ordinal).ToList();

        Assert.Equal(inFigures, sections.Where(inFigures.Contains));
    }

    [Fact]
    public void Of_FiguresWithoutRecords_AreNamedAndSetIntoNoSentence()
    {
        var document = ReportSamples.Document("F059", "F060");

        Assert.DoesNotContain(Spans(document), s => s.LinkTo is "F059" or "F060");
        Assert.Contains("没有记录：支部换届、督查支部。", Paragraphs(document));
    }

    [Fact]
    public void Of_OneFigureOfASentenceWithoutRecords_IsLeftOutAloneAndNamed()
    {
        var document = ReportSamples.Document("F060");

        Assert.DoesNotContain(Spans(document), s => s.LinkTo is "F060");
        Assert.Contains(Spans(document), s => s.LinkTo is "F059");
        Assert.DoesNotContain(Paragraphs(document), p => p.Contains("督查支部", StringComparison.Ordinal) && !p.StartsWith("没有记录：", StringComparison.Ordinal));
        Assert.Contains("没有记录：督查支部。", Paragraphs(document));
    }

    [Fact]
    public void Of_SectionWithoutAnyRecord_SaysSo()
    {
        var of = ReportSamples.Figures.All.Where(f => f.Section == "一.3 中心任务").Select(f => f.Id).ToArray();

        var document = ReportSamples.Text.Of(ReportSamples.Year(of), new ReportCounts(new Dictionary<string, System.Collections.Immutable.ImmutableArray<long>>(), []));

        Assert.Equal("本节没有记录。", After(document, "中心任务"));
    }

    [Fact]
    public void Of_SectionWhoseFiguresAreWithoutRecords_TellsWhatItsRegistersHold()
    {
        var of = ReportSamples.Figures.All.Where(f => f.Section == "二.2 理论学习").Select(f => f.Id).ToArray();

        var said = After(ReportSamples.Document(of), "）理论学习");

        Assert.DoesNotContain("本节没有记录", said, StringComparison.Ordinal);
        Assert.Contains("党课", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CampaignFigureWithoutRecords_IsNamedAsOneOfTheCampaign()
    {
        var year = ReportSamples.Year("F020");
        var figures = year.Figures.Select(f => f.Id is "F020" ? f with { Cutoff = new LocalText("主题教育期间", "during the campaign") } : f).ToList();

        var document = ReportSamples.Text.Of(year with { Figures = figures }, ReportSamples.Counts);

        // There are lectures all the same.
        Assert.Contains("主题教育期间没有记录：党课。", Paragraphs(document));
    }

    [Fact]
    public void Of_FigureWhoseEntriesSayNoNumber_IsNotSaidToHaveNone()
    {
        var year = ReportSamples.Year("F065");
        var figures = year.Figures.Select(f => f.Id is "F065" ? f with { Unsaid = (new LocalText("户数", "households"), 3) } : f).ToList();

        var said = Paragraphs(ReportSamples.Text.Of(year with { Figures = figures }, ReportSamples.Counts));

        Assert.Contains("有记录但没有写明数量：困难慰问。", said);
        Assert.DoesNotContain(said, p => p.Contains("慰问困难家庭", StringComparison.Ordinal));
        Assert.DoesNotContain(said, p => p.Contains("没有记录：", StringComparison.Ordinal) && p.Contains("困难慰问", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_FigureWithRecordsAfterItsCutOffAlone_IsNamedWithTheCutOff()
    {
        var year = ReportSamples.Year("F035");
        var figures = year.Figures.Select(f => f.Id is "F035" ? f with { Cutoff = new LocalText("截至11月底", "as of November"), Later = 1 } : f).ToList();

        var document = ReportSamples.Text.Of(year with { Figures = figures }, ReportSamples.Counts);

        Assert.Contains("截至11月底没有记录：执法检查。", Paragraphs(document));
    }

    [Fact]
    public void Of_FigureWithNothingToCompareWith_IsLeftOutOfItsSentenceAndNamed()
    {
        var document = WithoutValue("F075", "F076");

        var said = After(document, "）宣传工作");
        Assert.Contains("月均阅读", said, StringComparison.Ordinal);
        Assert.DoesNotContain("增幅", said, StringComparison.Ordinal);
        Assert.DoesNotContain("，。", said, StringComparison.Ordinal);
        Assert.Contains("无可比数据：阅读数增幅、粉丝数增幅。", Paragraphs(document));
        Assert.Equal("无可比数据", Table(document).Rows.Single(r => r[0] == "F075")[2]);
    }

    [Fact]
    public void Of_SentenceOfFiguresWithNothingToCompareWith_IsLeftOut()
    {
        var document = WithoutValue("F074", "F075", "F076");

        Assert.DoesNotContain(Spans(document), s => s.LinkTo is "F074" or "F075" or "F076");
        Assert.Contains(Spans(document), s => s.LinkTo is "F077");
    }

    [Fact]
    public void Frame_FigureSaidToBeAmongAnother_CountsNothingThatTheOtherLeavesOut()
    {
        foreach (var sentence in ReportSamples.Frame.Chapters.SelectMany(c => c.Sections).SelectMany(s => s.Sentences ?? []))
        {
            if (sentence.IndexOf("，其中", StringComparison.Ordinal) is not (> 0 and var among))
                continue;
            var whole = FiguresIn(sentence[..among]).Last();
            foreach (var part in FiguresIn(sentence[among..]))
            {
                Assert.Equal(whole.Registers, part.Registers);
                Assert.Equal(whole.AllTags.Except(part.AllTags), []);
                Assert.All(whole.Where ?? None, w => Assert.Empty(part.Where![w.Key].Except(w.Value)));
                Assert.All(whole.Except ?? None, e => Assert.Empty(part.Where![e.Key].Intersect(e.Value)));
            }
        }

        static IEnumerable<FigureDefinition> FiguresIn(string text) =>
            ReportSection.Place().Matches(text).Select(m => ReportSamples.Figures.All.Single(f => f.Id == m.Groups[1].Value));
    }

    [Fact]
    public void Of_FiguresNote_SaysWhichRowsOfTheExportDoNotCount() =>
        Assert.Contains(Paragraphs(ReportSamples.Document()), p => p.Contains("查找办法", StringComparison.Ordinal) && p.Contains("“已取消”", StringComparison.Ordinal));

    [Fact]
    public void How_FigureOfAList_NamesTheItemsOfOtherLedgersToo()
    {
        var how = new FigureHow(ReportSamples.Frame.Words, ReportSamples.Registers, ReportSamples.Figures.Campaigns);

        Assert.StartsWith(
            "登记簿：民生项目清单，以及其他台账中所在清单含“民生项目清单”的事项；",
            how.Of(ReportSamples.Figures.All.Single(f => f.Id == "F037")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SectionWithoutFigures_TellsWhatItsRegistersHold()
    {
        var document = ReportSamples.Document();

        Assert.Contains("警示教育", After(document, "监督执纪"), StringComparison.Ordinal);
        Assert.Equal("本节没有记录。", After(document, "总体要求"));
    }

    [Fact]
    public void Of_FiredCheck_IsListedWithItsFigures() =>
        Assert.Contains("总数与分项之和不一致（F008、F009）", Paragraphs(ReportSamples.Document()));

    [Fact]
    public void Of_Branches_StandInRosterOrder()
    {
        var chart = ReportSamples.Document().Blocks.OfType<DocBlock.Chart>().Last();

        Assert.Equal(ReportSamples.Counts.MeetingsByBranch.Select(b => b.Branch), chart.Points.Select(p => p.Category));
    }

    [Theory]
    [InlineData("余", 10, 473, "470余篇")]
    [InlineData("近", 10, 298, "近300篇")]
    [InlineData("超", 10000, 61234, "超6万篇")]
    [InlineData("余", 10000, 60001, "6万余篇")]
    [InlineData("余", 10, 7, "7篇")]
    [InlineData("近", 10, 3, "3篇")]
    [InlineData("近", 10, 31, "31篇")]
    [InlineData("多", 100, 199, "199篇")]
    [InlineData(null, 0, 78.9, "78.9篇")]
    public void InProse_RoundedNumber_IsWrittenAsAnOfficeWritesIt(string? word, int to, decimal value, string written)
    {
        var definition = ReportSamples.Figures.All[0] with { Unit = "篇", About = word is null ? null : new AboutWord(word, to) };

        Assert.Equal(written, ReportSamples.Text.InProse(new FigureResult(definition, value, new LocalText("", ""), 1, null)));
    }

    [Fact]
    public void How_FigureWithConditions_NamesRegisterConditionsAndCount()
    {
        var how = new FigureHow(ReportSamples.Frame.Words, ReportSamples.Registers, ReportSamples.Figures.Campaigns);

        var line = how.Of(ReportSamples.Figures.All.Single(f => f.Id == "F069"));

        Assert.Equal("登记簿：机关党组会议；单位：机关；议程中的类别为“三重一大”；统计：“议程”的条目数", line);
    }

    // The words of the appendix are those of the export's columns: who filters by them finds the records that were counted.
    [Theory]
    [InlineData("F001", "；所在清单：大会精神贯彻措施；")]
    [InlineData("F006", "；所在清单：助力行动；")]
    [InlineData("F020", "登记簿：党课；标签：")]
    [InlineData("F024", "党组成员人数已填写；统计：“党组成员人数”之和")]
    [InlineData("F065", "户数已填写；统计：“户数”之和")]
    [InlineData("F070", "议程中的人数已填写；统计：“议程中的人数”之和")]
    [InlineData("F051", "（导出中不列）")]
    [InlineData("F075", "（记录数含上年同期的记录）")]
    [InlineData("F076", "（记录数含上年最后一月的记录）")]
    public void How_Figure_IsFoundInTheExportByTheseWords(string figure, string said)
    {
        var how = new FigureHow(ReportSamples.Frame.Words, ReportSamples.Registers, ReportSamples.Figures.Campaigns);

        Assert.Contains(said, how.Of(ReportSamples.Figures.All.Single(f => f.Id == figure)), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FrameThatLeavesAFigureOut_IsRefused()
    {
        var frame = File.ReadAllText(RepositoryRootOf("report.json")).Replace("{F066}", "两个", StringComparison.Ordinal);
        using var json = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(frame));

        var fault = Assert.Throws<DataFileException>(() => ReportFrame.Read(json, ReportSamples.Figures));

        Assert.Contains("F066 stands in 0 sentences", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SentenceWithTwoFiguresBetweenCommas_IsRefused()
    {
        var frame = File.ReadAllText(RepositoryRootOf("report.json")).Replace("{F081}，获评", "{F081}、", StringComparison.Ordinal);
        using var json = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(frame));

        var fault = Assert.Throws<DataFileException>(() => ReportFrame.Read(json, ReportSamples.Figures));

        Assert.Contains("'获评全国最美家庭{F081}、市最美家庭{F082}' has several figures", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"title\": \"", "\"title\": \"{0}{1}", "words.title")]
    [InlineData("\"title\": \"", "\"title\": \"{", "words.title")]
    [InlineData("\"month\": \"{0}月\"", "\"month\": \"{1}月\"", "words.month")]
    [InlineData("\"sum\": \"“{0}”之和\"", "\"sum\": \"“{1}”之和\"", "words.counted.sum")]
    [InlineData("\"howTags\": \"{1}：{0}\"", "\"howTags\": \"{1}：{2}\"", "words.howTags")]
    [InlineData("\"formerUnit\": \"{0}", "\"formerUnit\": \"{0}}", "words.formerUnit")]
    public void Load_WordsThatCannotBeFilled_NameTheirPlace(string part, string instead, string place)
    {
        var frame = File.ReadAllText(RepositoryRootOf("report.json"));
        Assert.Contains(part, frame, StringComparison.Ordinal);
        using var json = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(frame.Replace(part, instead, StringComparison.Ordinal)));

        var fault = Assert.Throws<DataFileException>(() => ReportFrame.Read(json, ReportSamples.Figures));

        Assert.StartsWith($"report.json: {place}: ", Assert.Single(fault.Faults), StringComparison.Ordinal);
    }

    private static readonly Dictionary<string, IReadOnlyList<string>> None = [];

    private static string RepositoryRootOf(string seed) => BotApp.Tests.Support.RepositoryRoot.Of(Path.Combine("seeds", seed));

    // There are records, and none of the year before.
    private static DocxDocument WithoutValue(params string[] of)
    {
        var year = ReportSamples.Year();
        return ReportSamples.Text.Of(year with { Figures = [.. year.Figures.Select(f => of.Contains(f.Id) ? f with { Value = null } : f)] }, ReportSamples.Counts);
    }

    private static IEnumerable<DocSpan> Spans(DocxDocument document) =>
        document.Blocks.OfType<DocBlock.Paragraph>().SelectMany(p => p.Spans);

    private static List<string> Paragraphs(DocxDocument document) =>
        [.. document.Blocks.OfType<DocBlock.Paragraph>().Select(p => string.Concat(p.Spans.Select(s => s.Text)))];

    private static DocBlock.Table Table(DocxDocument document) => document.Blocks.OfType<DocBlock.Table>().Single();

    private static string After(DocxDocument document, string heading)
    {
        var blocks = document.Blocks.SkipWhile(b => b is not DocBlock.Heading { Text: var text } || !text.EndsWith(heading, StringComparison.Ordinal));
        return string.Concat(((DocBlock.Paragraph)blocks.ElementAt(1)).Spans.Select(s => s.Text));
    }
}
