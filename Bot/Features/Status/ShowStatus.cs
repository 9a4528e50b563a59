using System.Collections.Immutable;
using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Cards.Status;
using BotApp.Features.Roster;
using BotApp.Features.Settings;
using BotApp.Office;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Turns;

namespace BotApp.Features.Status;

/// <summary><c>状态</c> and <c>status.open</c>: the status of the units that the person may see, of one of them, or of one kind of duty in all.</summary>
internal sealed class ShowStatus(StatusQuery query, StatusReminders reminders, StatusPosts posts, RegisterCatalog registers, SettingsView settings, OfficeStart start, FormerUnits former)
{
    private const string Word = "状态";

    /// <summary>状态11月, 状态上月: Chinese is written without spaces.</summary>
    public async Task<Reply?> SentenceAsync(Turn turn, string sentence, CancellationToken ct) =>
        sentence.StartsWith(Word, StringComparison.Ordinal) && StatusPeriodReader.Read(sentence[Word.Length..], turn.Today) is not null
            ? await CommandAsync(turn, sentence[Word.Length..], ct)
            : null;

    /// <summary>The command: a period may follow, and a unit's name before it.</summary>
    public async Task<Reply> CommandAsync(Turn turn, string argument, CancellationToken ct)
    {
        if (turn.IsShared)
            posts.RefreshLater(turn);
        var scope = await ScopeAsync(turn, ct);
        var (named, name, rest) = NamedUnits(turn.Roster, scope, argument);
        if (StatusPeriodReader.Read(rest, turn.Today) is not { } period)
            return new Reply.Unknown(() => Task.FromResult<Reply>(new Reply.Card(NotAPeriod(turn))));
        if (named.Length > 1)
            return new Reply.Card(WhichUnit(turn, scope.Where(u => named.Contains(u.Unit.Id)), name, rest));
        if (named is [var unit])
            return await UnitAsync(turn, scope, unit, period, ct) switch
            {
                Reply.Text { Content: var why } => new Reply.Card(NoticeCard.Render(new NoticeCard.Data(turn.Texts.StatusTitle, why), turn.Texts)),
                var reply => reply,
            };
        return scope.Length == 1 ? await UnitAsync(turn, scope, scope[0].Unit.Id, period, ct) : await OverviewAsync(turn, scope, period, 0, ct);
    }

