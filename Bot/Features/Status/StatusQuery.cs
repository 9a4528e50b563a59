using BotApp.Features.Holidays;
using BotApp.Features.Obligations;
using BotApp.Features.Settings;
using BotApp.Office.Obligations;
using BotApp.Office.Registers;
using BotApp.Storage.Obligations;
using BotApp.Storage.SelfReviews;
using BotApp.Storage.Totals;
using BotApp.Turns;

namespace BotApp.Features.Status;

/// <summary>
/// How units stand in a period, from the totals: a short range a year and one for what stands, however many records there
/// are. The card, the post and the command line ask here and nowhere else, so their numbers are the same.
/// </summary>
internal sealed class StatusQuery(
    TotalsStore totals,
    NotDueStore marks,
    ReviewCycles cycles,
    StatusReminders reminders,
    RegisterCatalog registers,
    CalendarView calendar,
    SettingsView settings,
    OfficeClock clock)
{
    /// <summary>Reads and counts.</summary>
    public async Task<StatusReport> AskAsync(StatusQuestion question, CancellationToken ct)
    {
        var ids = question.Units.Select(u => u.Unit.Id).ToHashSet(StringComparer.Ordinal);
        var reminding = reminders.OfAsync(question, ct);
        var marking = marks.ListAsync(ids, StatusCounting.DaysOf(question.Period, question.Today).First, ct);
        var standing = totals.StandingAsync(ids, ct);
        var running = StatusCounting.CyclesOf(await cycles.ListAsync(ct), question.Period, DayOf).Take(MostCycles).ToList();
        var years = StatusCounting.YearsOf(
                question.Period,
                question.Today,
                running.SelectMany(c => Enumerable.Range(DayOf(c.OpenedAt).Year, question.Today.Year - DayOf(c.OpenedAt).Year + 1)))
            .ToList();
        var read = await Task.WhenAll(years.Select(async year => (Year: year, Totals: await totals.YearAsync(year, ids, ct))));

        var facts = new StatusFacts(read.ToDictionary(y => y.Year, y => y.Totals), await standing, await marking);
        var basis = new ObligationBasis(question.Roster, registers, calendar.Current, OfficeRules.Of(settings.Office), question.StartedOn);
        var (sent, troubles) = await reminding;
        return new StatusReport(
            question.Period,
            StatusCounting.Units(question, basis, facts),
            [.. running.Select(c => StatusCounting.Review(question, c, facts)).OfType<ReviewStatus>()],
            sent,
            troubles);

        DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(clock.In(at).DateTime);
    }

    private const int MostCycles = 2;
}
