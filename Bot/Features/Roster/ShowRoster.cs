using System.Globalization;
using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Cards.Roster;
using BotApp.Cards.Texts;
using BotApp.Office;
using BotApp.Office.Roster;
using BotApp.Turns;

namespace BotApp.Features.Roster;

/// <summary><c>名册</c> and <c>roster.open</c>: shows the office who is on the roster. Only an import changes it.</summary>
internal static class ShowRoster
{
    /// <summary>The command: the name of a unit or of a person may follow.</summary>
    public static Task<Reply> CommandAsync(Turn turn, string argument, CancellationToken ct)
    {
        var asked = RosterNames.Key(argument);
        if (asked.Length == 0)
            return Show(Units(turn, 0));
        if (UnitNames.Find(turn.Roster.Units, argument) is { } unit)
            return Show(People(turn, unit, 0));

        var t = turn.Texts;
        var rows = turn.Roster.Members.Where(m => RosterNames.Key(m.Name) == asked).ToList();
        return Show(rows is [var first, ..]
            ? RosterPeopleCard.Render(new() { About = first.Name, Lines = [.. rows.Select(m => LineOf(m, turn.Roster.Unit(m.UnitId)?.Name, t))] }, t)
            : Notices.NoSuch(t.RosterTitle, t.RosterNobody(Quote.Short(argument.Trim(), 60)), t.CommandRoster, t));
    }

    /// <summary>A button of the roster: a page of units, or of the people of one.</summary>
    public static Task<Reply> OpenAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var skip = int.TryParse(click[CardData.After], NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : 0;
        if (click[CardData.To] is RosterPages.Units)
            return Show(Units(turn, skip));
        if (click[CardData.Unit] is not { Length: > 0 } id)
            return Task.FromResult<Reply>(new Reply.Refused("Choose", turn.Texts.StatusPickFirst));
        return turn.Roster.Unit(id) is { } unit
            ? Show(People(turn, unit, skip))
            : Task.FromResult<Reply>(new Reply.Refused("NotFound", turn.Texts.NotFound));
    }

    private static AdaptiveCard Units(Turn turn, int skip) => RosterCard.Render(
        new RosterCard.Data
        {
            Lines = [.. turn.Roster.Units.Select(u => LineOf(u, turn.Roster))],
            People = turn.Roster.Members.Select(m => m.UserId).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            Skip = skip,
        },
        turn.Texts);

    private static AdaptiveCard People(Turn turn, Unit unit, int skip) => RosterPeopleCard.Render(
        new RosterPeopleCard.Data
        {
            About = unit.Name,
            UnitId = unit.Id,
            Lines = [.. turn.Roster.Members.Where(m => m.UnitId == unit.Id).Select(m => LineOf(m, m.Group, turn.Texts))],
            Skip = skip,
        },
        turn.Texts);

    private static RosterCard.Line LineOf(Unit unit, RosterSnapshot roster)
    {
        var people = roster.MembersOf(unit.Id);
        return new RosterCard.Line(
            unit.Id,
            unit.Name,
            people.Length,
            unit.Kind is not UnitKind.Branch
                ? null
                : [.. people.Where(p => p.Memberships.Any(m => m.UnitId == unit.Id && m.Role is Role.Secretary)).Select(p => p.Name)]);
    }

    // A title such as 支部书记 already implies the role 书记.
    private static RosterPeopleCard.Line LineOf(RosterMember member, string? where, CardTexts t)
    {
        var role = NameOf(member.Role, t);
        var duty = member.Title is not { Length: > 0 } title ? role
            : member.Role is Role.Member || title.Contains(role, StringComparison.OrdinalIgnoreCase) ? title
            : role + t.Separator + title;
        return new RosterPeopleCard.Line(member.Name, duty, where ?? "");
    }

    private static string NameOf(Role role, CardTexts t) => role switch
    {
        Role.Recorder => t.RosterRoleRecorder,
        Role.Secretary => t.RosterRoleSecretary,
        Role.Leader => t.RosterRoleLeader,
        Role.Office => t.RosterRoleOffice,
        _ => t.RosterRoleMember,
    };

    private static Task<Reply> Show(AdaptiveCard card) => Task.FromResult<Reply>(new Reply.Card(card));
}
