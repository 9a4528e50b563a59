using System.Collections.Immutable;
using BotApp.Cards.General;
using BotApp.Cards.Meetings;
using BotApp.Cards.Model;
using BotApp.Features.Settings;
using BotApp.Office;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.MeetingLogs;

/// <summary><c>会议</c> and its pages: a unit's meetings, newest first.</summary>
internal sealed class ListMeetings(RegisterCatalog registers, MeetingViews views, UnitStore units, SettingsView settings)
{
    private const int PageSize = 8;

    /// <summary>The command: the person's own unit first. A unit's name may follow.</summary>
    public Task<Reply> CommandAsync(Turn turn, string argument, CancellationToken ct)
    {
        var (visible, t) = (VisibleTo(turn), turn.Texts);
        var named = UnitNames.Find(visible, argument);
        if (named is null && !string.IsNullOrWhiteSpace(argument))
        {
            if (NoUnits.Named(turn, settings, argument) is { } unseen)
                return Task.FromResult<Reply>(new Reply.Card(NoUnits.Notice(turn, settings, t.ListTitle, unseen)));

            // Nothing that was typed is repeated where others read along: it may say who was absent.
            var why = turn.IsShared ? t.NoSuchUnitShared : t.NoSuchUnit(Quote.Short(argument.Trim(), 60));
            return Task.FromResult<Reply>(new Reply.Unknown(() => Task.FromResult<Reply>(
                new Reply.Card(Notices.NoSuch(t.ListTitle, why, t.CommandMeetings, t)))));
        }

        var unit = named
            ?? visible.FirstOrDefault(u => turn.Person.Memberships.Any(m => m.UnitId == u.Id))
            ?? visible.FirstOrDefault();
        return PageAsync(turn, unit, visible, null, ct);
    }

    public Task<Reply> PageAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var visible = VisibleTo(turn);
        return PageAsync(
            turn, visible.FirstOrDefault(u => u.Id == click[CardData.Unit]), visible, click[CardData.After], ct, turn.Roster.Unit(click[CardData.Unit]));
    }

    private ImmutableArray<Unit> VisibleTo(Turn turn) =>
        BoundUnits.Among(Rights.UnitsFor(turn.Roster, turn.Person, Operation.ListMeetings), turn, settings);

    private async Task<Reply> PageAsync(Turn turn, Unit? unit, IReadOnlyList<Unit> visible, string? after, CancellationToken ct, Unit? asked = null)
    {
        if (unit is null)
            return new Reply.Card(NoUnits.Notice(turn, settings, turn.Texts.ListTitle, asked));

        // Where others read along, list only what the whole unit may see, and without topics: a topic may name people.
        var seen = turn.IsShared ? [Visibility.Unit] : Rights.Seen(turn.Person, Operation.ListMeetings, unit);
        var codes = registers.Meetings.Where(r => seen.Contains(r.Visibility)).Select(r => r.Code).ToArray();
        var page = await units.ListAsync(new RecordQuery(unit.Id, codes, PageSize: PageSize, After: after), ct);
        return new Reply.Card(MeetingListCard.Render(
            new MeetingListCard.Data
            {
                UnitId = unit.Id,
                UnitName = unit.Name,
                Units = turn.IsShared ? [] : [.. visible.Select(u => new Choice(u.Name, u.Id))],
                Lines =
                [
                    .. page.Lines.Select(l => new MeetingListCard.Line(
                        l.Id,
                        l.Date,
                        views.TypeName(l.Register, turn.Texts),
                        turn.IsShared ? "" : l.Title,
                        l.Present,
                        l.State == RecordState.Cancelled)),
                ],
                MayLog = registers.Meetings.Any(r => r.MayBeHeldBy(unit.Kind) && Rights.May(turn.Person, Operation.LogRecord, unit, r.Visibility)),
                Next = page.Next,
                IsLaterPage = after is not null,
            },
            turn.Texts));
    }
}