    /// <summary>A button of a status.</summary>
    public async Task<Reply> OpenAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var scope = await ScopeAsync(turn, ct);
        var period = StatusPeriodReader.Read(click[CardData.Span], turn.Today) ?? StatusPeriod.Of(PeriodKind.Month, turn.Today);
        var skip = Skip(click[CardData.After]);
        return click[CardData.To] switch
        {
            StatusKinds.ToUnit when click[CardData.Unit] is { } unit => await UnitAsync(turn, scope, unit, period, ct),
            StatusKinds.ToKind when click[CardData.Kind] is { } kind => await KindAsync(turn, scope, kind, period, skip, ct),
            StatusKinds.ToUnit or StatusKinds.ToKind => new Reply.Refused("Choose", turn.Texts.StatusPickFirst),
            _ when scope.Length == 1 => await UnitAsync(turn, scope, scope[0].Unit.Id, period, ct),
            _ => await OverviewAsync(turn, scope, period, skip, ct),
        };
    }

    private async Task<Reply> OverviewAsync(Turn turn, ImmutableArray<StatusUnit> scope, StatusPeriod period, int skip, CancellationToken ct)
    {
        if (scope.IsEmpty)
            return new Reply.Card(NoUnits.Notice(turn, settings, turn.Texts.StatusTitle));
        var question = Question(turn, scope, period);
        var report = await query.AskAsync(question, ct);
        return new Reply.Card(StatusCards.Overview(report, registers, Frame(turn, question, hasOthers: true), skip));
    }

    private async Task<Reply> UnitAsync(Turn turn, ImmutableArray<StatusUnit> scope, string unitId, StatusPeriod period, CancellationToken ct)
    {
        if (scope.FirstOrDefault(u => u.Unit.Id == unitId) is not { } unit)
            return new Reply.Text(IsBoundElsewhere(turn, unitId) ? turn.Texts.StatusNotOfChannel : turn.Texts.StatusNotYours);

        var question = Question(turn, [unit], period) with { WithTroubles = false };
        var report = await query.AskAsync(question, ct);
        var open = await UnansweredAsync(turn, unit.Unit, report, ct);
        return new Reply.Card(StatusCards.Unit(report, registers, Frame(turn, question, scope.Length > 1), open));
    }

    // The person may see the unit, but the channel is set to other units; a personal chat would answer.
    private static bool IsBoundElsewhere(Turn turn, string unitId) =>
        turn.IsShared && turn.Roster.Unit(unitId) is { } unit && Rights.UnitsFor(turn.Roster, turn.Person, Operation.Status).Contains(unit);

    private async Task<Reply> KindAsync(Turn turn, ImmutableArray<StatusUnit> scope, string kind, StatusPeriod period, int skip, CancellationToken ct)
    {
        var question = Question(turn, scope, period);
        var report = await query.AskAsync(question, ct);
        return StatusCards.Kind(report, registers, Frame(turn, question, hasOthers: true), kind, skip) is { } card
            ? new Reply.Card(card)
            : new Reply.Text(turn.Texts.StatusNoSuchKind);
    }

    // Names of people who have not answered: only for the unit's secretary, where nobody reads along.
    private async Task<IReadOnlyList<StatusUnitCard.Unanswered>> UnansweredAsync(Turn turn, Unit unit, StatusReport report, CancellationToken ct)
    {
        if (turn.IsShared || !Rights.May(turn.Person, Operation.ReadUnanswered, unit, Visibility.Participants))
            return [];

        var open = new List<StatusUnitCard.Unanswered>();
        foreach (var reminder in report.Reminders)
        {
            var people = await reminders.UnconfirmedAsync(turn.Roster, unit, reminder, ct);
            var about = reminder.Holiday is { } holiday
                ? turn.Texts.HolidayTitle(turn.Texts.Language is "zh" ? holiday.Zh : holiday.En)
                : turn.Texts.StatusReminder(turn.Texts.StatusOfficeReminder, reminder.Day);
            if (people.Count > 0)
                open.Add(new StatusUnitCard.Unanswered(about, [.. people.Select(p => p.Name)]));
        }

        return open;
    }

    private StatusFrame Frame(Turn turn, StatusQuestion question, bool hasOthers) => new(
        question, turn.Now, turn.Texts, hasOthers, CountsOnly: turn.IsShared && settings.Office.ContentLevel is ContentLevel.CountsOnly);

    private StatusQuestion Question(Turn turn, ImmutableArray<StatusUnit> scope, StatusPeriod period) => new(
        turn.Roster,
        scope,
        StatusScope.IsWhole(turn.Roster, scope),
        period,
        turn.Today,
        start.On,
        WithTroubles: !turn.IsShared && Rights.May(turn.Person, Operation.ManageReminders));

    private async Task<ImmutableArray<StatusUnit>> ScopeAsync(Turn turn, CancellationToken ct)
    {
        var left = StatusNames.Left(await former.OfAsync(turn.Roster, ct), turn.Texts);
        return StatusNames.Apart(StatusScope.Of(turn, BoundUnits.Of(turn, settings), left), turn.Texts);
    }

    // The longest name that the argument begins or ends with, so that 第一党支部 is not taken for 第一; of several units of that
    // name, those that the person may see.
    private static (string[] Units, string Name, string Period) NamedUnits(RosterSnapshot roster, ImmutableArray<StatusUnit> scope, string argument)
    {
        var folded = TextFolding.Fold(argument).Trim();
        var named = scope.Select(u => u.Unit).Concat(roster.Units)
            .SelectMany(u => NamesOf(roster, u).Select(name => (u.Id, Name: name)))
            .Where(u => TextFolding.Fold(u.Name) is var name
                && (folded.StartsWith(name, StringComparison.Ordinal) || folded.EndsWith(name, StringComparison.Ordinal)))
            .GroupBy(u => u.Name.Length)
            .MaxBy(g => g.Key);
        if (named is null)
            return ([], "", argument);

        string[] ids = [.. named.Select(u => u.Id).Distinct(StringComparer.Ordinal)];
        string[] own = [.. ids.Where(id => scope.Any(u => u.Unit.Id == id))];
        var first = named.First().Name;
        return (own.Length > 0 ? own : ids[..1], first, folded.StartsWith(TextFolding.Fold(first), StringComparison.Ordinal) ? folded[named.Key..] : folded[..^named.Key]);

        // A former unit is shown with a mark, but people type its plain name.
        static string[] NamesOf(RosterSnapshot roster, Unit unit) =>
            roster.Unit(unit.Id) is null && roster.UnitOrFormer(unit.Id) is { } former ? [unit.Name, former.Name] : [unit.Name];
    }

    private static AdaptiveCard WhichUnit(Turn turn, IEnumerable<StatusUnit> units, string name, string period) => NoticeCard.Render(
        new NoticeCard.Data(turn.Texts.StatusTitle, turn.Texts.StatusWhichUnit(name))
        {
            Commands =
            [
                .. units.Select(u => new NoticeCard.Command(u.Unit.Name, $"{turn.Texts.CommandStatus} {u.Unit.Name} {period.Trim()}".Trim())),
            ],
        },
        turn.Texts);

    private static AdaptiveCard NotAPeriod(Turn turn) => NoticeCard.Render(
        new NoticeCard.Data(turn.Texts.StatusTitle, turn.Texts.StatusNotAPeriod)
        {
            Commands =
            [
                .. turn.Texts.StatusExamples.Split('|').Select(example => new NoticeCard.Command(example, example)),
            ],
        },
        turn.Texts);

    private static int Skip(string? after) =>
        int.TryParse(after, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var skip) ? skip : 0;
}
