using BotApp.Features.Holidays;
using BotApp.Features.Obligations;
using BotApp.Features.Settings;
using BotApp.Office.Obligations;
using BotApp.Office.Registers;
using BotApp.Office.SelfReviews;
using BotApp.Storage.Obligations;
using BotApp.Storage.Records;
using BotApp.Storage.Totals;

namespace BotApp.Features.Status;

/// <summary>
/// The status of units in a period, from totals: a short range query per year and one for open items, however many records there
/// are. The card, the post and the command line all use it, so their numbers agree.
/// </summary>
internal sealed class StatusQuery(
    TotalsStore totals,
    NotDueStore marks,
    DeletedRecords deleted,
    IReviewRounds rounds,
    StatusReminders reminders,
    RegisterCatalog registers,
    CalendarView calendar,
    SettingsView settings)
{
    // About one a quarter; the card says how many more there are.
    private const int MostRounds = 4;

    /// <summary>Reads and counts.</summary>
    public async Task<StatusReport> AskAsync(StatusQuestion question, CancellationToken ct)
    {
        var ids = question.Units.Select(u => u.Unit.Id).ToHashSet(StringComparer.Ordinal);
        var deleting = deleted.LastDayAsync(ct);
        var reminding = reminders.OfAsync(question, ct);
        var marking = marks.ListAsync(ids, StatusCounting.MarksSince(question.Period, question.Today), ct);
        var standing = totals.StandingAsync(ids, ct);
        var (running, more) = await rounds.RunningAsync(question.Roster, ids, question.Period.Days.First, question.Period.Days.Last, MostRounds, ct);
        var years = StatusCounting.YearsOf(
            question.Period,
            question.Today,
            running.SelectMany(r => Enumerable.Range(r.OpenedOn.Year, Math.Max(0, question.Today.Year - r.OpenedOn.Year) + 1))).ToList();
        var read = await Task.WhenAll(years.Select(async year => (Year: year, Totals: await totals.YearAsync(year, ids, ct))));

        var facts = new StatusFacts(read.ToDictionary(y => y.Year, y => y.Totals), await standing, await marking);
        var basis = new ObligationBasis(question.Roster, registers, calendar.Current, OfficeRules.Of(settings.Office), question.StartedOn) { DeletedThrough = await deleting };
        var (sent, troubles) = await reminding;
        return new StatusReport(
            question.Period,
            // A former unit owes nothing, so among others it is listed only if it has meetings or open items.
            [
                .. StatusCounting.Units(question, basis, facts)
                    .Where(u => question.Units.Length == 1 || question.Roster.Unit(u.Unit.Id) is not null || u.Held > 0 || u.Open > 0),
            ],
            [.. running.Select(r => StatusCounting.Review(question, r, facts)).OfType<ReviewStatus>()],
            sent,
            troubles)
        {
            MoreRounds = more,
            LeavesOut = StatusCounting.LeavesOut(question, registers),
            DeletedThrough = basis.CanTell(question.Period.Days) ? null : basis.DeletedThrough,
        };
    }
}
