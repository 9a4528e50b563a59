using System.Text.Json.Nodes;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>
/// Every text carries a mark of its own, and the marks are looked for in all that leaves the bot: for everyone who may not
/// read them, by every command and button there is, forged ones too.
/// </summary>
public sealed class PrivacyTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Submitted = "标记甲七三";
    private const string Drafted = "标记乙五九";
    private const string OfBranch = "标记丙四一";
    private const string Remark = "标记丁八六";
    private const string Branch = "branch:第一党支部";
    private static readonly string[] Marks = [Submitted, Drafted, OfBranch, Remark];

    private OfficeHost office = null!;
    private string cycle = null!;

    private Person Drafting => new(office, "3a7eaff1-6ef1-4447-baf5-811e642d9705");

    private Person OtherSecretary => office.OtherSecretary();

    public async ValueTask InitializeAsync()
    {
        office = await OfficeHost.StartAsync(azurite);
        await office.OpenCycleAsync(branches: true);
        cycle = (await office.Member.SayAsync("自查")).DataOf("review.open")["id"]!.GetValue<string>();
        await office.Member.SubmitAsync(($"{Submitted}问题", $"{Submitted}措施"));
        await Drafting.WriteAsync(await Drafting.ContinueAsync(), ($"{Drafted}问题", $"{Drafted}措施"));
        await office.Secretary.WriteAsync(await office.Secretary.ContinueAsync(index: 1), ($"{OfBranch}问题", $"{OfBranch}措施"));
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [InlineData("recorder")]
    [InlineData("drafting")]
    [InlineData("leader")]
    [InlineData("office")]
    [InlineData("other")]
    [InlineData("otherSecretary")]
    [InlineData("stranger")]
    public async Task Anyone_WhoMayNotRead_FindsNoTextByAnyWay(string who)
    {
        var (person, own) = who is "drafting" ? (Drafting, Drafted) : (Of(who), "");

        foreach (var command in office.Routes.Commands.Select(c => c.Words[0]))
            AssertNone((await person.SayAsync(command)).Json, Marks);
        foreach (var verb in office.Routes.Verbs.Select(v => v.Verb).Where(v => v is not "review.close"))
        {
            foreach (var data in Forgeries())
                AssertNone((await person.ForgeAsync(verb, data)).Body, [.. Marks.Where(m => m != own)]);
            AssertNone((await person.ForgeAsync(verb, Data(("who", office.Member.Id)), channel: true)).Body, Marks);
        }

        AssertNothingWasPosted();
    }

    [Fact]
    public async Task Secretary_ReadsWhatIsSubmittedAndNoDraft()
    {
        var text = await office.Secretary.ForgeAsync("review.read", Data(("who", office.Member.Id)));
        Assert.Contains($"{Submitted}问题", text.Card.Text, StringComparison.Ordinal);
        Assert.Contains($"{Submitted}措施", text.Card.Text, StringComparison.Ordinal);

        foreach (var verb in office.Routes.Verbs.Select(v => v.Verb))
        {
            foreach (var data in Forgeries(Drafting.Id))
                AssertNone((await office.Secretary.ForgeAsync(verb, data)).Body, [Drafted]);
        }
    }

    [Fact]
    public async Task Secretary_List_NamesAndCountsWithoutText()
    {
        var list = await office.Secretary.ListAsync();

        Assert.Contains("应提交 12 人，已提交 1 人".Replace("12", Members(), StringComparison.Ordinal), list.Card.Text, StringComparison.Ordinal);
        Assert.Contains("沈一舟", list.Card.Text, StringComparison.Ordinal);
        Assert.Contains("骆松筠", list.Card.Text, StringComparison.Ordinal);
        AssertNone(list.Body, Marks);
    }

    [Fact]
    public async Task Office_Counts_AreNumbersByBranch()
    {
        var counts = await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.counts");

        Assert.Contains("已提交 1 人", counts.Card.Text, StringComparison.Ordinal);
        Assert.Contains("第二十党支部", counts.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("沈一舟", counts.Card.Text, StringComparison.Ordinal);
        AssertNone(counts.Body, Marks);
    }

    [Theory]
    [InlineData("review.open")]
    [InlineData("review.read")]
    [InlineData("review.add")]
    [InlineData("review.submit")]
    [InlineData("review.withdraw")]
    public async Task Author_WhereOthersReadAlong_GetsNoText(string verb)
    {
        foreach (var person in new[] { office.Member, Drafting })
        {
            var answer = await person.ForgeAsync(verb, Data(), channel: true);

            Assert.False(answer.IsCard);
            Assert.Contains("个人聊天", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task OldClients_ThatSendAMessageForAClick_GetNoText()
    {
        foreach (var (person, verb) in new[] { (office.Member, "review.read"), (Drafting, "review.open"), (office.Secretary, "review.read") })
        {
            var message = person.Message("");
            var data = Data(("who", office.Member.Id));
            data["verb"] = verb;
            message["value"] = data;
            message.Remove("text");

            Assert.Contains("个人聊天", (await person.DeliverAsync(message)).Text, StringComparison.Ordinal);
        }

        AssertNothingWasPosted();
    }

    [Fact]
    public async Task Reading_BySecretary_IsShownToTheAuthor()
    {
        var before = await office.Member.ContinueAsync();
        Assert.Contains("还没有其他人看过", before.Text, StringComparison.Ordinal);

        await office.Secretary.ForgeAsync("review.read", Data(("who", office.Member.Id)));

        Assert.Contains("周砚清（2026年11月23日", (await office.Member.ContinueAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_BySecretary_IsAuditedInTheBranchWithoutNamingTheAuthor()
    {
        await office.Secretary.ForgeAsync("review.read", Data(("who", office.Member.Id)));

        var branch = office.Roster.UnitsOf(office.Roster.Find(office.Member.Id)!)[0].Id;
        var reading = Assert.Single(await office.UnitRowsAsync(branch, "log"), row => row.GetString("What") == "review.read");
        Assert.Equal(office.Secretary.Id, reading.GetString("Who"));
        Assert.DoesNotContain(office.Member.Id, string.Join('|', reading.Select(cell => cell.Value)), StringComparison.Ordinal);
        Assert.Null((await office.Units.AuditAsync(branch, OfficeHost.Stop)).Break);
    }

    [Fact]
    public async Task Reading_OfOnesOwnOrRefused_IsNotAudited()
    {
        await office.Member.ForgeAsync("review.read", Data());
        await office.Office.ForgeAsync("review.read", Data(("who", office.Member.Id)));
        await office.Leader.ForgeAsync("review.read", Data(("who", office.Member.Id)));

        Assert.DoesNotContain("review.read", await office.AllStoredTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Return_WithARemark_IsTheAuthorsDraftAgain()
    {
        var text = await office.Secretary.ForgeAsync("review.read", Data(("who", office.Member.Id)));
        var missing = await office.Secretary.ClickAsync(text.Card, "review.return");
        Assert.Contains("请更正", missing.Card.Text, StringComparison.Ordinal);

        var returned = await office.Secretary.ClickAsync(text.Card, "review.return", changed: [("remark", $"{Remark}，请再具体一些")]);
        var twice = await office.Secretary.ClickAsync(text.Card, "review.return", changed: [("remark", $"{Remark}，请再具体一些")]);

        Assert.Contains("已退回给沈一舟", returned.Card.Text, StringComparison.Ordinal);
        Assert.Contains("已退回给沈一舟", twice.Card.Text, StringComparison.Ordinal);
        Assert.Contains("已提交 0 人", returned.Card.Text, StringComparison.Ordinal);
        AssertNone((await office.Secretary.ForgeAsync("review.read", Data(("who", office.Member.Id)))).Body, Marks);
        var draft = await office.Member.ContinueAsync();
        Assert.Contains(Remark, draft.Text, StringComparison.Ordinal);
        Assert.Contains(Submitted, draft.Text, StringComparison.Ordinal);
        var again = await office.Member.ClickAsync(draft, "review.submit");
        Assert.Contains("自查 · 已提交", again.Card.Text, StringComparison.Ordinal);
        AssertNothingWasPosted();
    }

    [Fact]
    public async Task Return_AgainWithAnotherRemark_SaysThatTheFirstOneStandsAndKeepsTheSecond()
    {
        var text = await office.Secretary.ForgeAsync("review.read", Data(("who", office.Member.Id)));
        await office.Secretary.ClickAsync(text.Card, "review.return", changed: [("remark", "请具体一些")]);

        var other = await office.Secretary.ClickAsync(text.Card, "review.return", changed: [("remark", $"{Remark}没有期限")]);

        Assert.Contains("此前已退回给沈一舟", other.Card.Text, StringComparison.Ordinal);
        Assert.Contains("没有保存", other.Card.Text, StringComparison.Ordinal);
        Assert.Contains($"{Remark}没有期限", other.Card.Text, StringComparison.Ordinal);
        var draft = await office.Member.ContinueAsync();
        Assert.Contains("请具体一些", draft.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Remark, draft.Text, StringComparison.Ordinal);
        AssertNothingWasPosted();
    }

    [Fact]
    public async Task Return_OfWhatWasSubmittedAnew_IsStaleAndKeepsTheRemark()
    {
        var text = await office.Secretary.ForgeAsync("review.read", Data(("who", office.Member.Id)));
        var draft = await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.withdraw");
        await office.Member.ClickAsync(draft.Card, "review.submit");

        var stale = await office.Secretary.ClickAsync(text.Card, "review.return", changed: [("remark", Remark)]);

        Assert.Contains("不是最新", stale.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("请更正", stale.Card.Text, StringComparison.Ordinal);
        Assert.Equal(Remark, stale.Card.Inputs["remark"]);
        Assert.Contains("自查 · 已提交", (await office.Member.SayAsync("自查")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewSecretary_ReadsWhatIsSubmittedAfterTheAppointmentOnly()
    {
        var fresh = await AppointAsync();

        AssertNone((await fresh.ForgeAsync("review.read", Data(("who", office.Member.Id)))).Body, Marks);
        AssertNone((await office.Secretary.ForgeAsync("review.read", Data(("who", office.Member.Id)))).Body, Marks);
        Assert.Contains("在您任书记之前提交", (await fresh.ListAsync()).Card.Text, StringComparison.Ordinal);
        var status = (await office.Member.ContinueAsync()).Text;
        Assert.DoesNotContain("苏知远", status, StringComparison.Ordinal);
        Assert.Contains("现任书记看不到任职以前提交的内容；撤回后再提交", status, StringComparison.Ordinal);

        var draft = await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.withdraw");
        await office.Member.ClickAsync(draft.Card, "review.submit");
        Assert.Contains(Submitted, (await fresh.ForgeAsync("review.read", Data(("who", office.Member.Id)))).Card.Text, StringComparison.Ordinal);
        status = (await office.Member.ContinueAsync()).Text;
        Assert.Contains("苏知远，2026年11月23日起", status, StringComparison.Ordinal);
        Assert.DoesNotContain("看不到任职以前", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewSecretary_OfASupplement_IsToldWhatIsNotShownAndWhatReturningDoes()
    {
        var fresh = await AppointAsync();
        var step = await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.go");
        var check = await office.Member.WriteAsync(step.Card, ("走得少", "多走"), ("写得少", "多写"));
        var status = (await office.Member.ClickAsync(check, "review.submit")).Card.Text;
        Assert.Contains("本支部书记（苏知远，2026年11月23日起）", status, StringComparison.Ordinal);
        Assert.Contains("现任书记看不到任职以前提交的内容", status, StringComparison.Ordinal);

        var list = (await fresh.ListAsync()).Card;
        Assert.Contains("问题 2 个，措施 2 条", list.Text, StringComparison.Ordinal);
        var text = (await fresh.ClickAsync(list, "review.read")).Card.Text;

        Assert.Contains("另有 1 个问题", text, StringComparison.Ordinal);
        Assert.Contains("退回修改时一并退回", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secretary_OfTheOwnReview_IsToldThatNobodyElseReadsIt()
    {
        var check = await office.Secretary.WriteAsync(await office.Secretary.ContinueAsync(), ("学得少", "多学"));
        Assert.Contains("提交后，只有您本人可以看内容", check.Text, StringComparison.Ordinal);

        var status = (await office.Secretary.ClickAsync(check, "review.submit")).Card.Text;

        Assert.Contains("提交后，只有您本人可以看内容", status, StringComparison.Ordinal);
        Assert.DoesNotContain("周砚清", status, StringComparison.Ordinal);
    }

    private async Task<Person> AppointAsync()
    {
        const string Id = "477176ec-dbc8-4e22-9386-512f42f9e197";
        await office.ImportRosterAsync(
            "unit,kind,name,userId,upn,role,title,group\n"
            + $"第一党支部,branch,周砚清,{office.Secretary.Id},zhou.yanqing@renda.example,member,,第一小组\n"
            + $"第一党支部,branch,苏知远,{Id},su.zhiyuan@renda.example,secretary,支部书记,第二小组\n");
        return new Person(office, Id);
    }

    [Fact]
    public async Task Storage_HoldsNoTextInTheClear()
    {
        await office.Secretary.ForgeAsync("review.read", Data(("who", office.Member.Id)));
        await office.FollowReviewsAsync();
        await office.DispatchAsync();

        AssertNone(await office.AllStoredTextAsync(), Marks);
        // The counts that followed, and the reading.
        Assert.Equal(2, (await office.Units.AuditAsync(Branch, OfficeHost.Stop)).Entries);
    }

    [Fact]
    public async Task Logs_HoldNoText()
    {
        await office.Secretary.ForgeAsync("review.read", Data(("who", office.Member.Id)));
        await Drafting.ForgeAsync("review.add", Data(("v", "1"), ("problem1", Drafted)));

        Assert.NotEmpty(office.Logs.Lines);
        AssertNone(string.Join('\n', office.Logs.Lines), Marks);
    }

    private static void AssertNone(JsonNode said, string[] marks) =>
        AssertNone(said.Readable(), marks);

    private static void AssertNone(string said, string[] marks) => Assert.All(marks, mark => Assert.DoesNotContain(mark, said, StringComparison.Ordinal));

    private void AssertNothingWasPosted() =>
        Assert.All(office.Teams.Requests, request => AssertNone(ReadableJson.Unescaped(request.Body), Marks));

    private IEnumerable<JsonObject> Forgeries(string? about = null)
    {
        var who = about ?? office.Member.Id;
        yield return Data();
        yield return Data(("who", who));
        yield return Data(("unit", Branch));
        yield return Data(("who", who), ("unit", Branch), ("id", cycle + "' or '1' eq '1"));
        yield return Data(("who", Branch));
    }

    private JsonObject Data(params (string Key, string Value)[] more)
    {
        var data = new JsonObject { ["id"] = cycle, ["v"] = "99", ["step"] = "Check", ["n"] = "1" };
        foreach (var (key, value) in more)
            data[key] = value;
        return data;
    }

    private string Members() => office.MembersOf(Branch).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private Person Of(string who) => who is "otherSecretary" ? OtherSecretary : office.Named(who);
}
