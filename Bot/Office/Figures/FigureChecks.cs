using BotApp.Office.Registers;

namespace BotApp.Office.Figures;

/// <summary>The comparisons that a careful editor makes. Each that fires is something to look at before the report goes out. Pure.</summary>
internal static class FigureChecks
{
    /// <param name="checks">Those that the data defines; wording and cut-offs are checked for every figure.</param>
    /// <param name="untagged">Campaigns that the office has no tag for.</param>
    public static IReadOnlyList<FiredCheck> Of(
        IEnumerable<FigureCheck> checks, IReadOnlyList<FigureResult> figures, FigureTotals totals, int year, params IReadOnlyList<CountedCampaign> untagged)
    {
        // A figure without an entry has nothing to compare.
        var counted = figures.Where(f => f is { Records: > 0, Value: not null }).ToDictionary(f => f.Id, StringComparer.Ordinal);
        var empty = figures.Where(f => f.Records == 0).ToDictionary(f => f.Id, f => f with { Value = 0 }, StringComparer.Ordinal);
        return
        [
            .. untagged.Select(c => Untagged(c, figures)),
            .. checks.Select(c => c.Kind is CheckKind.Sum ? Sum(c, counted, empty) : Fire(c, counted, totals, year)).OfType<FiredCheck>(),
            .. counted.Values.Select(Wording).OfType<FiredCheck>(),
            .. figures.Select(Later).OfType<FiredCheck>(),
            .. figures.SelectMany(f => new[] { Unsaid(f), Undecided(f) }).OfType<FiredCheck>(),
            .. counted.Values.GroupBy(f => f.Definition.Section, StringComparer.Ordinal).Select(Cutoffs).OfType<FiredCheck>(),
        ];
    }

    private static FiredCheck? Fire(FigureCheck check, Dictionary<string, FigureResult> counted, FigureTotals totals, int year)
    {
        var parts = check.Figures.Select(id => counted.GetValueOrDefault(id)).OfType<FigureResult>().ToList();
        if (parts.Count < check.Figures.Count)
            return null;
        if (check.Kind is CheckKind.Same)
            return parts.Select(p => p.Value).Distinct().Skip(1).Any() ? Fired(check, parts, Difference(parts, totals, year)) : null;
        if (counted.GetValueOrDefault(check.Whole!) is not { } whole)
            return null;

        return parts.Sum(p => p.Value!.Value) > whole.Value ? Fired(check, [whole, .. parts], null) : null;
    }

    // A part without an entry counts as 0: it may be just what is missing from the whole.
    private static FiredCheck? Sum(FigureCheck check, Dictionary<string, FigureResult> counted, Dictionary<string, FigureResult> empty)
    {
        var parts = check.Figures.Select(id => counted.GetValueOrDefault(id) ?? empty.GetValueOrDefault(id)).OfType<FigureResult>().ToList();
        if (parts.Count < check.Figures.Count || parts.All(p => p.Records == 0) || counted.GetValueOrDefault(check.Whole!) is not { } whole)
            return null;
        return parts.Sum(p => p.Value!.Value) != whole.Value ? Fired(check, [whole, .. parts], null) : null;
    }

    private static FiredCheck Fired(FigureCheck check, IReadOnlyList<FigureResult> about, LocalText? more)
    {
        var zh = string.Join("，", about.Select(f => $"{f.Label.Zh}{FieldValues.Format(f.Value!.Value)}{f.Unit}"));
        var en = string.Join(", ", about.Select(f => $"{f.Label.En} {FieldValues.Format(f.Value!.Value)}"));
        return new FiredCheck(
            check.Kind, [.. about.Select(f => f.Id)], new LocalText($"{zh}。{more?.Zh}{check.Note.Zh}", $"{en}. {more?.En}{check.Note.En}"));
    }

    // Two counts of the same thing that record their values can say which values only one of them has.
    private static LocalText? Difference(IReadOnlyList<FigureResult> figures, FigureTotals totals, int year)
    {
        var values = figures.Select(f => totals.Values(f.Id, year, f.Months).Select(NameOf).ToHashSet(StringComparer.Ordinal)).ToList();
        if (values.Any(v => v.Count == 0))
            return null;
        var only = values.SelectMany(v => v).Distinct(StringComparer.Ordinal).Where(v => !values.All(all => all.Contains(v))).Order(StringComparer.Ordinal).ToList();
        return only.Count is 0 or > MostNames
            ? null
            : new LocalText($"只在其中一项的：{string.Join("、", only)}。", $"In one of them only: {string.Join(", ", only)}. ");
    }

