using System.Collections.Immutable;
using BotApp.Features.Ledgers;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using CsCheck;
using static BotApp.Tests.Unit.Ledgers.LedgerOffice;

namespace BotApp.Tests.Unit.Ledgers;

/// <summary>What holds after any sequence of legal and illegal moves of an item, by anyone.</summary>
public sealed class LedgerPropertyTests
{
    // Written out by hand, a second time: what may follow what, whichever move leads there.
    private static readonly HashSet<(string, string)> Legal =
    [
        ("not-started", "in-progress"), ("not-started", "to-review"), ("not-started", "standing"), ("not-started", "closed"),
        ("in-progress", "to-review"), ("in-progress", "standing"), ("in-progress", "closed"),
        ("to-review", "in-progress"), ("to-review", "standing"), ("to-review", "closed"),
        ("standing", "in-progress"), ("standing", "to-review"), ("standing", "closed"),
        ("closed", "in-progress"),
    ];

    private sealed record Move(int Kind, string? Status, string? Note, string? Due, int By);

    private static readonly Gen<Move> AnyMove = Gen.Select(
        Gen.Int[0, 4],
        One(null, "not-started", "in-progress", "to-review", "closed", "standing", "holds", "reopened", "overdue", ""),
        One(null, null, "已部署", "甲 | 乙", "两行\n文字", "｜", new string('长', 301)),
        One(null, "2026-12-01", "2026-10-01", "2027-03-31", "明天"),
        Gen.Int[0, Everyone.Count - 1],
        (kind, status, note, due, by) => new Move(kind, status, note, due, by));

    private static readonly Gen<(string? Owner, string? Reviewer, Move[] Moves)> AnyLife = Gen.Select(
        One(null, "季风", "顾远", "郑同"), One(null, "周砚", "骆红"), AnyMove.Array[0, 25]);

    [Fact]
    public void Decide_AnySequence_LeavesALegalStateReachedByLegalSteps() => AnyLife.Sample(life =>
    {
        var versions = Live(life);
        foreach (var record in versions)
        {
            var item = new LedgerItem(record);
            Assert.NotNull(ItemStatuses.Parse(record.Fields["status"]));
            var isClosed = item.Status is ItemStatus.Closed;
            Assert.Equal(isClosed, record.State == RecordState.Closed);
            Assert.Equal(isClosed, item.ClosedOn is not null && item.ClosedBy is not null);
            Assert.True(isClosed || item.LookBackDue is null);
            Assert.True(item.CheckerId is null || (item.CheckerId != item.ClosedBy && item.CheckerId != item.OwnerId));
            Assert.Empty(FieldRules.Check(Registers["problem-list"], record.Fields).Errors);
        }

        foreach (var (before, after) in versions.Zip(versions.Skip(1)))
            Assert.True(StatusOf(before) == StatusOf(after) || Legal.Contains((StatusOf(before), StatusOf(after))), $"{StatusOf(before)} to {StatusOf(after)}");
    });

    [Fact]
    public void Decide_AnySequence_ForgetsNothing() => AnyLife.Sample(life =>
    {
        var versions = Live(life);
        Assert.Equal(Enumerable.Range(1, versions.Count), versions.Select(v => v.Version));
        foreach (var (before, after) in versions.Zip(versions.Skip(1)))
        {
            // What was noted and found stays, in its order, and at most one line comes in addition.
            foreach (var field in (string[])["notes", "lookBacks"])
            {
                var (was, rows) = (new LedgerItem(before).Rows(field), new LedgerItem(after).Rows(field));
                Assert.Equal(was.SelectMany(r => r), rows.Take(was.Count).SelectMany(r => r));
                Assert.InRange(rows.Count - was.Count, 0, 1);
            }

            // A measure is marked by its owner alone, and stays with that one.
            var (marks, now) = (new LedgerItem(before).Measures, new LedgerItem(after).Measures);
            Assert.Equal(marks.Select(m => (m.Text, m.OwnerId)), now.Select(m => (m.Text, m.OwnerId)));
            Assert.All(marks.Zip(now).Where(m => m.First.Done != m.Second.Done), m => Assert.Equal(m.First.OwnerId, after.ChangedBy));

            // Out of 已销号 leads only a look-back, by someone other than whoever closed it.
            if (StatusOf(before) == "closed")
            {
                Assert.NotEqual(new LedgerItem(before).ClosedBy, after.ChangedBy);
                Assert.Equal(new LedgerItem(before).Rows("lookBacks").Count + 1, new LedgerItem(after).Rows("lookBacks").Count);
            }
        }
    });

