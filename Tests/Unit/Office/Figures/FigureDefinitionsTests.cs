using System.Globalization;
using BotApp.Office.Figures;
using BotApp.Storage.Records;
using OfficeUnit = BotApp.Office.Roster.Unit;

namespace BotApp.Tests.Unit.Office.Figures;

/// <summary>Each figure against its definition, read by a second, plain counter; and what one record more changes.</summary>
public sealed class FigureDefinitionsTests
{
    private static readonly List<OfficeRecord> Records = [.. Year2023.Records, .. Reviews()];
    private static readonly Dictionary<DateOnly, Dictionary<string, long>> Known = Year2023.Counters(Records);

    public static TheoryData<string> Ids => [.. ShippedFiguresTests.Figures.All.Select(f => f.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Figure_OfTheYear_IsWhatItsDefinitionSays(string id)
    {
        var figure = Year2023.Count(Known)[id];

        Assert.Equal(Plainly(figure.Definition, Records), figure.Value);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Figure_OneMatchingRecordMore_ChangesAsDefined(string id)
    {
        var definition = Year2023.Count(Known)[id].Definition;
        var samples = Records.Where(r => r.Date.Year == Year2023.Year && r.Date.Month <= definition.LastMonth && Matches(definition, r)).ToList();
        Assert.NotEmpty(samples);

        foreach (var sample in new[] { samples[0], samples[samples.Count / 2], samples[^1] })
        {
            foreach (var more in new[] { sample with { Id = sample.Id + ".more" }, Other(definition, sample) })
            {
                var before = Year2023.Count(Known)[id];
                var after = Year2023.Count(Known, more)[id];

                Assert.Equal(Plainly(definition, [.. Records, more]), after.Value);
                if (definition.Of is not FigureCount.YearEndGrowth)
                    Assert.Equal(before.Records + 1, after.Records);
                if (definition.Of is FigureCount.Records)
                    Assert.Equal(before.Value + 1, after.Value);
            }

            Assert.Equal(Year2023.Count(Known)[id].Value, Year2023.Count(Known, sample with { Id = "gone", State = RecordState.Cancelled })[id].Value);
            if (definition.Campaign is { } tag)
                Assert.Equal(Year2023.Count(Known)[id].Value, Year2023.Count(Known, sample with { Id = "untagged", Tags = sample.Tags.Remove(tag) })[id].Value);
        }
    }

    [Fact]
    public void Figure_AfterItsCutOff_CountsNotButIsSaid()
    {
        var law = Records.First(r => r.Register == "legislative-output") with { Id = "late", Date = new DateOnly(2023, 12, 29) };

        var (before, after) = (Year2023.Count(Known)["F032"], Year2023.Count(Known, law)["F032"]);

        Assert.Equal(before.Value, after.Value);
        Assert.Equal(before.Later + 1, after.Later);
    }

    [Fact]
    public void Figure_StudyTaggedWithTheCampaign_CountsInBoth()
    {
        var study = Records.First(r => r.Register == "central-group-study" && r.Tags.Contains("theme-education")) with { Id = "once" };

        var (before, after) = (Year2023.Count(Known), Year2023.Count(Known, study));

        Assert.Equal(
            ["F002", "F018"],
            before.Figures.Zip(after.Figures).Where(p => p.First.Value != p.Second.Value).Select(p => p.First.Id));
    }

    [Fact]
    public void Figure_ItemTickedIntoTheListOfAnotherLedger_CountsThereOnce()
    {
        var problem = Records.First(r => r.Register == "problem-list") with
        {
            Id = "ticked",
            Date = new DateOnly(2023, 6, 1),
            Tags = ["livelihood-list", "task-list", "ten-actions", "theme-education"],
            Fields = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("category", "另一方面").Add("status", "in-progress"),
        };
        var own = Records.First(r => r.Register == "livelihood-list" && r.Tags.Contains("theme-education"));

        Assert.Equal(["F005", "F006", "F037"], Raised(problem));
        Assert.Equal(Raised(own with { Id = "own" }), Raised(own with { Id = "own", Tags = own.Tags.Add("livelihood-list") }));
        // Only items stand in lists.
        Assert.DoesNotContain("F037", Raised(Records.First(r => r.Register == "article") with { Id = "other", Tags = ["livelihood-list", "theme-education"] }));

        static IEnumerable<string> Raised(OfficeRecord more) => Year2023.Count(Known).Figures.Zip(Year2023.Count(Known, more).Figures)
            .Where(p => p.First.Value + 1 == p.Second.Value && p.First.Records + 1 == p.Second.Records).Select(p => p.First.Id);
    }

    [Theory]
    [InlineData("2022-12-31", 0, "活动期间（2023年9月1日起）")]
    [InlineData("2023-11-30", 1, "活动期间（2023年9月1日至2023年11月30日）")]
    [InlineData("2023-12-31", 2, "活动期间（2023年9月1日至2023年12月31日）")]
    [InlineData("2024-01-20", 1, "活动期间（2024年1月1日至2024年1月20日）")]
    [InlineData("2024-12-31", 1, "活动期间（2024年1月1日至2024年1月31日）")]
    [InlineData("2025-12-31", 0, "活动期间（已于2024年1月31日结束）")]
    public void Figure_OfACampaignAcrossNewYear_CountsTheDaysThatItStates(string through, int value, string cutoff)
    {
        DateOnly[] days = [new(2023, 9, 4), new(2023, 12, 6), new(2024, 1, 10)];
        var year = Year2023.CountThrough(DateOnly.Parse(through, CultureInfo.InvariantCulture), days.Select(Lecture), Drive(new(2023, 9, 1), new(2024, 1, 31)));

        Assert.Equal((value, cutoff), ((int)year["F020"].Value!, year["F020"].Cutoff.Zh));
        Assert.DoesNotContain(year.Checks, c => c.Figures.Contains("F020") && c.Message.Zh.Contains("之外", StringComparison.Ordinal));
    }

    [Fact]
    public void Figure_TaggedWithACampaignThatWasOver_IsNotCountedButIsSaid()
    {
        DateOnly[] days = [new(2023, 5, 10), new(2023, 11, 6)];

        var year = Year2023.CountThrough(new DateOnly(2023, 12, 31), days.Select(Lecture), Drive(new(2023, 4, 10), new(2023, 8, 31)));

        Assert.Equal((1, 2), ((int)year["F020"].Value!, (int)year["F020"].Later!));
        Assert.Contains(year.Checks, c => c.Kind is CheckKind.Cutoff && c.Figures is ["F020"] && c.Message.Zh.Contains("之外另有记录，合计2次", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("leading-group", "body", "F011", "会议主体")]
    [InlineData("central-group-study", "mode", "F002", "形式")]
    public void Figure_EntryThatLeavesOpenWhichItIs_IsNamedByACheck(string register, string field, string figure, string label)
    {
        var sample = Records.First(r => r.Register == register);
        Assert.DoesNotContain(Year2023.Count(Known).Checks, c => c.Message.Zh.Contains("没有写明", StringComparison.Ordinal));

        var year = Year2023.Count(Known, sample with { Id = "unsaid", Fields = sample.Fields.Remove(field), Tags = ["theme-education"] });

        Assert.Contains(year.Checks, c => c.Figures is [var only] && only == figure && c.Message.Zh.Contains($"有1条记录没有写明“{label}”", StringComparison.Ordinal));
    }

    // The demo's own entries of these say their numbers, or do not: each says it for itself, so one more is counted against it.
    [Theory]
    [InlineData("visit", "F065", "reason", "hardship", "户数")]
    [InlineData("article", "F079", "type", "release", "字数")]
    [InlineData("party-group-meeting", "F070", "agenda", "研究干部任免 | 人事 | ", "人数")]
    public void Sum_EntryThatDoesNotSayItsNumber_IsNamedAndNotCounted(string register, string figure, string field, string value, string label)
    {
        var sample = Records.First(r => r.Register == register);
        var before = Year2023.Count(Known)[figure];

        var without = sample with { Id = "without", Fields = sample.Fields.Remove(before.Definition.Field!.Split('.')[0]).SetItem(field, value) };
        var year = Year2023.Count(Known, without);

        Assert.Equal((before.Value, before.Records), (year[figure].Value, year[figure].Records));
        Assert.Equal((before.Unsaid?.Entries ?? 0) + 1, year[figure].Unsaid?.Entries);
        Assert.Contains(year.Checks, c => c.Figures is [var only] && only == figure && c.Message.Zh.Contains($"没有写明“{label}”，这部分没有计入", StringComparison.Ordinal));
    }

    [Fact]
    public void Sum_NoEntrySaysItsNumber_IsNamedAllTheSame()
    {
        var sample = Records.First(r => r.Register == "visit");

        var year = Year2023.Count([sample with { Fields = sample.Fields.Remove("households").SetItem("reason", "hardship") }]);

        Assert.Equal((0, 1L), (year["F065"].Records, year["F065"].Unsaid?.Entries));
        Assert.Contains(year.Checks, c => c.Kind is CheckKind.Unsaid && c.Figures is ["F065"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sum_EntryThatLeavesOpenWhetherItIsOne_IsNamedAndNotCounted(bool saysItsNumber)
    {
        var sample = Records.First(r => r.Register == "visit");
        var fields = sample.Fields.Remove("reason").Remove("households");

        var year = Year2023.Count([sample with { Fields = saysItsNumber ? fields.SetItem("households", "3") : fields }, sample with { Id = "season", Fields = fields.SetItem("reason", "season") }]);

        Assert.Equal((0, 0m), (year["F065"].Records, year["F065"].Value));
        var check = Assert.Single(year.Checks, c => c.Figures is ["F065"]);
        Assert.Contains("困难慰问：另有1条记录没有写明“事由”，没有计入", check.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Campaign_WithoutATag_IsCalledByItsNameAndNamedByACheck()
    {
        var year = Year2023.CountThrough(new DateOnly(2023, 12, 31), Records);

        Assert.Equal("主题教育期间", year["F020"].Cutoff.Zh);
        var check = Assert.Single(year.Checks, c => c.Kind is CheckKind.Campaign);
        Assert.Contains("theme-education", check.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("F020", check.Figures);
        var tagged = Year2023.CountThrough(new DateOnly(2023, 12, 31), Records, Drive(new DateOnly(2023, 4, 10), new DateOnly(2023, 8, 31)));
        Assert.DoesNotContain(tagged.Checks, c => c.Kind is CheckKind.Campaign);
    }

    [Theory]
    [InlineData(10, 1, 11, "100")] // the former year's November has nothing to be compared with
    [InlineData(10, 1, 12, "100")]
    [InlineData(10, 2, 11, null)] // the former year's January is not known
    [InlineData(11, 1, 11, "100")]
    public void Figure_GrowthOfARunningYear_ComparesTheMonthsThatBothHave(int until, int formerFrom, int formerUntil, string? growth)
    {
        var records = Enumerable.Range(1, until).Select(month => Metric(2023, month, 200))
            .Concat(Enumerable.Range(formerFrom, formerUntil - formerFrom + 1).Select(month => Metric(2022, month, 100)));

        var figure = Year2023.CountThrough(new DateOnly(2023, 11, 27), records)["F075"];

        Assert.Equal(growth, figure.Value?.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2023-11-27", "F032", "截至11月27日")]
    [InlineData("2023-11-30", "F032", "截至11月底")]
    [InlineData("2023-12-31", "F032", "截至11月底")]
    [InlineData("2023-10-31", "F032", "截至10月31日")]
    [InlineData("2023-12-30", "F002", "截至12月30日")]
    [InlineData("2023-12-31", "F002", "2023全年")]
    public void CutOff_OfAFigure_IsNoDayThatHasNotCome(string through, string id, string cutoff) => Assert.Equal(
        cutoff, Year2023.CountThrough(DateOnly.Parse(through, CultureInfo.InvariantCulture), [])[id].Cutoff.Zh);

    [Theory]
    [InlineData("2023-04-10", "2023-08-31", "活动期间（2023年4月10日至2023年8月31日）", "during Drive (2023-04-10 to 2023-08-31)")]
    [InlineData("2023-04-10", null, "活动期间（2023年4月10日至2023年12月31日）", "during Drive (2023-04-10 to 2023-12-31)")]
    [InlineData(null, "2023-08-31", "活动期间（2023年1月1日至2023年8月31日）", "during Drive (2023-01-01 to 2023-08-31)")]
    [InlineData(null, null, "活动期间", "during Drive")]
    public void CutOff_OfACampaign_SaysTheDatesItHas(string? from, string? to, string zh, string en)
    {
        var figure = ShippedFiguresTests.Figures.All.First(f => f.Campaign is not null && f.Cutoff is null);
        var campaign = new Campaign(new("活动", "Drive"), Day(from), Day(to));

        var cutoff = Year2023.CountThrough(new DateOnly(2023, 12, 31), [], new Dictionary<string, Campaign> { [figure.Campaign!] = campaign })[figure.Id].Cutoff;

        Assert.Equal((zh, en), (cutoff.Zh, cutoff.En));

        static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
    }

    private static OfficeRecord Lecture(DateOnly on) => Records.First(r => r.Register == "party-lecture") with
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"lecture{on:yyyyMMdd}"),
        Date = on,
        Tags = ["theme-education"],
    };

    private static Dictionary<string, Campaign> Drive(DateOnly from, DateOnly to) => new() { ["theme-education"] = new Campaign(new("活动", "Drive"), from, to) };

    private static OfficeRecord Metric(int year, int month, int reads)
    {
        var any = Records.First(r => r.Register == "media-metric");
        return any with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"metric{year}{month}"),
            Date = new DateOnly(year, month, 1),
            Fields = any.Fields.SetItem("reads", reads.ToString(CultureInfo.InvariantCulture)),
        };
    }

    // Another value of what is told apart, another week, another number.
    private static OfficeRecord Other(FigureDefinition definition, OfficeRecord sample) => (definition.Of, definition.Field) switch
    {
        (FigureCount.Weeks, _) => sample with { Id = "other", Date = sample.Date.AddDays(28) },
        (FigureCount.Distinct, "unit") => sample with { Id = "other", Unit = OfficeUnit.IdOf(OfficeUnit.KindOf(sample.Unit), "另一支部") },
        (FigureCount.Distinct, var field) => sample with { Id = "other", Fields = sample.Fields.SetItem(field!, "另一项") },
        (FigureCount.MonthlyAverage or FigureCount.Growth or FigureCount.YearEndGrowth, var field) =>
            sample with { Id = "other", Fields = sample.Fields.SetItem(field!, "12345") },
        _ => sample with { Id = "other" },
    };

    private static bool Matches(FigureDefinition figure, OfficeRecord record) =>
        record.State != RecordState.Cancelled
        && figure.Registers.Contains(record.Register)
        && (figure.Units is null || figure.Units.Contains(OfficeUnit.KindOf(record.Unit)))
        && figure.AllTags.All(record.Tags.Contains)
        && (figure.Where ?? None).Where(w => !w.Key.Contains('.', StringComparison.Ordinal)).All(w => w.Value.Contains(Value(record, w.Key)))
        && (figure.Except ?? None).All(e => !e.Value.Contains(Value(record, e.Key)))
        && (figure.Of is not FigureCount.Sum || Rows(figure, record).Count > 0 || record.Fields.ContainsKey(figure.Field!));

    private static decimal? Plainly(FigureDefinition figure, IReadOnlyList<OfficeRecord> records)
    {
        var all = records.Where(r => Matches(figure, r)).ToList();
        var year = all.Where(r => r.Date.Year == Year2023.Year && r.Date.Month <= figure.LastMonth).ToList();
        var before = all.Where(r => r.Date.Year == Year2023.Year - 1).ToList();
        return figure.Of switch
        {
            FigureCount.Records => year.Count,
            FigureCount.Rows => year.Sum(r => Rows(figure, r).Count),
            FigureCount.Sum => figure.Field!.Contains('.', StringComparison.Ordinal)
                ? year.Sum(r => Rows(figure, r).Sum(row => Number(row[2])))
                : year.Sum(r => Number(r.Fields[figure.Field])),
            FigureCount.Distinct => year.Select(r => figure.Field == "unit" ? r.Unit : Value(r, figure.Field!)).Distinct().Count(),
            FigureCount.Weeks => year.Select(r => ISOWeek.GetWeekOfYear(r.Date.ToDateTime(TimeOnly.MinValue))).Distinct().Count(),
            FigureCount.Share => Percent(year.Count(r => figure.Part!.All(p => p.Value.Contains(Value(r, p.Key)))), year.Count),
            FigureCount.MonthlyAverage => Math.Round(
                year.Sum(r => Number(r.Fields[figure.Field!])) / year.Select(r => r.Date.Month).Distinct().Count(), MidpointRounding.AwayFromZero),
            FigureCount.Growth => Growth(year.Sum(r => Number(r.Fields[figure.Field!])), before.Sum(r => Number(r.Fields[figure.Field!]))),
            _ => Growth(Last(figure, year), Last(figure, before)),
        };
    }

    private static decimal Last(FigureDefinition figure, List<OfficeRecord> records)
    {
        var month = records.Max(r => r.Date.Month);
        return records.Where(r => r.Date.Month == month).Average(r => Number(r.Fields[figure.Field!]));
    }

    // The rows of an agenda under a mark, or all rows of a field.
    private static List<string[]> Rows(FigureDefinition figure, OfficeRecord record)
    {
        var field = figure.Field!.Split('.')[0];
        var marks = figure.Where?.GetValueOrDefault("agenda.mark");
        return record.Fields.GetValueOrDefault(field, "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(row => figure.Of is FigureCount.Rows ? marks is null || (row.Length > 1 && marks.Contains(row[1])) : row.Length > 2 && marks?.Contains(row[1]) is true)
            .ToList();
    }

    private static readonly Dictionary<string, IReadOnlyList<string>> None = [];

    private static string Value(OfficeRecord record, string field) => record.Fields.GetValueOrDefault(field, "");

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static decimal Percent(decimal part, decimal all) => Math.Round(100 * part / all, 1, MidpointRounding.AwayFromZero);

    private static decimal Growth(decimal now, decimal then) => Percent(now - then, then);

    private static IEnumerable<OfficeRecord> Reviews() =>
        from n in Enumerable.Range(1, 6)
        let level = n % 3 == 0 ? "branch" : "person"
        let at = new DateTimeOffset(2023, 6, 20, 12, 0, 0, TimeSpan.FromHours(8))
        select new OfficeRecord
        {
            Id = $"review{n}",
            Unit = $"branch:支部{n % 2}",
            Register = "self-review",
            Date = new DateOnly(2023, 6, 20),
            Tags = ["theme-education"],
            Fields = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty
                .Add("level", level).Add("author", $"person{n}").Add("problems", $"{n + 3}").Add("measures", $"{n}"),
            CreatedBy = "x",
            CreatedAt = at,
            ChangedBy = "x",
            ChangedAt = at,
        };
}
