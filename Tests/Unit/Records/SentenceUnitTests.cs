using BotApp.Cards.Texts;
using BotApp.Features.Records;
using BotApp.Office.Roster;
using BotApp.Protocol;
using BotApp.Turns;
using RosterUnit = BotApp.Office.Roster.Unit;

namespace BotApp.Tests.Unit.Records;

public sealed class SentenceUnitTests
{
    private const string Me = "e8ecceb1-ec58-4e01-8e6a-534840b91c3b";

    private static readonly RosterUnit Second = Of(UnitKind.Branch, "第二党支部", 1);
    private static readonly RosterUnit Twelfth = Of(UnitKind.Branch, "第十二党支部", 2);
    private static readonly RosterUnit Retired = Of(UnitKind.Branch, "离退休第二党支部", 3);
    private static readonly RosterUnit Legal = Of(UnitKind.Department, "法制工作委员会", 4);
    private static readonly RosterUnit Research = Of(UnitKind.Department, "研究室", 5);
    private static readonly RosterUnit[] All = [Second, Twelfth, Retired, Legal, Research];

    [Theory]
    [InlineData("昨天第十二党支部召开支委会，应到7人实到7人", "第十二党支部")]
    [InlineData("昨天二支部召开支委会", "第二党支部")]
    [InlineData("昨天十二支部召开支委会", "第十二党支部")]
    [InlineData("昨天第二支部召开支委会", "第二党支部")]
    [InlineData("昨天离退休第二党支部召开支委会", "离退休第二党支部")]
    [InlineData("昨天离退休第二支部召开支委会", null)]
    [InlineData("昨天和第二党支部一起开了支委会", null)]
    [InlineData("昨天召开支委会", null)]
    [InlineData("上周二支部大会，应到14人", null)]
    [InlineData("11月24日星期二支部委员会", null)]
    public void Of_ABranchByARecorderOfADepartment_IsNamedAsTheOther(string sentence, string? other) =>
        Assert.Equal((Legal, other), SentenceUnit.Of(TurnOf(Legal), [Legal], sentence, [], []));

    [Fact]
    public void Of_ADepartmentBesideABranch_IsNotSpokenOf() =>
        Assert.Equal((Second, null), SentenceUnit.Of(TurnOf(Second), [Second], "昨天二支部召开支委会，研究室、法制工作委员会各1人列席", [], []));

    [Theory]
    [InlineData("昨天二支部召开支委会", "第二党支部")]
    [InlineData("昨天十二支部召开支委会", "第十二党支部")]
    [InlineData("昨天召开支委会", "法制工作委员会")]
    public void Of_WhoMayForAll_IsTheOneThatIsNamed(string sentence, string unit) =>
        Assert.Equal((All.Single(u => u.Name == unit), null), SentenceUnit.Of(TurnOf(Legal), All, sentence, [], []));

    private static Turn TurnOf(RosterUnit own)
    {
        var roster = RosterSnapshot.From(All, [new RosterMember(Me, null, "王芳", own.Id, Role.Recorder, null, null)]);
        return new Turn(new Activity(), roster.Find(Me)!, roster, Place.Personal, new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8)), CardTexts.For(null));
    }

    private static RosterUnit Of(UnitKind kind, string name, int order) => new(RosterUnit.IdOf(kind, name), kind, name, order);
}
