using System.Collections.Immutable;
using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Features.Settings;
using BotApp.Office;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary><c>登记簿</c> and <c>record.list</c>: a unit's entries of one register or of all, newest first.</summary>
internal sealed class ListRecords(RegisterCatalog registers, UnitStore units, SettingsView settings)
{
    private const int PageSize = 8;

    /// <summary>The command; the name of a register may follow, or that of a unit.</summary>
    public Task<Reply> CommandAsync(Turn turn, string argument, CancellationToken ct)
    {
        var register = registers.FindByName(argument) is { HasGeneralCard: true } called ? called : null;
        var (visible, t) = (VisibleTo(turn, register), turn.Texts);
        var named = UnitNames.Find(visible, argument);
        if (register is null && named is null && !string.IsNullOrWhiteSpace(argument))
        {
            if (NoUnits.Named(turn, settings, argument) is { } unseen)
                return Task.FromResult<Reply>(new Reply.Card(NoUnits.Notice(turn, settings, t.RecordListTitle, unseen)));

            var why = turn.IsShared ? t.RecordListNoSuchShared : t.RecordListNoSuch(Quote.Short(argument.Trim(), 60));
            return Task.FromResult<Reply>(new Reply.Unknown(() => Task.FromResult<Reply>(
                new Reply.Card(Notices.NoSuch(t.RecordListTitle, why, t.CommandRecordBook, t)))));
        }

        var unit = named
            ?? visible.FirstOrDefault(u => turn.Person.Memberships.Any(m => m.UnitId == u.Id))
            ?? visible.FirstOrDefault();
        return PageAsync(turn, register, unit, visible, null, ct);
    }

    public Task<Reply> PageAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var register = registers.Find(click[CardData.Register]) is { HasGeneralCard: true } named ? named : null;
        if (register is not null && turn.Roster.Unit(click[CardData.Unit]) is { } chosen && !register.MayBeHeldBy(chosen.Kind))
            return Task.FromResult<Reply>(new Reply.Refused("NotOfThisUnit", turn.Texts.ErrorUnitKeepsNot));

        var visible = VisibleTo(turn, register);
        return PageAsync(
            turn, register, visible.FirstOrDefault(u => u.Id == click[CardData.Unit]), visible, click[CardData.After], ct, turn.Roster.Unit(click[CardData.Unit]));
    }

    private ImmutableArray<Unit> VisibleTo(Turn turn, Register? register)
    {
        var seen = Rights.UnitsFor(turn.Roster, turn.Person, Operation.ReadRecords)
            .Where(u => register is null || (register.MayBeHeldBy(u.Kind) && Rights.May(turn.Person, Operation.ReadRecords, u, register.Visibility)));
        return BoundUnits.Among([.. seen], turn, settings);
    }

    private async Task<Reply> PageAsync(
        Turn turn, Register? register, Unit? unit, ImmutableArray<Unit> visible, string? after, CancellationToken ct, Unit? asked = null)
    {
        if (turn.IsShared && register is { Visibility: not Visibility.Unit })
            return new Reply.Text(turn.Texts.SharedOnly);
        if (unit is null)
            return new Reply.Card(NoUnits.Notice(turn, settings, turn.Texts.RecordListTitle, asked));

        // Where others read along, list only what the whole unit may see, and without titles: a title may name people.
        var seen = turn.IsShared ? [Visibility.Unit] : Rights.Seen(turn.Person, Operation.ReadRecords, unit);
        string[] codes = [.. registers.All.Where(r => r.HasGeneralCard && (register is null || r == register) && seen.Contains(r.Visibility)).Select(r => r.Code)];
        var page = codes.Length == 0 ? new RecordPage([], null) : await units.ListAsync(new RecordQuery(unit.Id, codes, PageSize: PageSize, After: after), ct);
        var t = turn.Texts;
        return new Reply.Card(RecordListCard.Render(
            new RecordListCard.Data
            {
                UnitId = unit.Id,
                UnitName = unit.Name,
                Register = register is null ? null : (register.Code, register.Name.In(t.Language)),
                MayEnter = register is not null && NewRecord.UnitsFor(turn, register).Contains(unit),
                Units = turn.IsShared ? [] : [.. visible.Select(u => new Choice(u.Name, u.Id))],
                Lines =
                [
                    .. page.Lines.Select(l => new RecordListCard.Line(
                        l.Id,
                        l.Date,
                        registers[l.Register].Name.In(t.Language),
                        turn.IsShared ? "" : RecordFields.TitleOf(registers[l.Register], l.Title, t),
                        l.State == RecordState.Cancelled)),
                ],
                Next = page.Next,
                IsLaterPage = after is not null,
            },
            t));
    }
}
