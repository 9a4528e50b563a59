using System.Globalization;
using BotApp.Cards.Reviews;
using BotApp.Features.SelfReviews;
using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using CsCheck;
using OfficeUnit = BotApp.Office.Roster.Unit;

namespace BotApp.Tests.Unit.SelfReviews;

public sealed class ReviewWalkTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8));
    private static readonly string[] Aspects = ["理论学习", "政治素质"];

    private static readonly ReviewPlace Place = new(
        new ReviewCycle { Id = "c", Name = "检视", Due = new(2026, 12, 11), OpenedBy = "o", OpenedAt = Now },
        "author",
        new OfficeUnit("branch:第一党支部", UnitKind.Branch, "第一党支部", 0),
        false);

    [Fact]
    public void Type_InputOfTheStepThatDidNotCome_WasEmptied()
    {
        var draft = Typed(ReviewDraft.Begun, ReviewStep.Problem, 1, ("problem1", "学得少")).Draft;

        Assert.Equal("", Typed(draft, ReviewStep.Problem, 1).Draft.Problem(1).Text);
        Assert.Equal("学得少", Typed(draft, ReviewStep.Measures, 1).Draft.Problem(1).Text);
        Assert.Equal("学得少", Typed(draft, ReviewStep.Check, 1).Draft.Problem(1).Text);
    }

    [Fact]
    public void Type_DateThatStandsAndHasPassed_IsNoFault()
    {
        var draft = Typed(ReviewDraft.Begun, ReviewStep.Measures, 1, ("measure1", "多学"), ("due1", "2026-12-01")).Draft;

        var later = ReviewWalk.Type(draft, ReviewStep.Measures, 1, Inputs(("measure1", "多学了"), ("due1", "2026-12-01")), Aspects, new(2027, 1, 1));

        Assert.Empty(later.Faults);
        Assert.Equal("多学了", later.Draft.Problem(1).Measures[0].Text);
    }

    [Fact]
    public void Type_AnotherMeasureInThePlaceOfOneThatIsDone_IsNotDone()
    {
        var draft = Done("每周自学", "每月走访");

        var typed = Typed(draft, ReviewStep.Measures, 1, ("measure1", "每月讲一次党课"), ("due1", "2026-12-31"), ("measure1b", "每月走访"), ("due1b", "2026-12-31")).Draft;

        Assert.Equal([("每月讲一次党课", null), ("每月走访", Today)], typed.Problem(1).Measures.Select(m => (m.Text, m.DoneOn)));
    }

    [Fact]
    public void Type_MeasuresThatChangePlaces_TakeWhatIsKnownOfThemAlong()
    {
        var draft = Done("每周自学", "每月走访") with { Step = ReviewStep.Measures };
        draft = draft with { Problems = [draft.Problem(1) with { Measures = [new("多写", new(2026, 12, 31)), new("每周自学", new(2026, 11, 1), Today)] }] };

        var typed = Typed(draft, ReviewStep.Measures, 1, ("measure1", "每周自学"), ("due1", "2026-11-01"));

        Assert.Empty(typed.Faults);
        Assert.Equal(new ReviewMeasure("每周自学", new(2026, 11, 1), Today), Assert.Single(typed.Draft.Problem(1).Measures));
    }

    [Fact]
    public void Type_ControlCharacters_AreLeftOut() =>
        Assert.Equal("学\n得少", Typed(ReviewDraft.Begun, ReviewStep.Problem, 1, ("problem1", " 学\r\n得\u0000少\u001b ")).Draft.Problem(1).Text);

    [Fact]
    public void Type_TooManyProblems_IsAFaultAndKeepsWhatIsThere()
    {
        var typed = Typed(ReviewDraft.Begun, ReviewStep.Problem, ReviewLimits.Problems + 1, ("problem1", "学得少"));

        Assert.Equal(ReviewFault.TooMany, Assert.Single(typed.Faults).Value);
    }

    [Fact]
    public void Carry_Twice_IsOnce()
    {
        var earlier = new ReviewProblem("学得少", "理论学习", "", [new("多学", new(2026, 6, 1))], Part: 1);

        var draft = ReviewWalk.Carry(ReviewWalk.Carry(ReviewDraft.Begun, [earlier]), [earlier]);

        var carried = Assert.Single(draft.Problems);
        Assert.Equal((true, 0, null), (carried.IsCarried, carried.Part, carried.Measures[0].Due));
    }

    [Fact]
    public void Carry_MeasuresOfOneProblem_AreOneProblemWhetherTakenAtOnceOrOneByOne()
    {
        ReviewProblem[] both = [new("学得少", "理论学习", "", [new("多学")], Part: 1), new("学得少", "理论学习", "", [new("多写")], Part: 1)];

        foreach (var draft in new[] { ReviewWalk.Carry(ReviewDraft.Begun, both), ReviewWalk.Carry(ReviewWalk.Carry(ReviewDraft.Begun, both[..1]), both) })
            Assert.Equal(["多学", "多写"], Assert.Single(draft.Problems).Measures.Select(m => m.Text));
    }

    [Fact]
    public void Carry_ToAProblemWithAsManyMeasuresAsItMayHave_IsAProblemOfItsOwn()
    {
        var earlier = new ReviewProblem("学得少", "理论学习", "", [new("多学")], Part: 1);
        var full = ReviewWalk.Carry(ReviewDraft.Begun, [earlier with { Measures = [new("一"), new("二"), new("三")] }]);

        Assert.Equal([3, 1], ReviewWalk.Carry(full, [earlier]).Problems.Select(p => p.Measures.Length).OrderDescending());
    }

    [Fact]
    public void Back_FromTheLastLook_IsTheLastCardOfTheWalk()
    {
        var draft = Written(ReviewDraft.Begun, "学得少", "走得少");

        Assert.Equal((ReviewStep.Measures, 2), At(ReviewWalk.Back(draft, ReviewStep.Check, 1, hasAspects: true)));
        Assert.Equal((ReviewStep.Problem, 1), At(ReviewWalk.Back(ReviewDraft.Begun, ReviewStep.Check, 1, hasAspects: true)));
    }

    [Fact]
    public void Aspects_ChosenAgainWithWhatWasTakenAlong_AreStillAskedForEach()
    {
        var earlier = new ReviewProblem("走得少", "联系群众", "", [new("多走")], Part: 1);
        var draft = ReviewWalk.Carry(Chosen(ReviewDraft.Begun, "1,2"), [earlier]);

        draft = ReviewWalk.Carry(Chosen(draft, "1,2"), [earlier]);

        Assert.Equal(["联系群众", "理论学习", "政治素质"], Asked(draft));
    }

    [Fact]
    public void Aspects_OneAdded_IsAskedForBehindWhatIsWritten()
    {
        var draft = Written(Chosen(ReviewDraft.Begun, "1,3"), "学得少", "谈得浅");

        draft = Chosen(draft, "1,2,3");

        Assert.Equal(["理论学习", "工作作风", "政治素质"], Asked(draft));
        Assert.Equal((ReviewStep.Problem, 3), At(ReviewWalk.Forward(draft, ReviewStep.Aspects, 1)));
    }

    [Fact]
    public void Aspects_OneOfWhatIsWrittenTakenBack_LeavesTheOthersAsked()
    {
        var draft = Written(Chosen(ReviewDraft.Begun, "1,2,3"), "学得少", "记得乱");

        draft = Chosen(draft, "2,3");

        Assert.Equal(["理论学习", "政治素质", "工作作风"], Asked(draft));
        Assert.Equal((ReviewStep.Problem, 3), At(ReviewWalk.Forward(draft, ReviewStep.Aspects, 1)));
    }

    [Fact]
    public void Aspects_OfAProblemThatWasGivenAnother_AreTheOneItHas()
    {
        var draft = Written(Chosen(ReviewDraft.Begun, "1"), "学得少");

        draft = draft with { Problems = draft.Problems.SetItem(0, draft.Problems[0] with { Aspect = "政治素质" }) };

        // So the first step ticks it, and going on from there asks for nothing anew.
        Assert.Equal(["政治素质"], draft.Chosen());
    }

    [Fact]
    public void Aspects_OfWhatIsNotWritten_KeepNoPlace()
    {
        var draft = Typed(Chosen(ReviewDraft.Begun, "1,2,3"), ReviewStep.Check, 1, ("problem1", "学得少"), ("problem3", "谈得浅")).Draft;

        Assert.Equal(["理论学习", "工作作风"], Asked(Chosen(draft, "1,3")));
        Assert.Equal(["理论学习", "工作作风", "政治素质"], Asked(Chosen(draft, "1,2,3")));
    }

    [Fact]
    public void Aspects_WithAsManyProblemsAsThereMayBe_AskForNoMore()
    {
        var draft = Written(ReviewDraft.Begun, [.. Enumerable.Repeat("学得少", ReviewLimits.Problems)]);

        Assert.Equal(ReviewStep.Check, ReviewWalk.Forward(Chosen(draft, "1,2"), ReviewStep.Aspects, 1).Step);
    }

    [Fact]
    public void Submit_EmptyProblems_AreLeftOut()
    {
        var draft = Typed(ReviewDraft.Begun, ReviewStep.Check, 1, ("problem2", "学得少"), ("measure2", "多学"), ("due2", "2026-12-31")).Draft;

        var submitted = Assert.IsType<SubmitDecision.Submit>(SubmitReview.Decide(New(draft), Place, true, "author", "click", Now)).Review;

        Assert.Equal((1, 1), (submitted.Head!.Parts[0].Problems, submitted.Head.Parts[0].Measures));
        Assert.Equal("click", submitted.Draft.LastClick);
    }

    [Fact]
    public void Submit_SomethingIncomplete_GoesThere()
    {
        var draft = Typed(
            ReviewDraft.Begun, ReviewStep.Check, 1,
            ("problem1", "学得少"), ("measure1", "多学"), ("due1", "2026-12-31"), ("problem2", "走得少"), ("measure2", "多走")).Draft;

        var incomplete = Assert.IsType<SubmitDecision.Incomplete>(SubmitReview.Decide(New(draft), Place, true, "author", "click", Now));

        Assert.Equal((ReviewStep.Measures, 2), (incomplete.Draft.Step, incomplete.Draft.At));
    }

    [Fact]
    public void Submit_CardThatNamesOthersThanWouldRead_ShowsTheLastLookFirst()
    {
        var draft = Typed(ReviewDraft.Begun, ReviewStep.Problem, 1, ("problem1", "学得少"), ("measure1", "多学"), ("due1", "2026-12-31")).Draft;

        var shown = Assert.IsType<SubmitDecision.OtherReaders>(SubmitReview.Decide(New(draft), Place, false, "author", "click", Now)).Draft;

        Assert.Equal(ReviewStep.Check, shown.Step);
        Assert.Equal("学得少", shown.Problem(1).Text);
    }

    [Fact]
    public void Submit_MeasureOfAnotherProblem_ServesBoth()
    {
        var draft = Typed(
            ReviewDraft.Begun, ReviewStep.Check, 1, ("problem1", "学得少"), ("measure1", "多学"), ("due1", "2026-12-31"), ("problem2", "走得少")).Draft;

        var submitted = Assert.IsType<SubmitDecision.Submit>(SubmitReview.Decide(New(draft), Place, true, "author", "click", Now)).Review;

        Assert.Equal((2, 1), (submitted.Head!.Parts[0].Problems, submitted.Head.Parts[0].Measures));
        Assert.Empty(ReviewWalk.Missing(draft, ReviewStep.Measures, 2));
    }

    [Fact]
    public void Submit_NoMeasureAtAll_GoesThere()
    {
        var draft = Typed(ReviewDraft.Begun, ReviewStep.Check, 1, ("problem1", "学得少"), ("problem2", "走得少")).Draft;

        var incomplete = Assert.IsType<SubmitDecision.Incomplete>(SubmitReview.Decide(New(draft), Place, true, "author", "click", Now));

        Assert.Equal((ReviewStep.Measures, 1), (incomplete.Draft.Step, incomplete.Draft.At));
        Assert.Contains("measure1", ReviewWalk.Missing(draft, ReviewStep.Measures, 1).Keys);
    }

    [Fact]
    public void Texts_Printed_SayNothing()
    {
        var problem = new ReviewProblem("秘密", "秘密", "秘密", [new("秘密")]);
        var draft = ReviewDraft.Begun with { Problems = [problem], LastClick = "秘密" };

        Assert.DoesNotContain("秘密", $"{problem} {problem.Measures[0]} {draft} {New(draft)} {new ReviewTexts("秘密", "秘密", "秘密")}", StringComparison.Ordinal);
    }

    /// <summary>Whatever is typed and clicked in whatever order, what is submitted is complete and nothing typed is counted twice or lost.</summary>
    [Fact]
    public void Walk_AnyClicks_KeepsTheDraftSound()
    {
        string[] texts = ["", "学得少", new string('长', 301)];
        string[] dates = ["", "2026-12-31", "2026-02-30"];
        var step = Gen.Enum<ReviewStep>();
        var click = Gen.Select(Gen.Int[0, 6], step, Gen.Int[1, 33], Gen.Int[0, 2].Select(i => texts[i]), Gen.Int[0, 2].Select(i => dates[i]));
        click.Array[1, 25].Sample(clicks =>
        {
            var review = New(ReviewDraft.Begun);
            foreach (var (kind, at, n, text, due) in clicks)
                review = Click(review, kind, at, n, text, due);

            Assert.All(review.Draft.Problems, p => Assert.True(p.Text.Length <= ReviewLimits.Text && p.Part == 0));
            Assert.All(review.Submitted, p => Assert.True(ReviewDraft.IsServed(p, review.Submitted) && p.Part >= 1));
            Assert.Equal(review.Submitted.Length, review.Head?.Parts.Sum(p => p.Problems) ?? 0);
            Assert.Equal(review.Submitted.Sum(p => p.Measures.Length), review.Head?.Parts.Sum(p => p.Measures) ?? 0);
        });
    }

    private static Review Click(Review review, int kind, ReviewStep step, int n, string text, string due)
    {
        var number = n.ToString(CultureInfo.InvariantCulture);
        var typed = Typed(review.Draft, step, Math.Min(n, ReviewLimits.Problems + 1), ("problem" + number, text), ("measure" + number, text), ("due" + number, due), ("aspects", "1,2"));
        var draft = typed.Faults.IsEmpty ? typed.Draft : review.Draft;
        switch (kind)
        {
            case 0 or 1:
                return review with { Draft = ReviewWalk.Forward(draft, step, n) };
            case 2:
                return review with { Draft = ReviewWalk.Back(draft, step, n, hasAspects: true) };
            case 3:
                return review with { Draft = ReviewWalk.Remove(review.Draft, n) };
            case 4 when review.IsSubmitted:
                return WithdrawReview.Reopen(review, ReviewState.Draft, null, "");
            case 5:
                return review with { Draft = ReviewWalk.Go(review.Draft, step, n) };
            default:
                return SubmitReview.Decide(review with { Draft = draft }, Place, true, "author", "", Now) is SubmitDecision.Submit submit ? submit.Review : review;
        }
    }

    private static ReviewDraft Chosen(ReviewDraft draft, string numbers) =>
        ReviewWalk.Type(draft, ReviewStep.Aspects, 1, Inputs(("aspects", numbers)), ["理论学习", "政治素质", "工作作风"], Today).Draft;

    private static ReviewDraft Written(ReviewDraft draft, params string[] problems)
    {
        foreach (var (text, i) in problems.Select((text, i) => (text, i + 1)))
            draft = Typed(draft, ReviewStep.Check, 1, ($"problem{i}", text), ($"measure{i}", "多学"), ($"due{i}", "2026-12-31")).Draft;
        return draft;
    }

    private static ReviewDraft Done(params string[] measures) => ReviewDraft.Begun with
    {
        Problems = [new ReviewProblem("学得少", "", "", [.. measures.Select(m => new ReviewMeasure(m, new(2026, 12, 31), Today))])],
    };

    private static IEnumerable<string> Asked(ReviewDraft draft) => Enumerable.Range(1, draft.Wanted).Select(n => draft.Problem(n).Aspect);

    private static (ReviewStep, int) At(ReviewDraft draft) => (draft.Step, draft.At);

    private static Review New(ReviewDraft draft) => new(null, draft, [], null);

    private static ReviewTyped Typed(ReviewDraft draft, ReviewStep step, int at, params (string Id, string Value)[] inputs) =>
        ReviewWalk.Type(draft, step, at, Inputs(inputs), Aspects, Today);

    private static Dictionary<string, string> Inputs(params (string Id, string Value)[] inputs) => inputs.ToDictionary(i => i.Id, i => i.Value);

    [Theory]
    [InlineData(1, 1, "measure1")]
    [InlineData(1, 2, "measure1b")]
    [InlineData(12, 3, "measure12c")]
    public void InputIds_Measures_AreOneAndThenLettered(int n, int i, string id) => Assert.Equal(id, ReviewInputIds.Measure(n, i));
}
