using BotApp.Cards.Reminders;
using BotApp.Delivery;
using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Unit.Delivery;

public sealed class DayRulesTests
{
    private static readonly DateOnly Day = new(2026, 11, 25);
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 8, 30, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Decide_MoreNoticesWaitThanACardShows_CarriesThoseThatWaitLongestAndLeavesTheRest()
    {
        var page = new PersonPage("p", [], [.. new[] { 4, 2, 5, 1, 3 }.Select(age => new HeldItem(Notice(age)))]);

        var carry = Assert.IsType<DayDecision.Carry>(DayRules.Decide(page, Item("day"), Day, isResend: false, Now));

        Assert.Equal(["day", "notice-5", "notice-4", "notice-3"], carry.Items.Select(i => i.Reminder));
    }

    [Fact]
    public void Decide_ANoticeIsFirst_CarriesTwoMoreAndTheCardThatWaits()
    {
        var page = new PersonPage("p", [], [.. new[] { 1, 2, 3 }.Select(age => new HeldItem(Notice(age))), new HeldItem(Item("day"))]);

        var carry = Assert.IsType<DayDecision.Carry>(DayRules.Decide(page, Notice(4), Day, isResend: false, Now));

        Assert.Equal(["notice-4", "day", "notice-3", "notice-2"], carry.Items.Select(i => i.Reminder));
    }

    [Fact]
    public void DecideAskedFor_TheDayIsTakenAndMoreWaits_ComesBesideAndAlone()
    {
        var page = new PersonPage("p", [new DayMessage(Day, Item("day").Key, [Item("day")])], [new HeldItem(Notice(2))]);

        var carry = Assert.IsType<DayDecision.Carry>(DayRules.DecideAskedFor(page, Notice(1), Day));

        Assert.Equal((true, false, (DayMessage?)null), (carry.IsBeside, carry.IsTaken, carry.Instead));
        Assert.Equal([Notice(1)], carry.Items);
    }

    [Fact]
    public void DecideAskedFor_AnothersMessageSaysIt_FollowsThat()
    {
        var message = new DayMessage(Day, Item("day").Key, [Item("day"), Notice(1)]);

        Assert.Equal(new DayDecision.Follow(message), DayRules.DecideAskedFor(new PersonPage("p", [message], []), Notice(1), Day));
    }

    [Fact]
    public void DecideOver_AnothersMessageSaysIt_FollowsThat()
    {
        var message = new DayMessage(Day, Item("day").Key, [Item("day"), Notice(1)]);
        var page = new PersonPage("p", [message], []);

        Assert.Equal(new DayDecision.Follow(message), DayRules.DecideOver(page, Notice(1)));
        Assert.IsType<DayDecision.End>(DayRules.DecideOver(page, Item("day")));
        Assert.IsType<DayDecision.End>(DayRules.DecideOver(page, Notice(2)));
    }

    [Fact]
    public void TakeOver_SomeOfItsItemsAreOver_LeavesThemOut()
    {
        var over = Notice(1) with { ExpiresAt = Now };
        var former = new DayMessage(Day, Item("day").Key, [Item("day"), over, Notice(2), Notice(3)]);

        var carry = Assert.IsType<DayDecision.Carry>(DayRules.TakeOver(new PersonPage("p", [former], []), Notice(2), former, Day, Now));

        Assert.Equal([Notice(2), Notice(3)], carry.Items);
    }

    [Fact]
    public void ExpiresAt_HeldBackToAnotherDay_IsThatOfThePage()
    {
        var held = Notice(1);
        var page = new PersonPage("p", [], [new HeldItem(held)]);

        Assert.Equal(held.ExpiresAt, DayRules.ExpiresAt(page, held.Key, Now));
        Assert.Equal(held.ExpiresAt.AddDays(1), DayRules.ExpiresAt(page, held.Key, held.ExpiresAt.AddDays(1)));
        Assert.Equal(Now, DayRules.ExpiresAt(page, Notice(2).Key, Now));
    }

    [Fact]
    public void MostOfAKind_IsWhatTheDaysCardShows() => Assert.Equal(DayCard.MaxNotices, DayRules.MostOfAKind);

    // The longer it waits, the sooner it expires.
    private static DayItem Notice(int age) => new($"notice-{age}", "20261124", "notice", Now.AddDays(14 - age));

    private static DayItem Item(string kind) => new(kind, "20261125", kind, Now.AddHours(12));
}
