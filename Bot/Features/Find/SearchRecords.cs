using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using BotApp.Features.Roster;
using BotApp.Features.Settings;
using BotApp.Office;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Find;

/// <summary>An entry that was found.</summary>
/// <param name="Visibility">The entry's own if it has one; else that of its register.</param>
internal sealed record FoundRecord(Unit Unit, Register Register, RecordLine Line, Visibility Visibility);

/// <summary>What was found, newest first.</summary>
/// <param name="IsCut">There may be more than were searched.</param>
internal sealed record Found(ImmutableArray<FoundRecord> Records, bool IsCut)
{
    /// <summary>Nothing.</summary>
    public static Found None { get; } = new([], false);
}

/// <summary>What was found in a register.</summary>
/// <param name="Last">Day of the latest.</param>
internal sealed record FoundKind(Register Register, int Count, DateOnly Last);

/// <summary>Searches the date indexes of the units that a person may read; others are never looked at.</summary>
internal sealed class SearchRecords(UnitStore units, RegisterCatalog registers, SettingsView settings, FormerUnits former)
{
    /// <summary>Most entries of one search.</summary>
    public const int Most = 200;

    /// <summary>Longest keyword.</summary>
    public const int LongestKeyword = 60;

    private const int AtOnce = 8;

    /// <summary>Searches for words that must all occur: in the title, in the entry's text, or in the name of its register.</summary>
    public async Task<Found> OfAsync(Turn turn, string keyword, CancellationToken ct)
    {
        var words = Words(keyword);
        if (words.Length == 0)
            return Found.None;

        var found = new ConcurrentBag<FoundRecord>();
        var cut = 0;
        var left = await former.OfAsync(turn.Roster, ct);
        var shown = new ConcurrentDictionary<string, ShownWords>(StringComparer.Ordinal);
        await EachAsync(PlacesOf(turn, isShared: false, left), async (place, token) =>
        {
            var hits = 0;
            await foreach (var hit in HitsAsync(place, words, shown, token))
            {
                if (++hits > Most)
                {
                    Interlocked.Exchange(ref cut, 1);
                    break;
                }

                found.Add(hit);
            }
        }, ct);

        var ordered = found.OrderByDescending(f => f.Line.Date).ThenBy(f => f.Unit.Order).ThenBy(f => f.Line.Id, StringComparer.Ordinal).ToImmutableArray();
        return new Found([.. ordered.Take(Most)], cut > 0 || ordered.Length > Most);
    }

    /// <summary>
    /// Counts by kind, where others read along: only what all of a unit may see, and only by names of registers, as a count for
    /// a person's name would give something away about that person. Rows are only counted, not kept. Cancelled entries are left out.
    /// </summary>
    /// <returns>The kind with the latest entry first.</returns>
    public async Task<IReadOnlyList<FoundKind>> CountAsync(Turn turn, string keyword, CancellationToken ct)
    {
        var words = Words(keyword);
        if (words.Length == 0)
            return [];

        var kinds = new ConcurrentDictionary<string, FoundKind>(StringComparer.Ordinal);
        await EachAsync(PlacesOf(turn, isShared: true), async (place, token) =>
        {
            await foreach (var hit in HitsAsync(place, words, shown: null, token))
            {
                if (hit.Line.State != RecordState.Cancelled)
                    kinds.AddOrUpdate(
                        hit.Register.Code,
                        _ => new FoundKind(hit.Register, 1, hit.Line.Date),
                        (_, kind) => kind with { Count = kind.Count + 1, Last = hit.Line.Date > kind.Last ? hit.Line.Date : kind.Last });
            }
        }, ct);
        return [.. kinds.Values.OrderByDescending(k => k.Last).ThenBy(k => k.Register.Code, StringComparer.Ordinal)];
    }

    private static Task EachAsync(IEnumerable<Place> places, Func<Place, CancellationToken, ValueTask> look, CancellationToken ct) =>
        Parallel.ForEachAsync(places.ToList(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, look);

    /// <summary>A unit to search, with the registers and the visibilities that may be found there.</summary>
    private sealed record Place(Unit Unit, ImmutableArray<Register> Registers, ImmutableArray<Visibility> Seen);

    // If the entries' texts are not given, only the names of registers are searched.
    private async IAsyncEnumerable<FoundRecord> HitsAsync(
        Place place, ImmutableArray<string> words, ConcurrentDictionary<string, ShownWords>? shown, [EnumeratorCancellation] CancellationToken ct)
    {
        var named = place.Registers.ToDictionary(r => r.Code, NamesOf, StringComparer.Ordinal);
        await foreach (var row in units.LinesAsync(place.Unit.Id, ct))
        {
            if (!named.TryGetValue(row.Line.Register, out var names))
                continue;
            var register = registers[row.Line.Register];
            string[] others = [.. words.Where(w => !names.Contains(w, StringComparison.Ordinal))];
            if (others.Length > 0 && (shown is null || !IsSaid(others, row.Text, shown.GetOrAdd(register.Code, _ => new ShownWords(registers, register)))))
                continue;
            if (await VisibilityAsync(place.Unit, register, row, ct) is { } visibility && place.Seen.Contains(visibility))
                yield return new FoundRecord(place.Unit, register, row.Line, visibility);
        }
    }

    private static bool IsSaid(string[] words, string text, ShownWords shown) =>
        Fold(shown.Of(text)) is var said && words.All(w => said.Contains(w, StringComparison.Ordinal));

    // An item of a ledger may have a narrower visibility than its ledger. If the row does not say, the record does.
    private async ValueTask<Visibility?> VisibilityAsync(Unit unit, Register register, SearchLine row, CancellationToken ct)
    {
        if (register.Kind is not Register.Ledger)
            return register.Visibility;
        if (row.Visibility is { } own)
            return LedgerItem.VisibilityOf(register, own);
        return await units.FindAsync(unit.Id, row.Line.Id, ct) is { } record ? new LedgerItem(record.Value).VisibilityIn(register) : null;
    }

    /// <summary>The units on the roster that are searched; in a channel bound to certain units, only those.</summary>
    public ImmutableArray<Unit> UnitsOf(Turn turn) =>
        BoundUnits.Among(Rights.UnitsFor(turn.Roster, turn.Person, Operation.Find), turn, settings);

    // A count in a channel does not cover units that have left the roster.
    private IEnumerable<Place> PlacesOf(Turn turn, bool isShared, params ImmutableArray<Unit> left)
    {
        foreach (var unit in UnitsOf(turn).Concat(left))
        {
            var seen = isShared ? [Visibility.Unit] : Rights.Seen(turn.Person, Operation.Find, unit);
            var of = registers.All.Where(r => seen.Contains(r.Visibility) && !r.IsCountedByAccount).ToImmutableArray();
            if (of.Length > 0)
                yield return new Place(unit, of, seen);
        }
    }

    private static string NamesOf(Register register) => Fold(string.Join('\n', register.Aliases.Prepend(register.Name.En).Prepend(register.Name.Zh)));

    private static ImmutableArray<string> Words(string keyword) =>
        [.. Fold(Cut(keyword)).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    // Not between the two code units of one character: half of it cannot be normalised.
    private static string Cut(string keyword) =>
        keyword.Length <= LongestKeyword ? keyword : keyword[..(char.IsHighSurrogate(keyword[LongestKeyword - 1]) ? LongestKeyword - 1 : LongestKeyword)];

    private static string Fold(string text) => TextFolding.Fold(text.Normalize(NormalizationForm.FormC)).ToLowerInvariant();
}
