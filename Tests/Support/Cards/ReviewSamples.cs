using BotApp.Cards.Model;
using BotApp.Cards.Reviews;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Support.Cards;

internal static class ReviewSamples
{
    private const string Cycle = "2026年度主题教育检视剖析";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 5, 0, TimeSpan.FromHours(8));

    private static readonly Dictionary<string, string> Hidden = new()
    {
        [CardData.Id] = "abcdefghijklmnopqrstuvwxyz",
        [CardData.Version] = "7",
        [CardData.Step] = "Problem",
        [CardData.Number] = "2",
    };

    private static readonly ReviewHomeCard.Branch[] Branches = [new("branch:第一党支部", "第一党支部", false), new("branch:第二党支部", "第二党支部", true)];

    private static readonly Choice[] Aspects = [new("理论学习", "1"), new("政治素质", "2"), new("工作作风", "3")];

    private static readonly ReviewText.Problem Written = new(
        1, "学习不够系统，联系实际不够紧密", "理论学习", "时间安排不够合理",
        [new("每周三下午集中自学两小时", new DateOnly(2026, 12, 31), null), new("每季度交一篇体会", new DateOnly(2027, 3, 31), new DateOnly(2026, 12, 1))],
        true, 2);

    public static IEnumerable<(string Name, AdaptiveCard Card)> All(CardTexts t) =>
    [
        ("review-home-none", ReviewHomeCard.Render(new([], false), t)),
        ("review-home-office", ReviewHomeCard.Render(new([Line(null) with { HasCounts = true }], true), t)),
        ("review-home-secretary", ReviewHomeCard.Render(
            new([Line(true) with { Branches = Branches[..1] }, Line(false) with { Branches = Branches }, Line(false) with { IsReturned = true }], false) { Next = 5 }, t)),
        ("review-home-over", ReviewHomeCard.Render(
            new([
                Line(true) with { IsClosed = true }, Line(false) with { IsClosed = true },
                Line(false) with { HasLeft = true }, Line(null) with { HasCounts = true, IsClosed = true },
            ], false), t)),
        .. Steps().Select(s => ("review-step-" + s.Name, ReviewStepCard.Render(s.Data, t))),
        ("review-check", ReviewCheckCard.Render(Check([Written, Written with { Number = 2, Text = "", Measures = [], Part = 0 }], 9), t)),
        ("review-check-longest", ReviewCheckCard.Render(Check([.. Enumerable.Range(1, ReviewCheckCard.PageSize).Select(Longest)], 30), t)),
        ("review-status", ReviewStatusCard.Render(Status(), t)),
        ("review-status-moved", ReviewStatusCard.Render(Status() with { MayRead = [t.ReviewReaders("周砚清"), t.ReviewReadersEarlierAgain, t.ReviewReadersMoved] }, t)),
        ("review-status-many-readers", ReviewStatusCard.Render(
            Status() with { Readers = [new("周砚清", Now.AddHours(2)), new(t.ReviewFormerSecretary, Now.AddHours(1))], MoreReaders = 3 }, t)),
        ("review-status-late", ReviewStatusCard.Render(Status() with { WithdrawUntil = null, HasDraft = true, Readers = [], Notice = t.ReviewStaleNotKept, NotKept = [MeetingSamples.Markdown] }, t)),
        ("review-text-author", ReviewTextCard.Render(Text([Written]) with { Measures = [new("每周三下午集中自学两小时", "1.1"), new("每月走访一次", "5.1")], Ticked = "1.1" }, t)),
        ("review-text-over", ReviewTextCard.Render(
            Text([Written, Written with { Number = 2, Part = 0, IsDraft = true }]) with { Notice = t.ReviewIsClosed, Returned = MeetingSamples.Markdown }, t)),
        ("review-text-secretary", ReviewTextCard.Render(Text([Written]) with { MayReturn = true, Notice = t.ReviewStale, Remark = "措施再具体一些", RemarkError = t.ErrorTooLong("300") }, t)),
        ("review-text-longest", ReviewTextCard.Render(Text([.. Enumerable.Range(1, ReviewTextCard.PageSize).Select(Longest)]) with { MayReturn = true, NotShown = 3 }, t)),
        ("review-branch", ReviewBranchCard.Render(Branch() with { Away = 1, CountedElsewhere = 2, Notice = t.ReviewReturnedBefore("沈一舟"), NotKept = MeetingSamples.Markdown }, t)),
        ("review-counts", ReviewCountsCard.Render(Counts() with { Others = [new("新设党支部", "abcdefghijklmnopqrstuvwxyz")] }, t)),
        ("review-counts-closed", ReviewCountsCard.Render(Counts() with { IsClosed = true, Next = null, Notice = t.ReviewStale }, t)),
        ("review-cycle", ReviewCycleCard.Render(Form(), t)),
        ("review-cycle-errors", ReviewCycleCard.Render(
            Form() with
            {
                Values = new Dictionary<string, string> { [ReviewInputIds.Name] = MeetingSamples.Markdown, [ReviewInputIds.CycleDue] = "2026-02-30" },
                Errors = new Dictionary<string, string> { [ReviewInputIds.CycleDue] = t.ErrorDate, [ReviewInputIds.Units] = t.ErrorOther },
            },
            t)),
    ];

    private static ReviewHomeCard.Line Line(bool? submitted) => new("abcdefghijklmnopqrstuvwxyz", Cycle, new DateOnly(2026, 12, 11), submitted);

    private static IEnumerable<(string Name, ReviewStepCard.Data Data)> Steps()
    {
        var empty = new ReviewStepCard.Data { Hidden = Hidden, CycleName = Cycle, Stage = ReviewStepCard.Stage.Problem, At = 2 };
        yield return ("aspects", empty with { Stage = ReviewStepCard.Stage.Aspects, At = 1, Aspects = Aspects, Earlier = [new("每月走访一次（联系群众不够）", "1")], MayGoBack = false });
        yield return ("problem", empty with { Aspects = Aspects, Remark = "第二个问题请写具体", MaySkip = true });
        yield return ("problem-error", empty with
        {
            Values = new Dictionary<string, string> { ["problem2"] = MeetingSamples.Markdown },
            Errors = new Dictionary<string, string> { ["problem2"] = "需要填写" },
            Notice = "这张卡片已不是最新。",
        });
        yield return ("cause", empty with { Stage = ReviewStepCard.Stage.Cause, Problem = MeetingSamples.Markdown });
        yield return ("measures", empty with
        {
            Stage = ReviewStepCard.Stage.Measures,
            Problem = Written.Text,
            Measures = 2,
            MayAddMeasure = true,
            Values = new Dictionary<string, string> { ["measure2"] = "每周三下午集中自学两小时", ["due2"] = "2026-12-31" },
            Errors = new Dictionary<string, string> { ["due2b"] = "请填日期" },
        });
        yield return ("measures-longest", empty with
        {
            Stage = ReviewStepCard.Stage.Measures,
            Problem = new string('题', 300),
            Measures = 3,
            Values = new Dictionary<string, string> { ["measure2"] = new('措', 200), ["measure2b"] = new('措', 200), ["measure2c"] = new('措', 200) },
        });
    }

    private static ReviewText.Problem Longest(int number) => Written with
    {
        Number = number,
        Text = new string('题', 300),
        Cause = new string('因', 300),
        Aspect = new string('面', 60),
        Measures = [.. Enumerable.Range(1, 3).Select(_ => new ReviewText.Measure(new string('措', 200), new DateOnly(2026, 12, 31), new DateOnly(2026, 12, 1)))],
    };

    private static ReviewCheckCard.Data Check(IReadOnlyList<ReviewText.Problem> problems, int count) => new()
    {
        Hidden = Hidden,
        CycleName = Cycle,
        Problems = problems,
        ProblemCount = count,
        MeasureCount = count * 2,
        Next = problems.Count + 1,
        Notice = "还有内容没有写完。",
        Remark = "第二个问题请写具体",
        Readers = "提交后，只有您本人和本支部书记可以看内容。",
    };

    private static ReviewStatusCard.Data Status() => new()
    {
        Hidden = Hidden,
        CycleName = Cycle,
        Parts = [new(1, Now, 8, 5), new(2, Now.AddDays(3), 1, 1)],
        Readers = [new("周砚清", Now.AddHours(2))],
        MayRead = ["提交后，只有您本人和本支部书记可以看内容。"],
        WithdrawUntil = new DateOnly(2026, 12, 11),
    };

    private static ReviewTextCard.Data Text(IReadOnlyList<ReviewText.Problem> problems) =>
        new() { Hidden = Hidden, CycleName = Cycle, AuthorName = "沈一舟", Problems = problems, Next = 5 };

    private static ReviewBranchCard.Data Branch() => new()
    {
        CycleId = "abcdefghijklmnopqrstuvwxyz",
        CycleName = Cycle,
        UnitId = "branch:第一党支部",
        UnitName = "第一党支部",
        Members = 14,
        Submitted = 13,
        Lines =
        [
            .. Enumerable.Range(1, ReviewBranchCard.PageSize).Select(i => new ReviewBranchCard.Line($"adfaa079-2fb4-4c3b-9c2a-b42a6336{i:0000}", "沈一舟", Now, 8, 5, i > 2) { IsElsewhere = i == 2 }),
        ],
        Missing = ["林晓禾", "苏知远"],
        Notice = "已退回给沈一舟。",
        Next = 12,
    };

    private static ReviewCountsCard.Data Counts() => new()
    {
        CycleId = "abcdefghijklmnopqrstuvwxyz",
        CycleName = Cycle,
        Due = new DateOnly(2026, 12, 11),
        Total = new("", 245, 245, 2021, 1322, null),
        Lines = [.. Enumerable.Range(1, ReviewCountsCard.PageSize).Select(i => new ReviewCountsCard.Line($"第{i}党支部", 12, 12, 101, 66, i % 2 == 0))],
        Next = 25,
        IsClosed = false,
    };

    private static ReviewCycleCard.Data Form() => new()
    {
        Hidden = new Dictionary<string, string> { [CardData.Operation] = "abcdefghijklmnopqrstuvwxyz" },
        Units = [.. Enumerable.Range(1, 20).Select(i => new Choice($"第{i}党支部", $"abcdefghijklmnopqrstuvwxy{(char)('a' + i)}"))],
        Tags = [new("主题教育", "theme-education")],
    };
}
