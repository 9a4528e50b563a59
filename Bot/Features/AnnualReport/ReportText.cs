using System.Collections.Immutable;
using System.Globalization;
using BotApp.Documents.Docx;
using BotApp.Office.Figures;
using BotApp.Office.Registers;

namespace BotApp.Features.AnnualReport;

/// <summary>Puts the annual report together: sentences with their numbers, what to check, charts, all figures. Pure; invents nothing.</summary>
internal sealed class ReportText(ReportFrame frame, RegisterCatalog registers, FigureHow how)
{
    private static readonly ImmutableArray<int> FigureWidths = [760, 1900, 1250, 1450, 2200, 900, 5498];
    private const int TallestBar = 7;
    private const int ChartHeight = 80;

    private readonly ReportWords words = frame.Words;

    /// <summary>The document.</summary>
    public DocxDocument Of(YearFigures year, ReportCounts counts)
    {
        var title = Fill(words.Title, year.Year);
        var blocks = new List<DocBlock>
        {
            new DocBlock.Paragraph(DocStyle.Title, title),
            new DocBlock.Paragraph(DocStyle.Subtitle, Fill(words.Subtitle, Day(year.Through))),
            new DocBlock.Paragraph(DocStyle.Note, words.About),
        };
        if (year.DeletedThrough is { } deleted)
            blocks.Add(new DocBlock.Paragraph(DocStyle.Note, Fill(words.RecordsDeleted, Day(deleted))));
        foreach (var chapter in frame.Chapters)
        {
            blocks.Add(new DocBlock.Heading(1, $"{chapter.Number}、{chapter.Title}"));
            for (var i = 0; i < chapter.Sections.Count; i++)
            {
                blocks.Add(new DocBlock.Heading(2, $"（{Ordinal(i + 1)}）{chapter.Sections[i].Heading}"));
                blocks.AddRange(SectionOf(chapter.Sections[i], year, counts));
            }
        }

        blocks.AddRange(Checks(year));
        blocks.AddRange(Charts(counts));
        blocks.Add(new DocBlock.Sideways());
        blocks.Add(new DocBlock.Heading(1, words.AppendixFigures));
        blocks.Add(new DocBlock.Paragraph(DocStyle.Note, words.FiguresNote));
        blocks.Add(new DocBlock.Table(FigureWidths, [.. words.Columns], [.. year.Figures.Select(Row)], Bookmarks: true));
        return new DocxDocument(title, words.Author, [.. blocks]);
    }

    private IEnumerable<DocBlock> SectionOf(ReportSection section, YearFigures year, ReportCounts counts)
    {
        if (section.Sentences is null)
        {
            yield return new DocBlock.Paragraph(DocStyle.Body, WithoutFigures(section, counts));
            yield break;
        }

        // A sentence without any records is left out, and its figures are named as missing.
        var missing = new List<FigureResult>();
        var unsaid = new List<FigureResult>();
        var incomparable = new List<FigureResult>();
        var spans = ImmutableArray.CreateBuilder<DocSpan>();
        foreach (var sentence in section.Sentences)
        {
            var figures = FiguresIn(sentence, year);
            missing.AddRange(figures.Where(f => f is { Records: 0, Unsaid: null, Undecided: null }));
            unsaid.AddRange(figures.Where(f => f is { Records: 0, Unsaid: not null }));
            incomparable.AddRange(figures.Where(f => f is { Records: > 0, Value: null }));
            if (figures.Any(IsSayable))
                spans.AddRange(Set(Sayable(sentence, year), year));
        }

        // The figures may leave out existing entries, such as those outside a campaign; the register counts show them.
        if (spans.Count == 0)
        {
            yield return new DocBlock.Paragraph(DocStyle.Body, WithoutFigures(section, counts));
            yield break;
        }

        yield return new DocBlock.Paragraph(DocStyle.Body, spans.ToImmutable());
        foreach (var period in missing.GroupBy(f => MayHaveOthers(f) ? f.Cutoff.Zh : "", StringComparer.Ordinal))
        {
            var names = Names(period);
            yield return new DocBlock.Paragraph(
                DocStyle.Note, period.Key.Length == 0 ? Fill(words.NoRecordsIn, names) : Fill(words.NoRecordsDuring, period.Key, names));
        }

        if (unsaid.Count > 0)
            yield return new DocBlock.Paragraph(DocStyle.Note, Fill(words.NoNumberIn, Names(unsaid)));
        if (incomparable.Count > 0)
            yield return new DocBlock.Paragraph(DocStyle.Note, Fill(words.NoComparison, Names(incomparable)));
    }

    // Entries outside the figure's time exist, so the report must not say that there are none.
    private static bool MayHaveOthers(FigureResult figure) =>
        figure.Definition.Campaign is not null || (figure.Later is { } later && later != figure.Value);

    private string Names(IEnumerable<FigureResult> figures) => string.Join(words.ListComma, figures.Select(f => f.Label.Zh));

    private static List<FigureResult> FiguresIn(string text, YearFigures year) =>
        [.. ReportSection.Place().Matches(text).Select(m => year[m.Groups[1].Value])];

