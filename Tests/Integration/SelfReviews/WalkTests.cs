using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>The walk through a self-review, from the first card to what is submitted.</summary>
public sealed class WalkTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Walk_StepByStep_IsSubmittedAndCounted()
    {
        await office.OpenCycleAsync();

        var status = await office.Member.SubmitAsync(("学习不够系统", "每周自学两小时"), ("调研不够深入", "每季度下基层一次"));

        Assert.Contains("问题 2 个，措施 2 条", status.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("学习不够系统", status.Text, StringComparison.Ordinal);
        var tally = await office.Units.TallyAsync("branch:第一党支部", new DateOnly(2026, 11, 1), OfficeHost.Stop);
        Assert.Equal(2, tally["self-review/problems-by-level/person"]);
        Assert.Equal(1, tally["self-review/authors"]);
    }

    [Fact]
    public async Task Aspects_Chosen_AskForAProblemEach()
    {
        await office.OpenCycleAsync(questions: "理论学习\n政治素质\n工作作风");
        var aspects = await office.Member.ContinueAsync();

        var first = await office.Member.ClickAsync(aspects, "review.add", changed: [("aspects", "1,3")]);
        Assert.Equal("1", first.Card.Inputs["aspect1"]);
        var measures = await office.Member.ClickAsync(first.Card, "review.add", changed: [("problem1", "学得少")]);
        var second = await office.Member.ClickAsync(measures.Card, "review.add", changed: [("measure1", "多学"), ("due1", ReviewOffice.MeasureDue)]);

        Assert.Equal("3", second.Card.Inputs["aspect2"]);
    }

    [Fact]
    public async Task Add_EverythingAtOnce_GoesToTheLastLook()
    {
        await office.OpenCycleAsync();
        var step = await office.Member.ContinueAsync();

        var check = await office.Member.ClickAsync(step, "review.add", changed:
        [
            ("problem1", "学得少"), ("measure1", "多学"), ("due1", ReviewOffice.MeasureDue),
            ("problem2", "走得少"), ("measure2", "多走"), ("due2", ReviewOffice.MeasureDue),
        ]);

        Assert.True(check.Card.Has("review.submit"));
        Assert.Contains("问题 2 个，措施 2 条", check.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cause_AskedFor_IsAStepOfItsOwn()
    {
        await office.OpenCycleAsync();
        var step = await office.Member.ContinueAsync();
        var data = step.DataOf("review.add", 1);
        data["problem1"] = "学得少";

        var cause = await office.Member.ForgeAsync("review.add", data);
        Assert.Equal(["cause1"], cause.Card.InputIds());
        var measures = await office.Member.ClickAsync(cause.Card, "review.add", changed: [("cause1", "安排得不好")]);
        var back = await office.Member.ClickAsync(measures.Card, "review.back", changed: [("measure1", "多学")]);

        Assert.Equal("学得少", back.Card.Inputs["problem1"]);
        var again = await office.Member.ClickAsync(back.Card, "review.add");
        Assert.Equal("多学", again.Card.Inputs["measure1"]);
    }

    [Fact]
    public async Task Measures_OneMore_AsksForItAndKeepsTheFirst()
    {
        await office.OpenCycleAsync();
        var measures = await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.add", changed: [("problem1", "学得少")]);
        var data = measures.Card.DataOf("review.add", 1);
        (data["measure1"], data["due1"]) = ("多学", ReviewOffice.MeasureDue);

        var two = await office.Member.ForgeAsync("review.add", data);
        Assert.Equal(["measure1", "due1", "measure1b", "due1b"], two.Card.InputIds());
        var check = await office.Member.ClickAsync(two.Card, "review.add", changed: [("measure1b", "多写"), ("due1b", ReviewOffice.MeasureDue)]);

        Assert.Contains("问题 1 个，措施 2 条", check.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_HintThatTheyMayBeLeftOut_StandsOnlyWhereTheyMay()
    {
        await office.OpenCycleAsync();
        var measures = await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.add", changed: [("problem1", "学得少")]);
        Assert.DoesNotContain("可不填", measures.Card.Hints(), StringComparison.Ordinal);
        var check = await office.Member.ClickAsync(measures.Card, "review.add", changed: [("measure1", "多学"), ("due1", ReviewOffice.MeasureDue)]);
        var second = await office.Member.ForgeAsync("review.go", ReviewOffice.Another(check.Card));

        var others = await office.Member.ClickAsync(second.Card, "review.add", changed: [("problem2", "走得少")]);

        Assert.Contains("可不填", others.Card.Hints(), StringComparison.Ordinal);
        Assert.True((await office.Member.ClickAsync(others.Card, "review.add")).Card.Has("review.submit"));
    }

    [Fact]
    public async Task Measures_FirstProblemLookedAtAgain_AreNotSaidToBeOptional()
    {
        await office.OpenCycleAsync();
        var check = await office.Member.WriteAsync(await office.Member.ContinueAsync(), ("学得少", "多学"));
        var problem = await office.Member.ClickAsync(check, "review.go");
        var data = problem.Card.DataOf("review.add", 1);
        data["problem1"] = "学得少";
        var cause = await office.Member.ForgeAsync("review.add", data);

        var measures = await office.Member.ClickAsync(cause.Card, "review.add");

        Assert.Equal("多学", measures.Card.Inputs["measure1"]);
        Assert.DoesNotContain("可不填", measures.Card.Hints(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "2026-12-31", "measure1")]
    [InlineData("多学", "", "due1")]
    [InlineData("多学", "2026-02-30", "due1")]
    [InlineData("多学", "2026-11-01", "due1")]
    [InlineData("多学", "2126-11-01", "due1")]
    public async Task Measures_WithAFault_SaySoAtTheFieldAndKeepWhatWasTyped(string measure, string due, string field)
    {
        await office.OpenCycleAsync();
        var measures = await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.add", changed: [("problem1", "学得少")]);

        var faulty = await office.Member.ClickAsync(measures.Card, "review.add", changed: [("measure1", measure), ("due1", due)]);

        Assert.Contains("请更正", faulty.Card.Text, StringComparison.Ordinal);
        Assert.Contains(field, faulty.Card.InputIds());
        Assert.Equal(measure, faulty.Card.Inputs.GetValueOrDefault("measure1", ""));
        Assert.Equal(due, faulty.Card.Inputs.GetValueOrDefault("due1", ""));
    }

    [Fact]
    public async Task Problem_TooLong_IsRefusedAndKeptByTheClient()
    {
        await office.OpenCycleAsync();
        var step = await office.Member.ContinueAsync();

        var faulty = await office.Member.ClickAsync(step, "review.add", changed: [("problem1", new string('长', 400))]);
        Assert.Equal(400, faulty.Card.Inputs["problem1"].Length);
        var refused = await office.Member.ClickAsync(step, "review.add", changed: [("problem1", new string('长', 20_000))]);

        Assert.Equal(400, refused.Status);
        Assert.Contains("问题", refused.Text, StringComparison.Ordinal);
        Assert.Empty((await office.Member.ContinueAsync()).Inputs);
    }

    [Fact]
    public async Task Walk_AfterARestart_GoesOnWhereItWas()
    {
        await office.OpenCycleAsync();
        await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.add", changed: [("problem1", "学得少")]);

        await office.RestartAsync();

        var measures = await office.Member.ContinueAsync();
        Assert.Equal(["measure1", "due1"], measures.InputIds());
        var check = await office.Member.ClickAsync(measures, "review.add", changed: [("measure1", "多学"), ("due1", ReviewOffice.MeasureDue)]);
        Assert.Contains("学得少", check.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_AProblem_LeavesTheOther()
    {
        await office.OpenCycleAsync();
        var check = await office.Member.WriteAsync(await office.Member.ContinueAsync(), ("学得少", "多学"), ("走得少", "多走"));

        var left = await office.Member.ClickAsync(check, "review.remove");

        Assert.DoesNotContain("学得少", left.Card.Text, StringComparison.Ordinal);
        Assert.Contains("走得少", left.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawn_WithMoreProblemsThanAPartMayHave_ReachesEachOfThem()
    {
        await office.OpenCycleAsync();
        var status = await SubmitManyAsync(await office.Member.ContinueAsync(), "甲");
        status = await SubmitManyAsync((await office.Member.ClickAsync(status, "review.go")).Card, "乙");
        var draft = await office.Member.ClickAsync(status, "review.withdraw");
        Assert.Contains("问题 40 个", draft.Card.Text, StringComparison.Ordinal);

        var page = await PageAsync(draft.Card, 33);
        Assert.Equal("33", page.DataOf("review.remove")["n"]!.GetValue<string>());
        var removed = await office.Member.ForgeAsync("review.remove", page.DataOf("review.remove", 2));
        Assert.Contains("问题 39 个", removed.Card.Text, StringComparison.Ordinal);
        page = await PageAsync(removed.Card, 33);
        Assert.DoesNotContain("乙15", page.Text, StringComparison.Ordinal);
        Assert.Contains("乙16", page.Text, StringComparison.Ordinal);

        var step = await office.Member.ForgeAsync("review.go", page.DataOf("review.go", 2));
        Assert.Equal("乙16", step.Card.Inputs["problem35"]);
        var measures = await office.Member.ClickAsync(step.Card, "review.add", changed: ("problem35", "乙16改"));
        await office.Member.ClickAsync(measures.Card, "review.add");
        Assert.Contains("乙16改", (await PageAsync(await office.Member.ContinueAsync(), 33)).Text, StringComparison.Ordinal);

        async Task<ShownCard> SubmitManyAsync(ShownCard from, string name)
        {
            var typed = Enumerable.Range(1, 20).SelectMany(i => new (string, string?)[]
            {
                (FormattableString.Invariant($"problem{i}"), FormattableString.Invariant($"{name}{i:D2}")),
                (FormattableString.Invariant($"measure{i}"), "多学"),
                (FormattableString.Invariant($"due{i}"), ReviewOffice.MeasureDue),
            });
            var check = await office.Member.ClickAsync(from, "review.add", changed: [.. typed]);
            return (await office.Member.ClickAsync(check.Card, "review.submit")).Card;
        }

        async Task<ShownCard> PageAsync(ShownCard check, int from)
        {
            var data = check.DataOf("review.go");
            (data["to"], data["n"]) = ("check", from.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return (await office.Member.ForgeAsync("review.go", data)).Card;
        }
    }

    [Fact]
    public async Task Withdraw_BeforeTheDueDate_IsADraftAgainAndNotCounted()
    {
        await office.OpenCycleAsync();
        var status = await office.Member.SubmitAsync(("学得少", "多学"));

        var draft = await office.Member.ClickAsync(status, "review.withdraw");

        Assert.Contains("学得少", draft.Card.Text, StringComparison.Ordinal);
        Assert.True(draft.Card.Has("review.submit"));
        var tally = await office.Units.TallyAsync("branch:第一党支部", new DateOnly(2026, 11, 1), OfficeHost.Stop);
        Assert.False(tally.ContainsKey("self-review/by-level/person"));
        var again = await office.Member.ClickAsync(draft.Card, "review.submit");
        Assert.Contains("自查 · 已提交", again.Card.Text, StringComparison.Ordinal);
        tally = await office.Units.TallyAsync("branch:第一党支部", new DateOnly(2026, 11, 1), OfficeHost.Stop);
        Assert.Equal(1, tally["self-review/by-level/person"]);
    }

    [Fact]
    public async Task Withdraw_AfterTheDueDate_IsRefusedAndASupplementOffered()
    {
        await office.OpenCycleAsync();
        var status = await office.Member.SubmitAsync(("学得少", "多学"));

        await office.RestartAsync("2026-12-14T10:00:00+08:00");
        var answer = await office.Member.ClickAsync(status, "review.withdraw");

        Assert.Contains("截止日期已过", answer.Card.Text, StringComparison.Ordinal);
        Assert.True(answer.Card.Has("review.go"));
        Assert.False(answer.Card.Has("review.withdraw"));
    }

    [Fact]
    public async Task Supplement_Later_IsAFurtherPart()
    {
        await office.OpenCycleAsync();
        var status = await office.Member.SubmitAsync(("学得少", "多学"));
        await office.RestartAsync("2026-12-14T10:00:00+08:00");

        var step = await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.go");
        var check = await office.Member.WriteAsync(step.Card, ("走得少", "多走"));
        var submitted = await office.Member.ClickAsync(check, "review.submit");

        Assert.Contains("补充 2", submitted.Card.Text, StringComparison.Ordinal);
        var text = await office.Member.ClickAsync(submitted.Card, "review.read");
        Assert.Contains("学得少", text.Card.Text, StringComparison.Ordinal);
        Assert.Contains("走得少", text.Card.Text, StringComparison.Ordinal);
        var tally = await office.Units.TallyAsync("branch:第一党支部", new DateOnly(2026, 11, 1), OfficeHost.Stop);
        Assert.Equal(2, tally["self-review/problems-by-level/person"]);
        Assert.NotNull(status);
    }

    [Fact]
    public async Task Earlier_UnfinishedMeasures_AreOfferedAndTakenOnlyWhenChosen()
    {
        await office.OpenCycleAsync("2026年检视", "2026-12-01");
        var status = await office.Member.SubmitAsync(("学得少", "多学"), ("走得少", "多走"), ("写得少", "多写"));
        var text = await office.Member.ClickAsync(status, "review.read");
        await office.Member.ClickAsync(text.Card, "review.done", changed: [("done", "2.1")]);
        await office.RestartAsync("2027-06-01T10:00:00+08:00");
        await office.OpenCycleAsync("2027年检视", "2027-12-01");

        var aspects = await office.Member.ContinueAsync();
        Assert.Contains("多学（学得少）", aspects.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("多走", aspects.Text, StringComparison.Ordinal);
        Assert.Empty(aspects.Inputs);
        var measures = await office.Member.ClickAsync(aspects, "review.add", changed: [("carry", "1.1")]);

        Assert.Equal("多学", measures.Card.Inputs["measure1"]);
        Assert.False(measures.Card.Inputs.ContainsKey("due1"));
        var check = await office.Member.ClickAsync(measures.Card, "review.add", changed: [("due1", "2027-12-31")]);
        Assert.Contains("上一轮未完成", check.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("多写", check.Card.Text, StringComparison.Ordinal);
    }
}
