using BotApp.Cards.Model;
using BotApp.Cards.Status;
using BotApp.Cards.Texts;
using BotApp.Office.Obligations;
using BotApp.Office.Registers;

namespace BotApp.Features.Status;

/// <summary>The context in which a status is shown.</summary>
/// <param name="HasOthers">Whether the person may see several units.</param>
/// <param name="CountsOnly">Only kinds, dates and counts, nothing worded by a person.</param>
internal sealed record StatusFrame(StatusQuestion Question, DateTimeOffset Now, CardTexts Texts, bool HasOthers, bool CountsOnly = false)
{
    /// <summary>The period, as buttons carry it.</summary>
    public Dictionary<string, string> Hidden => new(StringComparer.Ordinal) { [CardData.Span] = Question.Period.ToString() };

    /// <summary>The period in words.</summary>
    public string PeriodName => StatusNames.Of(Question.Period, Texts);

    /// <summary>The period before; null if it ends before the office started.</summary>
    public string? Former => Question.Period.Former is var former && (Question.StartedOn is not { } start || former.Days.Last >= start) ? former.ToString() : null;

    /// <summary>The year of the period; null if the period is a year.</summary>
    public string? Year => Question.Period.Kind is PeriodKind.Year ? null : StatusPeriod.Of(PeriodKind.Year, Question.Period.Days.First).ToString();
}

/// <summary>Makes the cards of a report. Pure.</summary>
internal static class StatusCards
{
    /// <summary>All units of a report.</summary>
    public static AdaptiveCard Overview(StatusReport report, RegisterCatalog registers, StatusFrame frame, int skip = 0)
    {
        var t = frame.Texts;
        return StatusCard.Render(
            new StatusCard.Data
            {
                Hidden = frame.Hidden,
                Period = frame.PeriodName,
                UnitCount = report.Units.Length,
                AsOf = frame.Now,
                Lines = [.. report.Units.Where(u => u.Counts.Total > 0).Select(u => new StatusCard.UnitLine(u.Unit.Id, u.Unit.Name, Counts(u.Counts), Overdue(u.Obligations, registers, t)))],
                Earlier = [.. report.Units.Where(u => !u.Earlier.IsEmpty).Select(u => new StatusCard.EarlierLine(u.Unit.Name, Overdue(u.Earlier, registers, t)))],
                EarlierCount = report.Earlier,
                LeavesOut = report.LeavesOut,
                DeletedThrough = report.DeletedThrough,
                Skip = skip,
                Meetings = report.Units.Sum(u => u.Held),
                Study = report.Study,
                Reviews = [.. report.Rounds.Select(r => Review(r, frame))],
                MoreReviews = report.MoreRounds,
                Ledgers = report.Ledgers.IsEmpty ? null : (report.Open, report.OpenOverdue),
                Reminders = [.. report.Reminders.Select(r => Reminder(r, t))],
                Wrong = report.Troubles is { Any: true } wrong
                    ? new StatusCard.Troubles(wrong.Unknown, wrong.Unreachable, wrong.Failed, wrong.DeadLetters)
                    : null,
                // A comma joins several choices, so a unit with a comma in its name cannot be chosen.
                Units = [.. report.Units.Select(u => u.Unit).Where(u => !u.Id.Contains(',', StringComparison.Ordinal)).Select(u => new Choice(u.Name, u.Id))],
                Kinds = [.. Kinds(report, registers, frame)],
                Former = frame.Former,
                Year = frame.Year,
            },
            t);
    }

    /// <summary>The card of a report on a single unit.</summary>
    public static AdaptiveCard Unit(StatusReport report, RegisterCatalog registers, StatusFrame frame, IReadOnlyList<StatusUnitCard.Unanswered> open)
    {
        var t = frame.Texts;
        var unit = report.Units[0];
        return StatusUnitCard.Render(
            new StatusUnitCard.Data
            {
                Hidden = frame.Hidden,
                Period = frame.PeriodName,
                UnitId = unit.Unit.Id,
                UnitName = unit.Unit.Name,
                AsOf = frame.Now,
                Owed =
                [
                    .. from obligation in unit.Obligations
                       group obligation by obligation.RegisterCode into kind
                       select new StatusUnitCard.OwedLine(
                           Name(registers[kind.Key], t),
                           Counts(ObligationCounts.Of(kind)),
                           kind.Where(o => o.State is ObligationState.Due or ObligationState.Upcoming).Select(o => (DateOnly?)o.Due).Min(),
                           kind.Any(o => o.State is ObligationState.NotDue)),
                ],
                Earlier = Overdue(unit.Earlier, registers, t),
                EarlierCount = report.Earlier,
                LeavesOut = report.LeavesOut,
                DeletedThrough = report.DeletedThrough,
                Meetings = [.. unit.Meetings.Select(m => (Name(m.Register.Register, t), m.Count))],
                Study = unit.Study,
                Ledgers = [.. unit.Ledgers.Select(l => new LedgerLine(Name(l.Register.Register, t), l.Total, l.Overdue))],
                Reviews = [.. report.Rounds.Select(r => Review(r, frame))],
                MoreReviews = report.MoreRounds,
                Reminders = [.. report.Reminders.Select(r => Reminder(r, t))],
                Open = open,
                HasOthers = frame.HasOthers,
                Former = frame.Former,
                Year = frame.Year,
            },
            t);
    }