    // Leaves out a number that cannot be computed: 增幅无 would read as no growth. Also leaves out a count
    // that no entry supports, rather than claim zero.
    private static string Sayable(string sentence, YearFigures year) =>
        ReportSection.Joined(ReportSection.Clauses(sentence).Where(clause => FiguresIn(clause, year) is var of && (of.Count == 0 || of.All(IsSayable))));

    private static bool IsSayable(FigureResult figure) => figure is { Records: > 0, Value: not null };

    private string WithoutFigures(ReportSection section, ReportCounts counts)
    {
        var found = registers.All.Where(r => r.Mechanisms.Intersect(section.Mechanisms, StringComparer.Ordinal).Any())
            .Select(r => (r.Name, Count: counts.Of(r.Code)))
            .Where(r => r.Count > 0)
            .Select(r => Fill(words.RegisterCount, r.Name.Zh, r.Count))
            .ToList();
        return found.Count == 0 ? words.SectionWithout : Fill(words.SectionCounts, string.Join(words.ListComma, found));
    }

    private IEnumerable<DocSpan> Set(string sentence, YearFigures year)
    {
        var at = 0;
        foreach (System.Text.RegularExpressions.Match place in ReportSection.Place().Matches(sentence))
        {
            yield return sentence[at..place.Index];
            var figure = year[place.Groups[1].Value];
            yield return new DocSpan(InProse(figure), figure.Id);
            at = place.Index + place.Length;
        }

        yield return sentence[at..];
    }

    /// <summary>A number as a sentence has it: <c>23次</c>, <c>近300项</c>, <c>6万余字</c>.</summary>
    public string InProse(FigureResult figure)
    {
        if (figure.Value is not { } value)
            return words.NoValue;
        if (!figure.IsRounded || figure.Definition.About is not { } about)
            return FieldValues.Format(value) + figure.Unit;

        const int TenThousand = 10_000;
        var round = about.Round(value);
        var number = round % TenThousand == 0 ? FieldValues.Format(round / TenThousand) + "万" : FieldValues.Format(round);
        return (about.Word is AboutWord.Below or "超" ? about.Word + number : number + about.Word) + figure.Unit;
    }

    private IEnumerable<DocBlock> Checks(YearFigures year)
    {
        yield return new DocBlock.Heading(1, words.AppendixChecks);
        yield return new DocBlock.Paragraph(DocStyle.Body, year.Checks.Count == 0 ? words.ChecksNone : words.ChecksSome);
        foreach (var check in year.Checks)
            yield return new DocBlock.Paragraph(DocStyle.Bullet, Fill(words.CheckOf, check.Message.Zh.TrimEnd('。'), string.Join(words.ListComma, check.Figures)));
    }

    private IEnumerable<DocBlock> Charts(ReportCounts counts)
    {
        yield return new DocBlock.Heading(1, words.AppendixCharts);
        var meetings = registers.Meetings.Where(r => counts.Of(r.Code) > 0).ToList();
        if (meetings.Count == 0)
        {
            yield return new DocBlock.Paragraph(DocStyle.Body, words.ChartsNone);
            yield break;
        }

        ImmutableArray<(string, decimal)> months =
        [
            .. Enumerable.Range(0, 12).Select(m => (Fill(words.Month, m + 1), (decimal)meetings.Sum(r => counts.ByRegister[r.Code][m]))),
        ];
        ImmutableArray<(string, decimal)> kinds = [.. meetings.Select(r => (r.Name.Zh, (decimal)counts.Of(r.Code)))];
        ImmutableArray<(string, decimal)> branches = [.. counts.MeetingsByBranch.Select(b => (b.Branch, (decimal)b.Meetings))];
        var number = 0;
        foreach (var (name, points, isHorizontal) in ((string, ImmutableArray<(string Category, decimal Value)>, bool)[])
            [(words.ChartMonths, months, false), (words.ChartKinds, kinds, true), (words.ChartUnits, branches, true)])
        {
            if (points.IsEmpty)
                continue;
            var height = isHorizontal ? Math.Max(ChartHeight, 25 + (points.Length * TallestBar)) : ChartHeight;
            yield return new DocBlock.Chart(name, words.ChartSeries, points, isHorizontal, height);
            yield return new DocBlock.Paragraph(DocStyle.Caption, Fill(words.ChartCaption, ++number, name, points.Sum(p => p.Value)));
        }
    }

    private ImmutableArray<string> Row(FigureResult figure) =>
    [
        figure.Id,
        figure.Label.Zh,
        figure.Value is { } value ? FieldValues.Format(value) + figure.Unit : words.NoValue,
        figure.IsRounded ? figure.Stated + figure.Unit : words.Plain,
        figure.Cutoff.Zh,
        figure.Records.ToString(CultureInfo.InvariantCulture),
        how.Of(figure.Definition),
    ];

    private static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    private static string Ordinal(int number) => number switch
    {
        <= 10 => "一二三四五六七八九十"[number - 1].ToString(),
        < 20 => "十" + Ordinal(number - 10),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Fill(string form, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, form, values);
}
