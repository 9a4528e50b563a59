using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.SelfReviews;

// Who reads, returns and takes over, and what each of them sees.
public sealed partial class PrivacyTests
{
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

    private async Task<Person> AppointAsync()
    {
        const string Id = "477176ec-dbc8-4e22-9386-512f42f9e197";
        await office.ImportRosterAsync(
            "unit,kind,name,userId,upn,role,title,group\n"
            + $"第一党支部,branch,周砚清,{office.Secretary.Id},zhou.yanqing@renda.example,member,,第一小组\n"
            + $"第一党支部,branch,苏知远,{Id},su.zhiyuan@renda.example,secretary,支部书记,第二小组\n");
        return new Person(office, Id);
    }
}
