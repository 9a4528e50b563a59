using System.Collections.Immutable;
using System.Globalization;
using BotApp.Cards.Reviews;
using BotApp.Cards.Texts;
using BotApp.Features.Demo;
using BotApp.Features.Holidays;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>The demo's round of self-reviews: opened, submitted by everyone and closed, as people would have done it.</summary>
internal sealed class DemoReviews(
    ReviewCycles cycles, ReviewDesk desk, ReviewFollowUp follow, RegisterCatalog registers, OfficeClock clock, CalendarView calendar) : IDemoReviews
{
    private const int BranchesAtOnce = 4;
    private const int DueAfter = 90;

    /// <inheritdoc />
    public async Task<(int Made, int Added)> SaveAsync(DemoReviewPlan plan, int year, RosterSnapshot roster, string office, CancellationToken ct)
    {
        var cycle = await OpenAsync(plan, year, roster, office, ct);
        var (written, added) = (Reviews(plan, year, cycle, roster), 0);
        var options = new ParallelOptions { MaxDegreeOfParallelism = BranchesAtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(written.GroupBy(r => r.Place.Branch), options, async (branch, token) =>
        {
            foreach (var review in branch)
                if (await SubmitAsync(review, roster, token))
                    Interlocked.Increment(ref added);
        });
        await cycles.CloseAsync(cycle.Id, clock.NoonOf(DemoGroups.Day(year, plan.Closed)), ReviewAccess.MembersByBranch(cycle, roster), ct);
        return (written.Count, added);
    }

    /// <summary>The reviews of all members and branches, with the totals of the plan.</summary>
    internal IReadOnlyList<DemoReview> Reviews(DemoReviewPlan plan, int year, ReviewCycle cycle, RosterSnapshot roster)
    {
        var branches = ReviewAccess.Branches(cycle, roster);
        var members = branches.SelectMany(b => ReviewAccess.MembersOf(cycle, roster, b).Select(p => new ReviewPlace(cycle, p.Id, b, false))).ToList();
        var problems = DemoGroups.Share(plan.Problems, members.Count, new Dice("problems"));
        var measures = Fitting(plan.Measures, problems);
        var ofBranches = DemoGroups.Share(plan.BranchProblems, branches.Length, new Dice("branches"));
        return
        [
            .. members.Select((place, i) => Written(plan, year, place, place.Author, problems[i], measures[i])),
            .. branches.Select((b, i) => Written(
                plan, year, new ReviewPlace(cycle, b.Id, b, true), SecretaryOf(roster, b), ofBranches[i], ofBranches[i])),
        ];
    }

    // Nobody gets more measures than problems; a measure may serve several problems.
    private static int[] Fitting(int total, int[] problems)
    {
        var measures = problems.Select(p => Math.Max(1, (int)((long)p * total / problems.Sum()))).ToArray();
        for (var i = 0; measures.Sum() < total; i = (i + 1) % measures.Length)
            if (measures[i] < problems[i])
                measures[i]++;
        return measures;
    }

    private DemoReview Written(DemoReviewPlan plan, int year, ReviewPlace place, string by, int problems, int measures)
    {
        var dice = new Dice(FormattableString.Invariant($"review-{year}-{place.Author}"));
        var (first, last) = (DemoGroups.Day(year, plan.Opened), DemoGroups.Day(year, plan.Due));
        var day = calendar.Current.WorkdayOnOrBefore(first.AddDays(1 + dice.Throw(last.DayNumber - first.DayNumber)));
        var due = calendar.Current.WorkdayOnOrAfter(day.AddDays(DueAfter));
        var at = dice.Throw(plan.ProblemTexts.Count);
        return new DemoReview(
            place,
            by,
            clock.NoonOf(day),
            [.. Enumerable.Range(0, problems).Select(i => new ReviewProblem(
                plan.ProblemTexts[(at + i) % plan.ProblemTexts.Count],
                plan.Aspects[(at + i) % plan.Aspects.Count],
                "",
                i < measures ? [new ReviewMeasure(plan.MeasureTexts[(at + i) % plan.MeasureTexts.Count], due)] : []))]);
    }

    private async Task<bool> SubmitAsync(DemoReview written, RosterSnapshot roster, CancellationToken ct)
    {
        var place = written.Place;
        var review = await desk.OpenAsync(place.Author, place.Cycle.Id, ct);
        if (review.IsSubmitted)
            return false;

        var draft = review with { Draft = review.Draft with { Problems = written.Problems } };
        var click = OperationId.Of("demo-review", place.Cycle.Id, place.Author);
        if (SubmitReview.Decide(draft, place, namesReaders: true, written.By, click, written.At) is not SubmitDecision.Submit submit
            || await desk.SaveAsync(place, review, submit.Review, written.By, written.At, mustFollow: true, ct) is not { } saved)
            throw new InvalidDataException("A self-review of the demo was not submitted.");
        await follow.FollowAsync(saved.Head!, place.Cycle, roster, ct);
        return true;
    }

    private async Task<ReviewCycle> OpenAsync(DemoReviewPlan plan, int year, RosterSnapshot roster, string office, CancellationToken ct)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ReviewInputIds.Name] = plan.Name,
            [ReviewInputIds.CycleDue] = FieldValues.Format(DemoGroups.Day(year, plan.Due)),
            [ReviewInputIds.CycleAspects] = string.Join('\n', plan.Aspects),
            [ReviewInputIds.Branches] = "true",
            [ReviewInputIds.Tags] = string.Join(',', plan.Tags),
        };
        var known = registers.Tags.Select(t => t.Code);
        var card = OperationId.Of("demo-cycle", year.ToString(CultureInfo.InvariantCulture));
        var typed = CycleForm.Decide(values, roster, known, card, office, clock.NoonOf(DemoGroups.Day(year, plan.Opened)), CardTexts.For("zh-CN"));
        return await cycles.AddAsync(typed.Cycle ?? throw new InvalidDataException("The demo's round of self-reviews cannot be opened."), ct);
    }

    private static string SecretaryOf(RosterSnapshot roster, Unit branch) =>
        roster.MembersOf(branch.Id).First(p => p.Memberships.Any(m => m.UnitId == branch.Id && m.Role is Role.Secretary)).Id;
}

/// <summary>A self-review of the demo, written and ready to be submitted.</summary>
internal sealed record DemoReview(ReviewPlace Place, string By, DateTimeOffset At, ImmutableArray<ReviewProblem> Problems)
{
    /// <inheritdoc cref="ReviewProblem.ToString" />
    public override string ToString() => nameof(DemoReview);
}