    [Fact]
    public void Decide_AnySequence_TalliesEqualARecount() => AnyLife.Array[1, 4].Sample(lives =>
    {
        var rules = RegisterTallies.RulesOf(Registers);
        var sheets = new Dictionary<string, TallySheet>(StringComparer.Ordinal);
        var last = new List<OfficeRecord>();
        foreach (var (life, n) in lives.Select((l, n) => (l, n)))
        {
            var versions = Live(life, $"{(char)('a' + n)}bcdefghijklmnopqrstuvwxyz");
            last.Add(versions[^1]);
            RecordWrite[] writes =
            [
                new RecordWrite.Create(versions[0]), .. versions.Zip(versions.Skip(1), (before, after) => new RecordWrite.Replace(after, Stored(before))),
            ];
            foreach (var (month, change) in writes.SelectMany(w => TallyChange.Of([w], rules)))
            {
                var sheet = sheets.GetValueOrDefault(month, TallySheet.Empty(month, "h"));
                sheets[month] = change.ApplyTo(Known(sheet, change))!;
            }
        }

        foreach (var (month, sheet) in sheets)
        {
            var change = TallyChange.Count(last.Where(r => TallySheet.MonthOf(r) == month), rules);
            Assert.Equal(change.ApplyTo(Known(TallySheet.Empty(month, "h"), change))!.Counters, sheet.Counters);
        }
    });

    // Every version of an item that went through these moves, the refused ones leaving it as it was.
    private static List<OfficeRecord> Live((string? Owner, string? Reviewer, Move[] Moves) life, string cardId = "abcdefghijklmnopqrstuvwxyz")
    {
        (string, string)[] typed =
        [
            ("measures", "走访 | 骆红 | 2026-12-10\n通报 | 季风\n修订 | 顾远 | 2026-12-01 | 2026-11-20"),
            .. life.Owner is { } owner ? [("owner", owner)] : ((string, string)[])[], .. life.Reviewer is { } reviewer ? [("reviewer", reviewer)] : ((string, string)[])[],
        ];
        var versions = new List<OfficeRecord> { Record(SaveItem.Decide(Input(typed) with { CardId = cardId }, Registers)) };
        foreach (var move in life.Moves)
        {
            var (item, by) = (versions[^1], Everyone[move.By]);
            var decision = move.Kind switch
            {
                0 => Update(item, by, Given(move.Status), move.Note, Given(move.Due)),
                1 => Close(item, by, note: move.Note),
                2 => LookBackOn(item, by, Given(move.Status), move.Note, Given(move.Due)),
                3 => Mark(item, by, 1 + (move.Note?.Length ?? 0) % 3, move.Note),
                _ => SaveItem.Decide(Input([("measures", item.Fields["measures"]), .. typed, ("category", move.Note is { Length: < 60 } area ? area : "学习")]) with { Former = Stored(item), By = by }, Registers),
            };
            // A closed item's content may still be put right; that is an edit of what it says, not a move.
            if (decision is ItemDecision.Write write && !(move.Kind > 3 && item.State == RecordState.Closed))
                versions.Add(write.Save.Writes.Single().Record);
        }

        return versions;
    }

    private static Gen<string?> One(params string?[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    // A card sends no empty value.
    private static string? Given(string? value) => value is { Length: > 0 } ? value : null;

    private static TallySheet Known(TallySheet sheet, TallyChange change) => sheet with
    {
        Members = change.Members.Aggregate(
            sheet.Members, (known, member) => known.ContainsKey(member) ? known : known.Add(member, new MemberCount(0, null))),
    };
}
