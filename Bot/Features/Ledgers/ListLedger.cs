using System.Collections.Immutable;
using System.Globalization;
using BotApp.Cards.General;
using BotApp.Cards.Ledgers;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;
using BotApp.Features.Holidays;
using BotApp.Office;
using BotApp.Office.Calendar;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Ledgers;
using BotApp.Storage.People;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary><c>台账</c> and its pages: one's own items, a unit's, or those of all units.</summary>
internal sealed class ListLedger(RegisterCatalog registers, LedgerIndex index, PeopleStore people, CalendarView calendar)
{
    private const int PageSize = 8;
    private const int MostOwn = 500;

    /// <summary>The items asked for.</summary>
    /// <param name="View"><see cref="LedgerListCard.Mine"/>, <see cref="LedgerListCard.All"/> or the id of a unit.</param>
    private sealed record Wish(string View, string List, string Show, string? After);

    /// <summary>The command; a unit's name may follow.</summary>
    public async Task<Reply> CommandAsync(Turn turn, string argument, CancellationToken ct)
    {
        var units = Visible(turn);
        var named = UnitNames.Find(units, argument);
        if (named is null && !string.IsNullOrWhiteSpace(argument))
            return new Reply.Unknown(() => Task.FromResult<Reply>(new Reply.Card(
                Notices.NoSuch(turn.Texts.LedgerTitle, turn.Texts.NoSuchUnit(Quote.Short(argument.Trim(), 60)), turn.Texts.CommandLedger, turn.Texts))));
        return await PageAsync(turn, new Wish(named?.Id ?? await FirstViewAsync(turn, units, ct), LedgerListCard.AnyList, LedgerListCard.Shows[0], null), ct);
    }

    public async Task<Reply> PageAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (turn.IsShared)
            return new Reply.Text(turn.Texts.SharedOnly);

