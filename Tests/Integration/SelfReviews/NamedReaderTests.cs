using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>What is submitted is read by those alone whom the card named on which it was submitted.</summary>
public sealed class NamedReaderTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Problem = "标记乙五二";

    private OfficeHost office = null!;

    private Person Next => office.PersonOf("477176ec-dbc8-4e22-9386-512f42f9e197");

    public async ValueTask InitializeAsync()
    {
        office = await OfficeHost.StartAsync(azurite);
        await office.OpenCycleAsync();
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Submit_TheBranchHasAnotherSecretary_NamesTheNewOneBeforeAnythingIsSubmitted()
    {
        var check = await WriteAsync();
        await office.ChangeRosterAsync(row => IsOf(office.Secretary, row) ? row.Replace(",secretary,", ",member,", StringComparison.Ordinal) : AppointNext(row));

        // Also where the old card is pressed again.
        await SubmitAsync(check);
        var named = await SubmitAsync(check);

        Assert.Contains("本支部书记（苏知远", named.Text, StringComparison.Ordinal);
        Assert.Contains("已提交 0 人", (await Next.ListAsync()).Card.Text, StringComparison.Ordinal);
        await IsSubmittedAsync(named);
        Assert.Contains("已提交 1 人", (await Next.ListAsync()).Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_TheAuthorIsInAnotherBranch_NamesItsSecretaryBeforeAnythingIsSubmitted()
    {
        var check = await WriteAsync();
        await office.MoveAsync(office.Member, "第二党支部");

        var named = await SubmitAsync(check);

        Assert.Contains("还没有提交", named.Text, StringComparison.Ordinal);
        Assert.Contains("本支部书记（管景行）", named.Text, StringComparison.Ordinal);
        Assert.Contains("已提交 0 人", (await office.OtherSecretary().ListAsync()).Card.Text, StringComparison.Ordinal);
        await IsSubmittedAsync(named);
    }

    [Fact]
    public async Task Submit_ThereIsNoSecretaryNow_SaysSoBeforeAnythingIsSubmitted()
    {
        var check = await WriteAsync();
        await office.ChangeRosterAsync(row => IsOf(office.Secretary, row) ? null : row);

        var named = await SubmitAsync(check);

        Assert.Contains("本支部现在没有书记", named.Text, StringComparison.Ordinal);
        await IsSubmittedAsync(named);
    }

    [Fact]
    public async Task Submit_OfASupplement_NamesTheNewSecretaryToo()
    {
        await office.Member.SubmitAsync(("学得少", "多学"));
        var step = await office.Member.ClickAsync(await office.Member.ContinueAsync(), "review.go");
        var check = await office.Member.WriteAsync(step.Card, (Problem, "多走"));
        await office.MoveAsync(office.Member, "第二党支部");

        await IsSubmittedAsync(await SubmitAsync(check));
    }

    [Fact]
    public async Task Submit_OnACardThatNamesNobody_KeepsWhatWasTypedAndNamesWhoReadsIt()
    {
        var data = (await office.Member.ContinueAsync()).DataOf("review.add");
        (data["problem1"], data["measure1"], data["due1"]) = (Problem, "多走", ReviewOffice.MeasureDue);

        var named = (await office.Member.ForgeAsync("review.submit", data)).Card;

        Assert.Contains(Problem, named.Text, StringComparison.Ordinal);
        Assert.Contains("本支部书记（周砚清）", named.Text, StringComparison.Ordinal);
        await IsSubmittedAsync(named);
    }

    [Fact]
    public async Task Submit_OfTheBranchsAnswer_NamesNobodyAndIsSubmittedAtOnce()
    {
        await office.OpenCycleAsync("支部整改", branches: true);
        var check = await office.Secretary.WriteAsync(await AnswerAsync(), (Problem, "多走"));
        await office.ChangeRosterAsync(AppointNext);

        var submitted = await office.Secretary.ClickAsync(check, "review.submit");

        Assert.Contains("自查 · 已提交", submitted.Card.Text, StringComparison.Ordinal);

        async Task<ShownCard> AnswerAsync()
        {
            var home = await office.Secretary.SayAsync("自查");
            var of = Enumerable.Range(0, home.CountOf("review.open")).Select(i => home.DataOf("review.open", i)).First(d => d["unit"] is not null);
            return (await office.Secretary.ForgeAsync("review.open", of)).Card;
        }
    }

    private string AppointNext(string row) => IsOf(Next, row) ? row.Replace(",member,", ",secretary,", StringComparison.Ordinal) : row;

    private static bool IsOf(Person person, string row) => row.Contains(person.Id, StringComparison.Ordinal);

    private async Task<ShownCard> WriteAsync()
    {
        var check = await office.Member.WriteAsync(await office.Member.ContinueAsync(), (Problem, "多学"));
        Assert.Contains("本支部书记（周砚清）", check.Text, StringComparison.Ordinal);
        return check;
    }

    private async Task<ShownCard> SubmitAsync(ShownCard check)
    {
        var answer = await office.Member.ClickAsync(check, "review.submit");
        Assert.True(answer.Card.Has("review.submit"), answer.Card.Text);
        Assert.Contains(Problem, answer.Card.Text, StringComparison.Ordinal);
        return answer.Card;
    }

    private async Task IsSubmittedAsync(ShownCard check) =>
        Assert.Contains("自查 · 已提交", (await office.Member.ClickAsync(check, "review.submit")).Card.Text, StringComparison.Ordinal);
}
