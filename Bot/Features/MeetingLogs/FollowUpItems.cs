using System.Collections.Immutable;
using BotApp.Cards.Meetings;
using BotApp.Features.Records;
using BotApp.Office.Registers;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.MeetingLogs;

/// <summary>
/// The open items of a meeting: each follow-up with an owner and a deadline is a record of its own beside the meeting,
/// saved with it. Pure.
/// </summary>
internal static class FollowUpItems
{
    /// <summary>Register of the items.</summary>
    public const string Register = "follow-up";

    /// <summary>Field of the item that holds the owner's account, where the roster knows one.</summary>
    public const string OwnerId = "ownerId";

    private const string Text = "title";
    private const string Owner = "owner";
    private const string Due = "due";
    private const string Meeting = "meeting";

    /// <summary>Field of the meeting that counts the items it ever had, so that all of them are found by their ids.</summary>
    public const string Count = "items";

    /// <summary>Ids of all items that a meeting ever had.</summary>
    public static IEnumerable<string> IdsOf(OfficeRecord meeting) =>
        Enumerable.Range(1, FieldValues.TryNumber(meeting.Fields.GetValueOrDefault(Count, "0"), 0, out var n) ? (int)n : 0)
            .Select(i => IdOf(meeting.Id, i));

    /// <summary>
    /// What a changed meeting does to its items: an item whose text and owner are still there stays the same item, also
    /// with another deadline; one that is gone is cancelled; a new line is a new item.
    /// </summary>
    public static IReadOnlyList<RecordWrite> Reconcile(SaveMeetingInput input, OfficeRecord meeting)
    {
        var wanted = Lines(meeting);
        var free = input.FormerItems.ToList();
        var writes = new List<RecordWrite>();
        var added = new List<Line>();
        foreach (var line in wanted)
        {
            var match = free.FindIndex(f => f.Value.Fields.GetValueOrDefault(Text) == line.Text
                && f.Value.Fields.GetValueOrDefault(Owner) == line.Owner);
            if (match < 0)
            {
                added.Add(line);
                continue;
            }

            var former = free[match];
            free.RemoveAt(match);
            var item = Item(input, meeting, line, former.Value);
            if (Differs(item, former.Value))
                writes.Add(new RecordWrite.Replace(item, former));
        }

        foreach (var line in added)
        {
            // A cancelled item's place may be taken by another text: the record's versions tell its story.
            var reused = free.FindIndex(f => f.Value.State == RecordState.Cancelled);
            if (reused >= 0)
            {
                writes.Add(new RecordWrite.Replace(Item(input, meeting, line, free[reused].Value), free[reused]));
                free.RemoveAt(reused);
            }
            else
            {
                var n = input.FormerItems.Count + writes.Count(w => w is RecordWrite.Create) + 1;
                writes.Add(new RecordWrite.Create(Item(input, meeting, line, null) with { Id = IdOf(meeting.Id, n) }));
            }
        }

        writes.AddRange(free.Where(f => f.Value.State != RecordState.Cancelled).Select(f => CancelRecord.Cancelled(f, input.By.Id, input.Now)));
        return writes;
    }

    private sealed record Line(string Text, string Owner, DateOnly Due);

    private static string IdOf(string meeting, int n) => FormattableString.Invariant($"{meeting}.{n}");

    private static IReadOnlyList<Line> Lines(OfficeRecord meeting) =>
    [
        .. from row in FieldValues.Rows(meeting.Fields.GetValueOrDefault(MeetingInputs.Actions, ""))
           where row.Count > 2 && row[1].Length > 0 && FieldValues.TryDate(row[2], out _)
           select new Line(row[0], row[1], FieldValues.TryDate(row[2], out var due) ? due : default),
    ];

    private static bool Differs(OfficeRecord item, OfficeRecord former) =>
        item.State != former.State || item.Date != former.Date || !item.Fields.SequenceEqual(former.Fields);

    private static OfficeRecord Item(SaveMeetingInput input, OfficeRecord meeting, Line line, OfficeRecord? former)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        fields["found"] = FieldValues.Format(meeting.Date);
        fields["status"] = former?.Fields.GetValueOrDefault("status") ?? "not-started";
        fields["source"] = "meeting";
        fields[Text] = line.Text;
        fields[Owner] = line.Owner;
        fields[Due] = FieldValues.Format(line.Due);
        fields[Meeting] = meeting.Id;
        if (input.Roster.FindByName(input.Unit.Id, line.Owner) is { } owner)
            fields[OwnerId] = owner.Id;

        return new OfficeRecord
        {
            Id = former?.Id ?? "",
            Unit = meeting.Unit,
            Register = Register,
            Date = meeting.Date,
            Title = line.Text,
            State = former is { State: RecordState.Closed } && former.Fields.GetValueOrDefault(Text) == line.Text
                ? RecordState.Closed
                : RecordState.Active,
            Fields = fields.ToImmutable(),
            Version = (former?.Version ?? 0) + 1,
            CreatedBy = former?.CreatedBy ?? input.By.Id,
            CreatedAt = former?.CreatedAt ?? input.Now,
            ChangedBy = input.By.Id,
            ChangedAt = input.Now,
        };
    }
}