    private const int MostNames = 5;

    // A unit's id is its kind and its name.
    private static string NameOf(string value) => value[(value.IndexOf(':', StringComparison.Ordinal) + 1)..];

    // A number far from its round number is stated exactly; only one that is exactly the round number is questioned.
    private static FiredCheck? Wording(FigureResult figure)
    {
        if (figure is not { IsRounded: true, Value: { } exact, Definition.About: { } about } || about.Round(exact) != exact)
            return null;
        var text = FieldValues.Format(exact);
        return new FiredCheck(
            CheckKind.Wording,
            [figure.Id],
            new LocalText(
                $"{figure.Label.Zh}正好{text}{figure.Unit}，不宜写作“{figure.Stated}”。",
                $"{figure.Label.En}: exactly {text}, which '{figure.Stated}' does not say."));
    }

    private static FiredCheck? Later(FigureResult figure)
    {
        if (figure is not { Later: { } later, Value: { } value } || later == value)
            return null;
        var (zh, en) = figure.Definition.Campaign is null ? ("其后", "with what came later") : ("该期间之外", "with what lies outside of it");
        return new FiredCheck(
            CheckKind.Cutoff,
            [figure.Id],
            new LocalText(
                $"{figure.Label.Zh}{figure.Cutoff.Zh}为{FieldValues.Format(value)}{figure.Unit}，{zh}另有记录，合计{FieldValues.Format(later)}{figure.Unit}。",
                $"{figure.Label.En}: {FieldValues.Format(value)} {figure.Cutoff.En}; {en} {FieldValues.Format(later)}."));
    }

    private static FiredCheck? Unsaid(FigureResult figure) => figure.Unsaid is var (field, entries)
        ? new FiredCheck(
            CheckKind.Unsaid,
            [figure.Id],
            new LocalText(
                $"{figure.Label.Zh}中有{entries}条记录没有写明“{field.Zh}”，{(figure.Definition.AsksForItsNumber ? "这部分没有计入" : "都计入此项")}，请核对。",
                $"{figure.Label.En}: {entries} entries do not say '{field.En}' {(figure.Definition.AsksForItsNumber ? "everywhere; what is not said is not counted" : "and are counted here")}."))
        : null;

    private static FiredCheck? Undecided(FigureResult figure) => figure.Undecided is var (field, entries)
        ? new FiredCheck(
            CheckKind.Unsaid,
            [figure.Id],
            new LocalText(
                $"{figure.Label.Zh}：另有{entries}条记录没有写明“{field.Zh}”，没有计入，请核对。",
                $"{figure.Label.En}: {entries} more entries do not say '{field.En}' and are not counted."))
        : null;

    private static FiredCheck Untagged(CountedCampaign campaign, IReadOnlyList<FigureResult> figures) => new(
        CheckKind.Campaign,
        [.. figures.Where(f => f.Definition.Campaign == campaign.Code).Select(f => f.Id)],
        new LocalText(
            $"{campaign.Name.Zh}各项按代码为“{campaign.Code}”的标签统计，还没有这个标签，这些数字都没有统计。",
            $"{campaign.Name.En} is counted by the tag of the code '{campaign.Code}'; there is no such tag, so none of these is counted."));

    private static FiredCheck? Cutoffs(IGrouping<string, FigureResult> section)
    {
        var cutoffs = section.GroupBy(f => f.Cutoff.Zh, StringComparer.Ordinal).ToList();
        if (cutoffs.Count < 2)
            return null;
        var zh = string.Join("；", cutoffs.Select(c => $"{c.Key}：{string.Join("、", c.Select(f => f.Label.Zh))}"));
        var en = string.Join("; ", cutoffs.Select(c => $"{c.First().Cutoff.En}: {string.Join(", ", c.Select(f => f.Label.En))}"));
        return new FiredCheck(
            CheckKind.Cutoff, [.. section.Select(f => f.Id)], new LocalText($"{section.Key}中的数字截止时间不同。{zh}。", $"{section.Key}: different cut-offs. {en}."));
    }
}
