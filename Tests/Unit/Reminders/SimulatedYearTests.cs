using BotApp.Features.Reminders.Day;
using BotApp.Features.Reminders.Receive;
using BotApp.Tests.Support.Year;

namespace BotApp.Tests.Unit.Reminders;

/// <summary>A year of the demo office by the host's own rules; <c>./bench year</c> prints it.</summary>
public sealed class SimulatedYearTests
{
    private static readonly Lazy<YearReport> Year = new(() => SimulatedYear.Run());

    private static YearReport Report => Year.Value;

    [Fact]
    public void Messages_PerPersonAndWeek_AreWithinTheGoal() => Assert.InRange(Report.PerPersonAndWeek, 0.1, YearReport.Goal);

    [Fact]
    public void Messages_OfOneDay_AreOneApartFromHolidaysAndUrgentOnes() => Assert.Equal(0, Report.CrowdedDays);

    [Fact]
    public void Obligations_ThatFellDue_WereAnnouncedBefore()
    {
        Assert.Empty(Report.Duties.Silent);
        // It is no empty claim: many were still owed on their day, and most were done once they were spoken of.
        Assert.True(Report.Duties.Announced > 20, Report.ToString());
        Assert.True(Report.Duties.Settled > Report.Duties.Announced, Report.ToString());
    }

    [Fact]
    public void Cards_OfEveryKindOfTask_WereSent()
    {
        var kinds = Report.Messages.SelectMany(m => m.Owed).Select(t => t.GetType()).ToHashSet();

        Assert.Superset(
            new HashSet<Type> { typeof(DayTask.Owed), typeof(DayTask.Item), typeof(DayTask.Review), typeof(DayTask.Dated), typeof(DayTask.Unanswered), typeof(DayTask.MissingCalendar) },
            kinds);
    }

    [Fact]
    public void Holidays_OfTheYear_WereEachAnnouncedToAllOnceAndRepeatedToFew()
    {
        var sent = Report.Messages.Where(m => m.Kind is DeliveryKinds.Holiday).GroupBy(m => m.PersonId).Select(g => g.Count()).ToList();

        // Seven holidays lie ahead in 2026 after New Year's Day, and that of 2027; who confirms hears of each once, who is away not.
        Assert.Equal(Report.People, sent.Count);
        Assert.InRange(sent.Average(), 5, 9);
    }

    [Fact]
    public void Run_Twice_IsTheSame() => Assert.Equal(Report.ToString(), SimulatedYear.Run().ToString());
}
