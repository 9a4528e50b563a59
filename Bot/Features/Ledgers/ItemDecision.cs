using System.Collections.Immutable;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.Ledgers;

/// <summary>The decision on a change of an item.</summary>
internal abstract record ItemDecision
{
    private ItemDecision() { }

    /// <summary>Nothing is written; each error belongs to an input.</summary>
    public sealed record Refuse(IReadOnlyList<FieldError> Errors) : ItemDecision
    {
        /// <summary>A refusal with a single error, of the status.</summary>
        public Refuse(string code)
            : this([new FieldError(ItemWrites.Status, code)]) { }
    }

    /// <summary>The item is already as requested.</summary>
    public sealed record Nothing : ItemDecision;

    /// <summary>One transaction.</summary>
    public sealed record Write(UnitSave Save) : ItemDecision;
}

/// <summary>Errors of a change, besides those that registers define.</summary>
internal static class ItemErrors
{
    /// <summary>The status cannot change to this one.</summary>
    public const string IllegalMove = "illegal-move";

    /// <summary>It is closed; only a look-back can reopen it.</summary>
    public const string IsClosed = "is-closed";

    /// <summary>It is not closed, so there is nothing to look back on.</summary>
    public const string NotClosed = "not-closed";

    /// <summary>The owner and the closer may not look back on it.</summary>
    public const string OwnClosing = "own-closing";

    /// <summary>The reviewer decides: it has to go to review first.</summary>
    public const string NeedsReview = "needs-review";

    /// <summary>The deadline is before the day it was found.</summary>
    public const string BeforeFound = "before-found";

    /// <summary>The deadline has passed: a reopened item would be late at once.</summary>
    public const string HasPassed = "has-passed";

    /// <summary>The deadline is before the meeting that decided it.</summary>
    public const string BeforeMeeting = "before-meeting";

    /// <summary>It belongs to a meeting and exists as long as the meeting lists it.</summary>
    public const string OfMeeting = "of-meeting";

    /// <summary>The roster has nobody, or several people, of the reviewer's name.</summary>
    public const string NotOnePerson = "not-one-person";

    /// <summary>The measure is someone else's, or not there.</summary>
    public const string NotOwnMeasure = "not-own-measure";

    /// <summary>The owner would be the reviewer, too.</summary>
    public const string ReviewsOwn = "reviews-own";
}

/// <summary>What all changes of an item share. Pure.</summary>
internal static class ItemWrites
{
    /// <summary>Input of all cards of an item: the new status, or the result of a look-back.</summary>
    public const string Status = LedgerFields.Status;

    /// <summary>Input of all cards of an item: a line of progress.</summary>
    public const string Note = "note";

    /// <summary>Input of all cards of an item: a new deadline.</summary>
    public const string Due = LedgerFields.Due;

    /// <summary>Most lines of progress that an item holds; older ones remain in its former versions.</summary>
    public const int MostNotes = 100;

    /// <summary>Longest line of progress, in characters.</summary>
    public const int LongestNote = 300;

    /// <summary>The text with cell and row separators replaced, so that it stays one cell.</summary>
    public static string OneCell(string text) => text.ReplaceLineEndings(" ").Replace('|', '／').Replace('｜', '／').Trim();

    /// <summary>A typed line of progress, or its error.</summary>
    public static (string? Note, FieldError? Error) NoteOf(string? typed)
    {
        var note = OneCell(typed ?? "");
        return note.Length > LongestNote
            ? (null, new FieldError(Note, FieldErrorCode.TooLong, FieldValues.Format(LongestNote)))
            : (note.Length == 0 ? null : note, null);
    }

    /// <summary>The fields with a line of progress added.</summary>
    public static ImmutableSortedDictionary<string, string> WithNote(
        this ImmutableSortedDictionary<string, string> fields, string? note, Person by, DateOnly today) => note is null
            ? fields
            : fields.WithRow(LedgerFields.Notes, [FieldValues.Format(today), OneCell(by.Name), note]);

    /// <summary>The fields with a row added; drops the oldest rows beyond <see cref="MostNotes"/>.</summary>
    public static ImmutableSortedDictionary<string, string> WithRow(
        this ImmutableSortedDictionary<string, string> fields, string field, IEnumerable<string> cells)
    {
        var rows = FieldValues.Lines(fields.GetValueOrDefault(field, "")).Append(FieldValues.FormatRow(cells)).TakeLast(MostNotes);
        return fields.SetItem(field, string.Join('\n', rows));
    }

    /// <summary>The fields with a value set, or removed if it is empty.</summary>
    public static ImmutableSortedDictionary<string, string> With(
        this ImmutableSortedDictionary<string, string> fields, string field, string? value) =>
        string.IsNullOrEmpty(value) ? fields.Remove(field) : fields.SetItem(field, value);

    /// <summary>The transaction that saves one changed item.</summary>
    /// <param name="by">The account of the person who changed it, or the name of the background work that did.</param>
    public static ItemDecision.Write Write(
        Stored<OfficeRecord> item, ImmutableSortedDictionary<string, string> fields, string state, string what, string operation, string by, DateTimeOffset now)
    {
        var moved = new RecordWrite.Replace(
            item.Value with
            {
                Fields = fields,
                State = state,
                Version = item.Value.Version + 1,
                ChangedBy = by,
                ChangedAt = now,
            },
            item);
        return new ItemDecision.Write(new UnitSave
        {
            Unit = item.Value.Unit,
            OperationId = operation,
            What = what,
            Who = by,
            At = now,
            Writes = [moved],
            Outbox = [LedgerMessage.Of(moved)],
        });
    }
}
