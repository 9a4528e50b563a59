using System.Collections.Immutable;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.Ledgers;

/// <summary>What became of a move of an item.</summary>
internal abstract record ItemDecision
{
    private ItemDecision() { }

    /// <summary>Nothing is written; each error stands at its input.</summary>
    public sealed record Refuse(IReadOnlyList<FieldError> Errors) : ItemDecision
    {
        /// <summary>One thing is wrong.</summary>
        public Refuse(string field, string code, string? argument = null)
            : this([new FieldError(field, code, argument)]) { }
    }

    /// <summary>Nothing was asked for that is not so already.</summary>
    public sealed record Nothing : ItemDecision;

    /// <summary>One transaction.</summary>
    public sealed record Write(UnitSave Save) : ItemDecision;
}

/// <summary>What can be wrong with a move, beside what a register says.</summary>
internal static class ItemErrors
{
    /// <summary>From where it stands it cannot become that.</summary>
    public const string IllegalMove = "illegal-move";

    /// <summary>It is closed; only a look-back leads on.</summary>
    public const string IsClosed = "is-closed";

    /// <summary>It is not closed, so there is nothing to look back on.</summary>
    public const string NotClosed = "not-closed";

    /// <summary>Whoever carried it out or closed it does not look back on it.</summary>
    public const string OwnClosing = "own-closing";

    /// <summary>Someone else has the last word: it goes to the reviewer first.</summary>
    public const string NeedsReview = "needs-review";

    /// <summary>It would be due before it was found.</summary>
    public const string BeforeFound = "before-found";

    /// <summary>Worked on anew, it would be late at once.</summary>
    public const string HasPassed = "has-passed";

    /// <summary>A meeting would have decided what was due before it.</summary>
    public const string BeforeMeeting = "before-meeting";

    /// <summary>A meeting decided it, and keeps it as long as it says so.</summary>
    public const string OfMeeting = "of-meeting";

    /// <summary>Nobody of the roster is called so, or several are: nobody could have the last word.</summary>
    public const string NotOnePerson = "not-one-person";

    /// <summary>Whoever carries it out would have the last word on it.</summary>
    public const string ReviewsOwn = "reviews-own";
}

/// <summary>What the moves of an item have in common. Pure.</summary>
internal static class ItemWrites
{
    /// <summary>Input of all cards of an item: where it is to stand, or the result of a look-back.</summary>
    public const string Status = LedgerFields.Status;

    /// <summary>Input of all cards of an item: a line of progress.</summary>
    public const string Note = "note";

    /// <summary>Input of all cards of an item: another deadline.</summary>
    public const string Due = LedgerFields.Due;

    /// <summary>Most lines of progress that an item carries; earlier ones stay in its former versions.</summary>
    public const int MostNotes = 100;

    /// <summary>The longest line of progress.</summary>
    public const int LongestNote = 300;

    /// <summary>A line without what would make two cells or two rows of it.</summary>
    public static string OneCell(string text) => text.ReplaceLineEndings(" ").Replace('|', '／').Replace('｜', '／').Trim();

    /// <summary>A typed line of progress, or what is wrong with it.</summary>
    public static (string? Note, FieldError? Error) NoteOf(string? typed)
    {
        var note = OneCell(typed ?? "");
        return note.Length > LongestNote
            ? (null, new FieldError(Note, FieldErrorCode.TooLong, FieldValues.Format(LongestNote)))
            : (note.Length == 0 ? null : note, null);
    }

    /// <summary>The fields with a further line of progress.</summary>
    public static ImmutableSortedDictionary<string, string> WithNote(
        this ImmutableSortedDictionary<string, string> fields, string? note, Person by, DateOnly today) => note is null
            ? fields
            : fields.WithRow(LedgerFields.Notes, [FieldValues.Format(today), OneCell(by.Name), note]);

    /// <summary>The fields with a further row; the oldest go where there are too many.</summary>
    public static ImmutableSortedDictionary<string, string> WithRow(
        this ImmutableSortedDictionary<string, string> fields, string field, IEnumerable<string> cells)
    {
        var rows = FieldValues.Lines(fields.GetValueOrDefault(field, "")).Append(FieldValues.FormatRow(cells)).TakeLast(MostNotes);
        return fields.SetItem(field, string.Join('\n', rows));
    }

    /// <summary>The fields with a value, or without it where it is empty.</summary>
    public static ImmutableSortedDictionary<string, string> With(
        this ImmutableSortedDictionary<string, string> fields, string field, string? value) =>
        string.IsNullOrEmpty(value) ? fields.Remove(field) : fields.SetItem(field, value);

    /// <summary>The transaction of one item that moved.</summary>
    /// <param name="by">The account of whoever moved it, or the name of the work that did.</param>
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