    /// <summary>One kind of duty over all units of a report; null if there is no such kind.</summary>
    public static AdaptiveCard? Kind(StatusReport report, RegisterCatalog registers, StatusFrame frame, string? kind, int skip = 0)
    {
        var t = frame.Texts;
        if (kind is StatusKinds.Reviews && report.Rounds is [var next, ..])
            kind = KindOf(next);
        if (Kinds(report, registers, frame).FirstOrDefault(k => k.Value == kind) is not { } chosen)
            return null;

        var (counted, lines) = kind switch
        {
            _ when report.Rounds.FirstOrDefault(r => KindOf(r) == kind) is { } round => (t.StatusSubmittedColumn, round.Units
                .Select(u => new StatusKindCard.Line(u.Unit.Name, u.Submitted, t.StatusSubmitted(u.Submitted, u.Members), IsOverdue: false))),
            StatusKinds.Ledgers => (t.StatusOpenColumn, report.Units
                .Where(u => u.Open > 0).Select(u => new StatusKindCard.Line(u.Unit.Name, u.Open, t.StatusOpenItems(u.Open, u.OpenOverdue), u.OpenOverdue > 0))),
            _ => (t.StatusTimes, report.Units.Select(u => Held(u, kind!, t)).OfType<StatusKindCard.Line>()),
        };
        return StatusKindCard.Render(
            new StatusKindCard.Data
            {
                Hidden = frame.Hidden,
                Period = frame.PeriodName,
                Kind = chosen.Value,
                KindName = chosen.Title,
                Counted = counted,
                AsOf = frame.Now,
                DeletedThrough = report.DeletedThrough,
                Lines = [.. lines],
                Skip = skip,
            },
            t);
    }

    // Leaves out a unit that neither owes such meetings nor held any.
    private static StatusKindCard.Line? Held(UnitStatus unit, string code, CardTexts t)
    {
        var held = unit.Meetings.FirstOrDefault(m => m.Register.Register.Code == code)?.Count ?? 0;
        var owed = Counts(ObligationCounts.Of(unit.Obligations.Where(o => o.RegisterCode == code)));
        var earlier = ObligationCounts.Of(unit.Earlier.Where(o => o.RegisterCode == code)).Overdue;
        if (held == 0 && owed.Total == 0 && earlier == 0)
            return null;

        string?[] said =
        [
            t.StatusHeldTimes(held),
            owed.Overdue > 0 ? t.StatusOverdue(owed.Overdue) : null,
            owed.Due > 0 ? t.StatusDue(owed.Due) : null,
            earlier > 0 ? t.StatusEarlier(earlier) : null,
        ];
        return new StatusKindCard.Line(unit.Unit.Name, held, string.Join(t.Separator, said.OfType<string>()), owed.Overdue + earlier > 0);
    }

    // The kinds with anything to show, in the order of the registers.
    private static IEnumerable<Choice> Kinds(StatusReport report, RegisterCatalog registers, StatusFrame frame)
    {
        var t = frame.Texts;
        var held = report.Meetings.Select(m => m.Register.Register.Code);
        var owed = report.Units.SelectMany(u => u.Obligations.Concat(u.Earlier)).Select(o => o.RegisterCode);
        var codes = held.Concat(owed).ToHashSet(StringComparer.Ordinal);
        foreach (var register in registers.All.Where(r => codes.Contains(r.Code)))
            yield return new Choice(Name(register, t), register.Code);
        if (!report.Ledgers.IsEmpty)
            yield return new Choice(t.StatusLedgers, StatusKinds.Ledgers);
        // The due day distinguishes rounds if their names are not shown or are the same.
        foreach (var round in report.Rounds)
            yield return new Choice(NameOf(round), KindOf(round));

        string NameOf(ReviewStatus round) =>
            frame.CountsOnly ? t.StatusReviewsDue(round.Due)
            : report.Rounds.Count(r => r.Name == round.Name) > 1 ? t.StatusReviewDue(round.Name, round.Due)
            : t.StatusReview(round.Name);
    }

    private static string KindOf(ReviewStatus round) => StatusKinds.ReviewsOf + round.Id;

    private static List<string> Overdue(IEnumerable<Obligation> obligations, RegisterCatalog registers, CardTexts t) =>
    [
        .. from obligation in obligations
           where obligation.State is ObligationState.Overdue or ObligationState.Missed
           group obligation.Missing by obligation.RegisterCode into kind
           let missing = kind.Sum()
           select missing == 1 ? Name(registers[kind.Key], t) : t.StatusTimesOf(Name(registers[kind.Key], t), missing),
    ];

    private static DoneDueOverdue Counts(ObligationCounts counts) => new(counts.Done, counts.Due, counts.Overdue);

    private static ReviewLine Review(ReviewStatus review, StatusFrame frame) =>
        new(frame.CountsOnly ? null : review.Name, review.Submitted, review.Members, review.Due);

    // A text by the office may name someone, so only its day is shown.
    private static ReminderLine Reminder(ReminderStatus reminder, CardTexts t) => new(
        reminder.Holiday is { } holiday ? t.HolidayTitle(t.Language is "zh" ? holiday.Zh : holiday.En) : t.StatusOfficeReminder,
        reminder.Day,
        reminder.Recipients,
        reminder.Delivered,
        reminder.Acknowledged);

    private static string Name(Register register, CardTexts t) => t.Language is "zh" ? register.Name.Zh : register.Name.En;
}
