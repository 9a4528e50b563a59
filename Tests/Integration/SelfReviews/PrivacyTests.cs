using System.Text.Json.Nodes;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>
/// Every text carries a mark of its own, and the marks are looked for in all that leaves the bot: for everyone who may not
/// read them, by every command and button there is, forged ones too.
/// </summary>
public sealed partial class PrivacyTests(AzuriteFixture azurite) : IAsyncLifetime
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
    public async Task Secretary_OfTheOwnReview_IsToldThatNobodyElseReadsIt()
    {
        var check = await office.Secretary.WriteAsync(await office.Secretary.ContinueAsync(), ("学得少", "多学"));
        Assert.Contains("提交后，只有您本人可以看内容", check.Text, StringComparison.Ordinal);

        var status = (await office.Secretary.ClickAsync(check, "review.submit")).Card.Text;

        Assert.Contains("提交后，只有您本人可以看内容", status, StringComparison.Ordinal);
        Assert.DoesNotContain("周砚清", status, StringComparison.Ordinal);
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
