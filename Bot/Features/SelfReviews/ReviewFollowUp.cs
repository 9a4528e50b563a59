using System.Collections.Immutable;
using Azure;
using BotApp.Features.Privacy;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.People;
using BotApp.Storage.Records;
using BotApp.Storage.SelfReviews;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>
/// Updates what depends on a submission: its counts, a record of the branch (audited and tallied like any other, without a
/// word of its text), and the author's open item. Repeatable: it brings both in line with the review's current state.
/// </summary>
internal sealed partial class ReviewFollowUp(
    SelfReviewStore store, UnitStore units, PeopleStore people, ErasedPeople erased, OfficeClock clock, ILogger<ReviewFollowUp> logger)
{
    /// <summary>Code of the register of the counts, and of the open items.</summary>
    public const string Register = AutomaticRegisters.SelfReview;

    /// <summary>Values of the register's field <c>level</c>.</summary>
    public const string Person = "person";

    /// <inheritdoc cref="Person"/>
    public const string Branch = "branch";

    private const int MostTries = 5;

    /// <summary>Updates them at once. If that fails, the review stays marked as pending and the worker does it.</summary>
    /// <param name="roster">Tells who takes part; null while it is unknown, and then nobody counts as having left.</param>
    public async Task TryAsync(ReviewHead head, ReviewCycle cycle, RosterSnapshot? roster, CancellationToken ct)
    {
        try
        {
            await FollowAsync(head, cycle, roster, ct);
        }
        catch (Exception e) when (StorageOutage.Is(e, ct))
        {
            LogLater(logger, cycle.Id, e);
        }
    }

    /// <summary>Updates them, including changes made meanwhile.</summary>
    /// <inheritdoc cref="TryAsync" path="/param"/>
    public async Task FollowAsync(ReviewHead head, ReviewCycle cycle, RosterSnapshot? roster, CancellationToken ct)
    {
        var units = head.CountedIn.ToHashSet(StringComparer.Ordinal);
        for (var tries = 1; tries <= MostTries; tries++)
        {
            string[] counted = head.State == ReviewState.Submitted ? [head.Unit] : [];
            foreach (var former in units.Except(counted).ToList())
                await WriteAsync(head, cycle, former, isActive: false, ct);
            foreach (var unit in counted)
                await WriteAsync(head, cycle, unit, isActive: true, ct);
            await OweAsync(head, cycle, roster, ct);
            await SettleAsync([head.Author], ct);
            if (await store.SettleAsync(head, counted, ct) || await store.FindAsync(head.Author, head.Cycle, ct) is not { } newer)
                return;

            head = newer;
            units.UnionWith([.. counted, .. newer.CountedIn]);
        }
    }

    // A removal blocks its version for good, so the item of someone who left is taken back instead: returning, they owe the same version.
    private async Task OweAsync(ReviewHead head, ReviewCycle cycle, RosterSnapshot? roster, CancellationToken ct)
    {
        if (head.State == ReviewState.Submitted || TakesPart(head.Author, cycle, roster))
            await ListAsync(head.Author, cycle, head, clock.DayOf(head.ChangedAt), ct, cameBack: head.State == ReviewState.Returned);
        else
            await UnlistAsync(head.Author, cycle, ct);
    }

    /// <summary>Puts the round on the list of open items of a person or a branch, or takes it off.</summary>
    /// <param name="author">A person; or a branch with a review of its own, whose list its current secretary sees.</param>
    /// <param name="head">The review's head; null before it was begun.</param>
    /// <param name="since">The office's day on which the person gets it: a returned review, or one asked of a later joiner, is mentioned anew.</param>
    /// <param name="cameBack">It has just been returned. A mere rewrite of the list keeps that mark and its day.</param>
    public Task<bool> ListAsync(
        string author, ReviewCycle cycle, ReviewHead? head, DateOnly since, CancellationToken ct, bool cameBack = false)
    {
        // Increases with the review's version.
        var version = (head?.Version ?? 0) + 1;
        // Nobody owes a closed round, whatever message comes late.
        if (cycle.ClosedAt is not null)
            return people.RemoveAsync(author, Register, cycle.Id, int.MaxValue, ct);
        return head?.State != ReviewState.Submitted
            ? people.UpsertAsync(
                new OpenItem(author, Register, cycle.Id, cycle.Name, cycle.Due, clock.DayOf(cycle.OpenedAt), Register, RecordState.Active, version)
                {
                    Entered = since,
                    CameBack = cameBack,
                    Status = OwedReview.StatusOf(head?.State),
                },
                ct)
            : people.RemoveAsync(author, Register, cycle.Id, version, ct);
    }

    /// <summary>Takes the round off the list of someone who left its branches, so that it can be listed again if they return.</summary>
    public Task<bool> UnlistAsync(string author, ReviewCycle cycle, CancellationToken ct) => people.TakeBackAsync(author, Register, cycle.Id, ct);

    /// <summary>Call after writing lists: clears those of people erased meanwhile.</summary>
    public Task SettleAsync(IReadOnlyCollection<string> people, CancellationToken ct) => erased.SettleListsAsync(people, ct);

    private static bool TakesPart(string author, ReviewCycle cycle, RosterSnapshot? roster) =>
        roster is null
        || (roster.Unit(author) is { } branch && ReviewAccess.Answers(cycle, branch))
        || (roster.Find(author) is { } person && ReviewAccess.BranchOf(cycle, roster, person) is not null);

    private async Task WriteAsync(ReviewHead head, ReviewCycle cycle, string unit, bool isActive, CancellationToken ct)
    {
        var id = OperationId.Of("review", head.Cycle, head.Author);
        for (var tries = 1; tries <= MostTries; tries++)
        {
            var former = await units.FindAsync(unit, id, ct);
            if (former is null && !isActive)
                return;

            var record = isActive ? Counted(head, cycle, unit, id, former) : Cancelled(head, former!);
            if (former is not null && SaysTheSame(former.Value, record))
                return;
            var outcome = await units.SaveAsync(
                new UnitSave
                {
                    Unit = unit,
                    // The id includes the record's version: a slow host may have written an older review over this one, and rewriting it must be a new operation.
                    OperationId = OperationId.Of("review", unit, head.Cycle, head.Author, FieldValues.Format(head.Version), FieldValues.Format(record.Version)),
                    What = isActive ? "review.submit" : "review.withdraw",
                    Who = head.ChangedBy,
                    At = head.ChangedAt,
                    Writes = [former is null ? new RecordWrite.Create(record) : new RecordWrite.Replace(record, former)],
                },
                ct);
            if (outcome is SaveOutcome.Saved or SaveOutcome.Repeated)
                return;
        }

        throw new RequestFailedException(409, "The counts of a self-review lost every race.");
    }

    private static bool SaysTheSame(OfficeRecord stands, OfficeRecord wanted) =>
        stands.State == wanted.State && stands.Tags.SetEquals(wanted.Tags) && stands.Fields.SequenceEqual(wanted.Fields);

    private OfficeRecord Counted(ReviewHead head, ReviewCycle cycle, string unit, string id, Stored<OfficeRecord>? former)
    {
        var submitted = clock.DayOf(head.Parts[0].SubmittedAt);
        var isBranch = head.Author == unit;
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        fields["submitted"] = FieldValues.Format(submitted);
        fields["cycle"] = cycle.Id;
        fields["level"] = isBranch ? Branch : Person;
        fields["parts"] = FieldValues.Format(head.Parts.Count);
        fields["problems"] = FieldValues.Format(head.Parts.Sum(p => p.Problems));
        fields["measures"] = FieldValues.Format(head.Parts.Sum(p => p.Measures));
        if (!isBranch)
            fields["author"] = head.Author;
        return new OfficeRecord
        {
            Id = id,
            Unit = unit,
            Register = Register,
            Date = submitted,
            Tags = [.. cycle.Tags],
            Fields = fields.ToImmutable(),
            Version = (former?.Value.Version ?? 0) + 1,
            CreatedBy = former?.Value.CreatedBy ?? head.ChangedBy,
            CreatedAt = former?.Value.CreatedAt ?? head.ChangedAt,
            ChangedBy = head.ChangedBy,
            ChangedAt = head.ChangedAt,
        };
    }

    private static OfficeRecord Cancelled(ReviewHead head, Stored<OfficeRecord> former) => former.Value with
    {
        State = RecordState.Cancelled,
        Version = former.Value.Version + 1,
        ChangedBy = head.ChangedBy,
        ChangedAt = head.ChangedAt,
    };

    [LoggerMessage(1, LogLevel.Warning, "The counts of cycle {Cycle} follow later.")]
    private static partial void LogLater(ILogger logger, string cycle, Exception e);
}
