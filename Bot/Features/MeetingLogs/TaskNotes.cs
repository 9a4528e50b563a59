using BotApp.Cards.Meetings;
using BotApp.Cards.Texts;
using BotApp.Features.Ledgers;
using BotApp.Office;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;

namespace BotApp.Features.MeetingLogs;

/// <summary>Names the owners whom the tasks of a meeting do not reach; nothing else would tell. Pure.</summary>
internal static class TaskNotes
{
    /// <summary>
    /// Notes on the items and not on the minutes, as reminders go by the items: a name in the minutes may be another person's on the roster by now.
    /// </summary>
    /// <param name="items">What the meeting decided, as the ledger has it.</param>
    public static IEnumerable<string> Of(OfficeRecord meeting, IReadOnlyList<OfficeRecord> items, RosterSnapshot roster, CardTexts t)
    {
        var tasks =
            (from row in FieldValues.Rows(meeting.Fields.GetValueOrDefault(MeetingInputs.Actions, ""))
             where FollowUpItems.IsCarriedOn(row)
             let item = FollowUpItems.ItemOf(items, row) is { } found ? new LedgerItem(found) : null
             where item is { IsOpen: true }
             let owner = item[LedgerFields.Owner] ?? row[1]
             select (Text: row[0], Owner: owner, Known: roster.Find(item.OwnerId), Namesakes: Owners.Namesakes(roster, meeting.Unit, owner))).ToList();
        var unknown = tasks.Where(task => task is { Known: null, Namesakes: 0 }).Select(task => Named(task.Text, task.Owner)).ToList();
        if (unknown.Count > 0)
            yield return t.MeetingTasksOwnerUnknown(string.Join(t.ListSeparator, unknown));
        var common = tasks.Where(task => task is { Known: null, Namesakes: > 0 })
            .Select(task => Named(task.Text, t.MeetingNamesakes(task.Owner, task.Namesakes))).ToList();
        if (common.Count > 0)
            yield return t.MeetingTasksOwnerCommon(string.Join(t.ListSeparator, common));
        var several = tasks.Where(task => task.Known is not null && Owners.AreSeveral(task.Owner, roster, meeting.Unit))
            .Select(task => Named(task.Text, task.Known!.Name)).ToList();
        if (several.Count > 0)
            yield return t.MeetingTasksOneReminded(string.Join(t.ListSeparator, several));

        string Named(string task, string who) => Quote.Short(task) + t.Parenthesised(who);
    }
}