        // A further page keeps the choices of the first, whatever the inputs say now.
        string? Chosen(string input) => click[LedgerListCard.KeptKey(input)] ?? click[input];
        var show = Chosen(LedgerListCard.ShowInput);
        return await PageAsync(
            turn,
            new Wish(
                Chosen(LedgerListCard.ViewInput) ?? await FirstViewAsync(turn, Visible(turn), ct),
                Chosen(LedgerListCard.ListInput) ?? LedgerListCard.AnyList,
                show is not null && LedgerListCard.Shows.Contains(show) ? show : LedgerListCard.Shows[0],
                click[CardData.After]),
            ct);
    }

    private async Task<Reply> PageAsync(Turn turn, Wish wish, CancellationToken ct)
    {
        var units = Visible(turn);
        var unit = units.FirstOrDefault(u => u.Id == wish.View);
        // A view that is forged or no longer exists falls back to the person's own items.
        if (unit is null && !(wish.View == LedgerListCard.All && units.Length > 1))
            wish = wish with { View = LedgerListCard.Mine };

        var (lines, next) = wish.View == LedgerListCard.Mine && wish.Show != ItemStatuses.Closed
            ? await MineAsync(turn, wish, ct)
            : await ListedAsync(turn, wish, unit, ct);
        var t = turn.Texts;
        return new Reply.Card(LedgerListCard.Render(
            new LedgerListCard.Data
            {
                ViewName = wish.View switch
                {
                    LedgerListCard.Mine => t.LedgerViewMine,
                    LedgerListCard.All => t.LedgerViewAll,
                    _ => unit!.Name,
                },
                Choices = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [LedgerListCard.ViewInput] = wish.View,
                    [LedgerListCard.ListInput] = wish.List,
                    [LedgerListCard.ShowInput] = wish.Show,
                },
                Views = [.. Views(units, t)],
                Lists = [new Choice(t.LedgerListAny, LedgerListCard.AnyList), .. Lists(t)],
                Lines = lines,
                Next = next,
                IsLaterPage = wish.After is not null,
                MayAdd = Rights.UnitsFor(turn.Roster, turn.Person, Operation.EditItem).Length > 0,
                MaySet = Rights.May(turn.Person, Operation.OfficeSettings),
            },
            t));
    }

    /// <summary>The person's own items in all units; a leader sees overdue ones only.</summary>
    private async Task<(IReadOnlyList<LedgerListCard.Line> Lines, string? Next)> MineAsync(Turn turn, Wish wish, CancellationToken ct)
    {
        var all = new List<OpenItem>();
        for (string? after = null; all.Count < MostOwn;)
        {
            var page = await people.ListAsync(turn.Person.Id, 100, after, ct);
            all.AddRange(page.Items.Where(i => registers.Find(i.Register) is { Kind: Register.Ledger } && Fits(i, wish, turn)));
            after = page.Next;
            if (after is null)
                break;
        }

        var skip = int.TryParse(wish.After, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var lines = all.Skip(skip).Take(PageSize).Select(i => LineOf(i, turn)).ToList();
        return (lines, all.Count > skip + PageSize ? (skip + PageSize).ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Whether an item is worth a line: those who only lead it see it when it is overdue.</summary>
    public static bool Concerns(OpenItem item, DateOnly today, OfficeCalendar calendar) =>
        item.Duty != Duties.Lead || (item.Due is { } due && Overdue.IsLate(due, today, calendar));

    private bool Fits(OpenItem item, Wish wish, Turn turn)
    {
        if (!Concerns(item, turn.Today, calendar.Current))
            return false;
        if (wish.List != LedgerListCard.AnyList && item.Register != wish.List && !item.Tags.Contains(wish.List))
            return false;
        return wish.Show switch
        {
            "overdue" => item.Duty != Duties.Check && IsLate(item.Due, turn),
            ItemStatuses.ToReview or ItemStatuses.Standing => item.Status == wish.Show,
            "look-back" => item.Duty == Duties.Check,
            _ => true,
        };
    }

    private async Task<(IReadOnlyList<LedgerListCard.Line> Lines, string? Next)> ListedAsync(Turn turn, Wish wish, Unit? unit, CancellationToken ct)
    {
        var page = await index.ListAsync(
            new LedgerQuery(unit?.Id, Closed: wish.Show is ItemStatuses.Closed or "look-back")
            {
                DueBy = wish.Show == "overdue" ? turn.Today.AddDays(-1) : null,
                After = wish.After,
                PageSize = PageSize,
                Fits = line => Fits(line, wish, turn),
            },
            ct);
        return ([.. page.Lines.Select(l => LineOf(l, unit is null, turn))], page.Next);
    }

    private bool Fits(LedgerLine line, Wish wish, Turn turn)
    {
        var own = line.OwnerId == turn.Person.Id;
        if (registers.Find(line.Register) is not { } ledger || turn.Roster.UnitOrFormer(line.Unit) is not { } unit
            || !Rights.May(turn.Person, Operation.ListLedger, unit, LedgerItem.VisibilityOf(ledger, line.Visibility), own)
            || (wish.View == LedgerListCard.Mine && !own))
            return false;
        if (wish.List != LedgerListCard.AnyList && line.Register != wish.List && !line.Tags.Contains(wish.List))
            return false;
        return wish.Show switch
        {
            "overdue" => IsLate(line.Due, turn),
            ItemStatuses.ToReview or ItemStatuses.Standing => line.Status == wish.Show,
            "look-back" => line.LookBackDue is not null,
            _ => true,
        };
    }

    private bool IsLate(DateOnly? due, Turn turn) => due is { } day && Overdue.IsLate(day, turn.Today, calendar.Current);

    private LedgerListCard.Line LineOf(LedgerLine line, bool withUnit, Turn turn) => new(
        LedgerViews.Target(line.Unit, line.RecordId),
        line.Title,
        StatusName(line.Register, line.Status, turn.Texts),
        line.Due,
        line is { IsClosed: false, Due: { } due } ? Overdue.Workdays(due, turn.Today, calendar.Current) : 0,
        line.Owner,
        Where(line.Register, withUnit ? line.Unit : null, turn))
    {
        IsClosed = line.IsClosed,
        IsAdded = line.IsAdded,
        LookBackDue = line.LookBackDue,
    };

    private LedgerListCard.Line LineOf(OpenItem item, Turn turn) => new(
        LedgerViews.Target(item.Unit, item.RecordId),
        item.Title,
        StatusName(item.Register, item.Status, turn.Texts),
        item.Due,
        item is { Due: { } due, Duty: not Duties.Check } ? Overdue.Workdays(due, turn.Today, calendar.Current) : 0,
        "",
        Where(item.Register, item.Unit, turn))
    {
        LookBackDue = item.Duty == Duties.Check ? item.Due : null,
        Duty = DutyName(item, turn.Texts),
    };

    /// <summary>A person's duty in words, if it is other than carrying the item out for the first time.</summary>
    public static string? DutyName(OpenItem item, CardTexts t) => item.Duty switch
    {
        Duties.Carry when item.CameBack => t.LedgerDutyAgain,
        Duties.Measure => t.LedgerDutyMeasure,
        Duties.Review => t.LedgerDutyReview,
        Duties.Lead => t.LedgerDutyLead,
        Duties.Check => t.LedgerDutyCheck,
        _ => null,
    };

    private string StatusName(string register, string status, CardTexts t) =>
        registers.Find(register) is { } ledger && ItemStatuses.Parse(status) is { } known ? ItemHistory.NameOf(known, ledger, t) : status;

    private string Where(string register, string? unit, Turn turn)
    {
        string?[] parts = [registers.Find(register)?.Name.In(turn.Texts.Language), turn.Roster.UnitOrFormer(unit)?.Name];
        return string.Join(turn.Texts.Separator, parts.OfType<string>());
    }

    private static ImmutableArray<Unit> Visible(Turn turn) => Rights.UnitsFor(turn.Roster, turn.Person, Operation.ListLedger);

    private static IEnumerable<Choice> Views(ImmutableArray<Unit> units, CardTexts t) =>
    [
        new Choice(t.LedgerViewMine, LedgerListCard.Mine),
        .. units.Length > 1 ? [new Choice(t.LedgerViewAll, LedgerListCard.All)] : (Choice[])[],
        .. units.Select(u => new Choice(u.Name, u.Id)),
    ];

    private IEnumerable<Choice> Lists(CardTexts t)
    {
        var ledgers = registers.All.Where(r => r.Kind == Register.Ledger).ToList();
        var tags = registers.Tags.Where(tag => ledgers.All(r => r.Code != tag.Code) && ledgers.Any(r => r.Tags.Contains(tag.Code)));
        return ledgers.Select(r => new Choice(r.Name.In(t.Language), r.Code)).Concat(tags.Select(tag => new Choice(tag.Name.In(t.Language), tag.Code)));
    }

    // The office starts with all items; others with their own, or if they have none, with their unit's.
    private async Task<string> FirstViewAsync(Turn turn, ImmutableArray<Unit> units, CancellationToken ct)
    {
        if (units.Length > 1 && turn.Person.Memberships.Any(m => m.Role is Role.Office))
            return LedgerListCard.All;
        var mine = await OwnItems.ReadAsync(people, turn.Person.Id, turn.Today, calendar.Current, ct);
        if (mine.Any(i => registers.Find(i.Register) is { Kind: Register.Ledger }))
            return LedgerListCard.Mine;
        return units.FirstOrDefault(u => turn.Person.Memberships.Any(m => m.UnitId == u.Id))?.Id ?? LedgerListCard.Mine;
    }
}
