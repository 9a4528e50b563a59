using System.Collections.Frozen;
using System.Collections.Immutable;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using static BotApp.Office.Rights.Operation;
using static BotApp.Office.Rights.Scope;
using static BotApp.Office.Roster.Role;

namespace BotApp.Office.Rights;

/// <summary>One line of the table: who may do what, how far, to entries of which visibility.</summary>
internal sealed record Right(Role Role, Operation Operation, Scope Scope, ImmutableArray<Visibility> Sees);

/// <summary>Role × operation × scope × visibility. What has no line here is denied.</summary>
internal static class RightsTable
{
    private static readonly ImmutableArray<Visibility> Open = [Visibility.Unit];
    private static readonly ImmutableArray<Visibility> Joined = [Visibility.Unit, Visibility.Participants];
    private static readonly ImmutableArray<Visibility> Kept = [Visibility.Unit, Visibility.Leaders, Visibility.Participants];
    private static readonly ImmutableArray<Visibility> Led = [Visibility.Unit, Visibility.Leaders];
    private static readonly ImmutableArray<Visibility> Every = [.. Enum.GetValues<Visibility>()];

    /// <summary>The lines, role by role.</summary>
    public static ImmutableArray<Right> Lines { get; } =
    [
        // Sees the own unit's records unless the register says otherwise; logs nothing.
        new(Member, Help, Self, Every),
        new(Member, ReadMine, Self, Every),
        new(Member, UpdateMine, Self, Every),
        new(Member, AcknowledgeReminder, Self, Every),
        new(Member, Operation.SnoozeDay, Self, Every),
        new(Member, OwnSettings, Self, Every),
        new(Member, ListMeetings, OwnUnit, Open),
        new(Member, Find, OwnUnit, Open),
        new(Member, ReadRecords, OwnUnit, Open),
        new(Member, ReadRecords, Self, Joined),
        new(Member, Status, OwnUnit, Open),
        new(Member, WriteReview, Self, Every),
        new(Member, ListLedger, Self, Every),
        new(Member, ReadItem, Self, Every),
        new(Member, UpdateItem, Self, Every),
        new(Member, Operation.CloseItem, Self, Every),
        new(Member, Operation.MarkMeasure, Self, Every),
        new(Member, Operation.LookBack, Self, Every),
        new(Member, ListLedger, OwnUnit, Open),
        new(Member, ReadItem, OwnUnit, Open),

        // Like a member; also keeps the own unit's records, so must see them.
        new(Recorder, Help, Self, Every),
        new(Recorder, ReadMine, Self, Every),
        new(Recorder, UpdateMine, Self, Every),
        new(Recorder, AcknowledgeReminder, Self, Every),
        new(Recorder, Operation.SnoozeDay, Self, Every),
        new(Recorder, OwnSettings, Self, Every),
        new(Recorder, ListMeetings, OwnUnit, Kept),
        new(Recorder, Find, OwnUnit, Kept),
        new(Recorder, ReadRecords, OwnUnit, Kept),
        new(Recorder, LogRecord, OwnUnit, Kept),
        new(Recorder, EditRecord, OwnUnit, Kept),
        new(Recorder, CancelRecord, OwnUnit, Kept),
        new(Recorder, Status, OwnUnit, Kept),
        new(Recorder, WriteReview, Self, Every),
        new(Recorder, ListLedger, Self, Every),
        new(Recorder, ReadItem, Self, Every),
        new(Recorder, UpdateItem, Self, Every),
        new(Recorder, Operation.CloseItem, Self, Every),
        new(Recorder, Operation.MarkMeasure, Self, Every),
        new(Recorder, Operation.LookBack, Self, Every),
        new(Recorder, ListLedger, OwnUnit, Kept),
        new(Recorder, ReadItem, OwnUnit, Kept),
        new(Recorder, EditItem, OwnUnit, Kept),
        new(Recorder, UpdateItem, OwnUnit, Kept),
        new(Recorder, Operation.CloseItem, OwnUnit, Kept),
        new(Recorder, Operation.LookBack, OwnUnit, Kept),

        // Like a recorder; also reads the branch's submitted self-reviews.
        new(Secretary, Help, Self, Every),
        new(Secretary, ReadMine, Self, Every),
        new(Secretary, UpdateMine, Self, Every),
        new(Secretary, AcknowledgeReminder, Self, Every),
        new(Secretary, Operation.SnoozeDay, Self, Every),
        new(Secretary, OwnSettings, Self, Every),
        new(Secretary, ListMeetings, OwnUnit, Kept),
        new(Secretary, Find, OwnUnit, Kept),
        new(Secretary, ReadRecords, OwnUnit, Kept),
        new(Secretary, LogRecord, OwnUnit, Kept),
        new(Secretary, EditRecord, OwnUnit, Kept),
        new(Secretary, CancelRecord, OwnUnit, Kept),
        new(Secretary, Status, OwnUnit, Kept),
        new(Secretary, ReadUnanswered, OwnUnit, Kept),
        new(Secretary, MarkNotDue, OwnUnit, Kept),
        new(Secretary, WriteReview, Self, Every),
        new(Secretary, ListLedger, Self, Every),
        new(Secretary, ReadItem, Self, Every),
        new(Secretary, UpdateItem, Self, Every),
        new(Secretary, Operation.CloseItem, Self, Every),
        new(Secretary, Operation.MarkMeasure, Self, Every),
        new(Secretary, Operation.LookBack, Self, Every),
        new(Secretary, ListLedger, OwnUnit, Kept),
        new(Secretary, ReadItem, OwnUnit, Kept),
        new(Secretary, EditItem, OwnUnit, Kept),
        new(Secretary, UpdateItem, OwnUnit, Kept),
        new(Secretary, Operation.CloseItem, OwnUnit, Kept),
        new(Secretary, Operation.LookBack, OwnUnit, Kept),
        new(Secretary, AnswerForBranch, OwnUnit, Kept),
        new(Secretary, ReadReviews, OwnUnit, Kept),
        new(Secretary, CountReviews, OwnUnit, Kept),

        // Reads, and changes nothing but what is due from the leader personally.
        new(Leader, Help, Self, Every),
        new(Leader, ReadMine, Self, Every),
        new(Leader, UpdateMine, Self, Every),
        new(Leader, AcknowledgeReminder, Self, Every),
        new(Leader, Operation.SnoozeDay, Self, Every),
        new(Leader, OwnSettings, Self, Every),
        new(Leader, ListMeetings, UnitsUnder, Led),
        new(Leader, Find, UnitsUnder, Led),
        new(Leader, ReadRecords, UnitsUnder, Led),
        new(Leader, ReadRecords, Self, Joined),
        new(Leader, Status, UnitsUnder, Led),
        new(Leader, WriteReview, Self, Every),
        new(Leader, ListLedger, Self, Every),
        new(Leader, ReadItem, Self, Every),
        new(Leader, UpdateItem, Self, Every),
        new(Leader, Operation.CloseItem, Self, Every),
        new(Leader, Operation.MarkMeasure, Self, Every),
        new(Leader, Operation.LookBack, Self, Every),
        new(Leader, ListLedger, UnitsUnder, Led),
        new(Leader, ReadItem, UnitsUnder, Led),

        // Everything but self-review text: ReadReviews is not among these.
        new(Role.Office, Help, Self, Every),
        new(Role.Office, ReadMine, Self, Every),
        new(Role.Office, UpdateMine, Self, Every),
        new(Role.Office, AcknowledgeReminder, Self, Every),
        new(Role.Office, Operation.SnoozeDay, Self, Every),
        new(Role.Office, OwnSettings, Self, Every),
        new(Role.Office, Operation.OfficeSettings, All, Every),
        new(Role.Office, ListMeetings, All, Every),
        new(Role.Office, Find, All, Every),
        new(Role.Office, ReadRecords, All, Every),
        new(Role.Office, LogRecord, All, Every),
        new(Role.Office, EditRecord, All, Every),
        new(Role.Office, CancelRecord, All, Every),
        new(Role.Office, Status, All, Every),
        new(Role.Office, MarkNotDue, All, Every),
        new(Role.Office, ManageReminders, All, Every),
        new(Role.Office, WriteReview, Self, Every),
        new(Role.Office, ListLedger, Self, Every),
        new(Role.Office, ReadItem, Self, Every),
        new(Role.Office, UpdateItem, Self, Every),
        new(Role.Office, Operation.CloseItem, Self, Every),
        new(Role.Office, Operation.MarkMeasure, Self, Every),
        new(Role.Office, Operation.LookBack, Self, Every),
        new(Role.Office, ListLedger, All, Every),
        new(Role.Office, ReadItem, All, Every),
        new(Role.Office, EditItem, All, Every),
        new(Role.Office, UpdateItem, All, Every),
        new(Role.Office, Operation.CloseItem, All, Every),
        new(Role.Office, Operation.LookBack, All, Every),
        new(Role.Office, CountReviews, All, Every),
        new(Role.Office, OpenReviewCycle, All, Every),
        new(Role.Office, Operation.Export, All, Every),
        new(Role.Office, ReadRoster, All, Every),
        new(Role.Office, ImportRoster, All, Every),
    ];

    // Looked up: a help card alone asks for twenty operations, each in every unit, and scanning the lines took half of the turn.
    private static readonly FrozenDictionary<(Role, Operation), ImmutableArray<Right>> ByRole =
        Lines.GroupBy(line => (line.Role, line.Operation)).ToFrozenDictionary(lines => lines.Key, lines => lines.ToImmutableArray());

    /// <summary>The lines for an operation of a role; if there are none, it is denied.</summary>
    public static ImmutableArray<Right> Of(Role role, Operation operation) => ByRole.GetValueOrDefault((role, operation), []);
}
