using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Receive;
using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Unit.Reminders;

public sealed class NoticeSnoozeTests
{
    private const string Shown = "20261125";

    private static readonly DateTimeOffset Now = new(2026, 11, 25, 15, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset Later = Now.AddHours(3);

    private static readonly Recipient Sent = new("p", new DateOnly(2026, 11, 25), Now, Now.AddDays(14)) { State = DeliveryState.Sent };

    private static readonly Reminder Notice = new()
    {
        Id = "r",
        State = ReminderState.Approved,
        Text = "…",
        Audience = new Audience.Everyone().ToString(),
        Times = new ReminderTimes(new DateOnly(2026, 11, 25), new TimeOnly(9, 0)),
        CreatedAt = Now,
    };

    [Theory]
    [InlineData(DeliveryState.Sent)]
    [InlineData(DeliveryState.Unknown)]
    [InlineData(DeliveryState.Pending)]
    public void Decide_NotConfirmed_PutsOff(DeliveryState state)
    {
        Assert.Equal(new NoticeSnooze.PutOff(Later), NoticeSnooze.Decide(Notice, Sent with { State = state }, Later, Now));
    }

    [Fact]
    public void Decide_OfAFinishedReminder_PutsOff()
    {
        Assert.Equal(new NoticeSnooze.PutOff(Later), NoticeSnooze.Decide(Notice with { State = ReminderState.Finished }, Sent, Later, Now));
    }

    [Fact]
    public void Decide_StillToCome_SaysWhen()
    {
        var mine = Sent with { AgainAt = Now.AddHours(1) };

        Assert.Equal(new NoticeSnooze.Waits(Now.AddHours(1)), NoticeSnooze.Decide(Notice, mine, Later, Now));
        Assert.Equal(new NoticeSnooze.Waits(Now.AddHours(1)), NoticeSnooze.Decide(Notice, mine, null, Now));
    }

    [Fact]
    public void Decide_AfterItsMoment_PutsOffAnew()
    {
        Assert.Equal(new NoticeSnooze.PutOff(Later), NoticeSnooze.Decide(Notice, Sent with { AgainAt = Now }, Later, Now));
    }

    [Fact]
    public void Decide_Confirmed_IsConfirmedWhateverBecameOfTheReminder()
    {
        var mine = Sent with { State = DeliveryState.Acknowledged, AgainAt = Later };

        Assert.IsType<NoticeSnooze.Confirmed>(NoticeSnooze.Decide(Notice, mine, Later, Now));
        Assert.IsType<NoticeSnooze.Confirmed>(NoticeSnooze.Decide(Notice with { State = ReminderState.Cancelled }, mine, Later, Now));
    }

    [Fact]
    public void Decide_CalledOff_ComesNoMore()
    {
        Assert.IsType<NoticeSnooze.CalledOff>(NoticeSnooze.Decide(Notice with { State = ReminderState.Cancelled }, Sent with { AgainAt = Later }, Later, Now));
    }

    [Fact]
    public void Decide_UrgentOrBeforeAHolidayOrNoTime_IsNotOffered()
    {
        var holiday = new HolidayRef("spring-festival", "春节", "Spring Festival", new DateOnly(2027, 2, 6), new DateOnly(2027, 2, 12), false);

        Assert.IsType<NoticeSnooze.NotOffered>(NoticeSnooze.Decide(Notice with { IsUrgent = true }, Sent, Later, Now));
        Assert.IsType<NoticeSnooze.NotOffered>(NoticeSnooze.Decide(Notice with { Holiday = holiday }, Sent, Later, Now));
        Assert.IsType<NoticeSnooze.NotOffered>(NoticeSnooze.Decide(Notice, Sent, null, Now));
    }

    [Fact]
    public void KeyOf_AMoment_KeepsTheFirstCopyAndItsDay()
    {
        var key = NoticeAgain.KeyOf(Shown, Later);

        Assert.Equal("20261125-again-202611251000", key);
        Assert.Equal(Shown, NoticeAgain.ShownOf(key));
        Assert.Equal(Shown, NoticeAgain.ShownOf(Shown));
        Assert.Equal(new DateOnly(2026, 11, 25), OccurrenceName.DayOf(key));
        Assert.False(OccurrenceName.IsRepeat(key));
    }

    [Fact]
    public void IsWanted_OnlyTheLastWishOfWhoHasNotConfirmed()
    {
        var key = NoticeAgain.KeyOf(Shown, Later);

        Assert.True(NoticeAgain.IsWanted(key, Sent with { AgainAt = Later.ToUniversalTime() }));
        Assert.False(NoticeAgain.IsWanted(key, Sent with { AgainAt = Later.AddDays(1) }));
        Assert.False(NoticeAgain.IsWanted(key, Sent with { AgainAt = Later, State = DeliveryState.Acknowledged }));
        Assert.False(NoticeAgain.IsWanted(key, Sent));
        Assert.False(NoticeAgain.IsWanted(key, null));
    }
}
