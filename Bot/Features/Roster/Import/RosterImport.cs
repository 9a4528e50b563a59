using System.Collections.Immutable;
using BotApp.Features.Import;
using BotApp.Office.Roster;

namespace BotApp.Features.Roster.Import;

/// <summary>What an import writes.</summary>
/// <param name="Units">New units, and units whose place in the order changed.</param>
/// <param name="Members">New and changed rows; person and unit identify a row.</param>
/// <param name="Removed">Rows to take off the roster; none unless the file replaces it.</param>
/// <param name="RemovedUnits">Units to take off the roster. Their records stay.</param>
internal sealed record RosterChanges(
    ImmutableArray<Unit> Units,
    ImmutableArray<RosterMember> Members,
    ImmutableArray<RosterMember> Removed,
    ImmutableArray<Unit> RemovedUnits)
{
    /// <summary>Rows of <see cref="Members"/> that are new.</summary>
    public required int Added { get; init; }

    /// <summary>Rows of the file that the roster already has unchanged.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Rows of the roster that the file does not name; they are left alone.</summary>
    public required int NotInFile { get; init; }

    /// <summary>People who were not on the roster, with the first row that names them.</summary>
    public required ImmutableArray<(int Row, string UserId)> Newcomers { get; init; }

    /// <summary>Names of <see cref="RemovedUnits"/>, with the kind where another unit has the name too.</summary>
    public required ImmutableArray<string> RemovedUnitNames { get; init; }

    /// <summary>Things to check, though they may be intended.</summary>
    public ImmutableArray<FileError> Notices { get; init; } = [];

    /// <summary>
    /// Whether so much is removed that the file may be only a part of the roster. A removal loses since when units and people are
    /// on the roster, and a correct file imported later does not restore that.
    /// </summary>
    public bool TakesMuchOff => !RemovedUnits.IsEmpty || Removed.Length > MostRemovedUnasked;

    private const int MostRemovedUnasked = 5;

    /// <summary>Rows of <see cref="Members"/> that differ from those on the roster.</summary>
    public int Changed => Members.Length - Added;

    /// <summary>Person and unit of each row of the file, in its order.</summary>
    public ImmutableArray<(string UserId, string UnitId)> InFile { get; init; } = [];

    /// <summary>Applies these changes to a roster.</summary>
    public RosterSnapshot ApplyTo(RosterSnapshot roster)
    {
        var gone = Removed.Select(m => (m.UserId, m.UnitId)).ToHashSet();
        var written = Members.ToDictionary(m => (m.UserId, m.UnitId));
        var stay = roster.Members.Where(m => !gone.Contains((m.UserId, m.UnitId)))
            .Select(m => written.Remove((m.UserId, m.UnitId), out var changed) ? changed : m).ToList();
        // Rows named by the file take its order within the places they had among the others; new rows come last.
        var places = InFile.Index().ToDictionary(row => row.Item, row => row.Index);
        var named = new Queue<RosterMember>(stay.Where(m => places.ContainsKey((m.UserId, m.UnitId))).OrderBy(m => places[(m.UserId, m.UnitId)]));
        var goneUnits = RemovedUnits.Concat(Units).Select(u => u.Id).ToHashSet(StringComparer.Ordinal);
        return RosterSnapshot.From(
            roster.Units.Where(u => !goneUnits.Contains(u.Id)).Concat(Units),
            stay.Select(m => places.ContainsKey((m.UserId, m.UnitId)) ? named.Dequeue() : m)
                .Concat(Members.Where(m => written.ContainsKey((m.UserId, m.UnitId)))));
    }

    /// <summary>Nothing to write.</summary>
    public bool IsEmpty => Units.IsEmpty && Members.IsEmpty && Removed.IsEmpty && RemovedUnits.IsEmpty;
}

/// <summary>The decision on a roster file.</summary>
internal abstract record RosterDecision
{
    private RosterDecision() { }

    /// <summary>Every row is good.</summary>
    public sealed record Accepted(RosterChanges Changes) : RosterDecision;

    /// <summary>Some row has an error. <paramref name="GoodRows"/> has the changes of the others, for a partial import.</summary>
    public sealed record Refused(IReadOnlyList<FileError> Errors, RosterChanges GoodRows) : RosterDecision
    {
        /// <summary>Whether any row is good.</summary>
        public bool HasGoodRows => GoodRows.Members.Length + GoodRows.Unchanged > 0;
    }
}

/// <summary>Where the roster is kept.</summary>
internal interface IRosterWriter
{
    /// <summary>The current roster, from storage and not from a cache; without the configured administrators.</summary>
    Task<RosterSnapshot> ReadAsync(CancellationToken ct);

    /// <summary>Replaces the roster atomically, so that rights never depend on half an import.</summary>
    /// <param name="change">
    /// Returns the new roster, or the same one for no change; called again if another import or an erasure came first.
    /// </param>
    Task ChangeAsync(Func<RosterSnapshot, RosterSnapshot> change, CancellationToken ct);

    /// <summary>The given people who were erased at some time.</summary>
    /// <param name="userIds">Entra object ids.</param>
    Task<IReadOnlyList<string>> ErasedAsync(IReadOnlyCollection<string> userIds, CancellationToken ct);
}

/// <summary>Decides what a roster file changes. Pure.</summary>
/// <remarks>
/// A file adds and corrects; it takes nobody off the roster unless it is said to replace it. So the branches can be
/// imported one by one, and a short file does not empty a branch.
/// </remarks>
internal static class RosterImport
{
    /// <summary>Decides what importing these rows into the current roster changes.</summary>
    /// <param name="readErrors">Errors found while reading the file.</param>
    /// <param name="replace">Whether the file is the whole roster; only heeded if every row is good.</param>
    public static RosterDecision Decide(
        IReadOnlyList<RosterFileRow> rows, IReadOnlyList<FileError> readErrors, RosterSnapshot current, bool replace = false)
    {
        var (good, rowErrors) = RosterRowCheck.Check(rows, current.Units);
        if (!replace)
            (good, rowErrors) = WithoutNewAccounts(good, rowErrors, current);
        FileError[] errors = [.. readErrors.Concat(rowErrors).OrderBy(e => e.Row)];
        return errors.Length == 0
            ? new RosterDecision.Accepted(Changes(good, current, replace))
            : new RosterDecision.Refused(errors, Changes(good, current, replace: false));
    }

    // A person back with a new account would become two people of one name, and names in records could be matched to neither.
    private static (IReadOnlyList<CheckedRow> Good, IReadOnlyList<FileError> Errors) WithoutNewAccounts(
        IReadOnlyList<CheckedRow> good, IReadOnlyList<FileError> errors, RosterSnapshot current)
    {
        var inFile = good.Select(r => r.Member.UserId).ToHashSet(StringComparer.Ordinal);
        var others = current.Members.Where(m => m.Upn is not null && !inFile.Contains(m.UserId))
            .DistinctBy(m => m.Upn, StringComparer.OrdinalIgnoreCase).ToDictionary(m => m.Upn!, m => m.UserId, StringComparer.OrdinalIgnoreCase);
        var taken = good.Where(r => r.Member.Upn is { } upn && others.ContainsKey(upn)).ToList();
        return taken.Count == 0
            ? (good, errors)
            : ([.. good.Except(taken)], [.. errors, .. taken.Select(r => new FileError(r.Row, "upn", RosterErrorCode.UpnOnRoster, others[r.Member.Upn!]))]);
    }

    private static RosterChanges Changes(IReadOnlyList<CheckedRow> good, RosterSnapshot current, bool replace)
    {
        // A file cannot tell since when someone has a role.
        var former = current.Members.Select(m => m with { RoleSince = null }).ToList();
        var before = former.ToDictionary(m => (m.UserId, m.UnitId));
        var upns = good.Where(r => r.Member.Upn is not null).GroupBy(r => r.Member.UserId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Member.Upn, StringComparer.Ordinal);
        var named = good.Select(r => r.Member with { Upn = UpnOf(r.Member.UserId) }).ToList();
        var inFile = named.Select(m => (m.UserId, m.UnitId)).ToHashSet();
        var rest = former.Where(m => !inFile.Contains((m.UserId, m.UnitId))).ToList();

        // A person has one name and one address, so rows in other units are updated, too.
        var names = good.GroupBy(r => r.Member.UserId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Member.Name, StringComparer.Ordinal);
        var renamed = replace
            ? []
            : rest.Select(m => m with { Name = names.GetValueOrDefault(m.UserId, m.Name), Upn = UpnOf(m.UserId) ?? m.Upn }).ToList();

        var members = named.Concat(renamed).Where(m => before.GetValueOrDefault((m.UserId, m.UnitId)) != m).ToImmutableArray();
        var units = UnitsOf(good, current, replace);
        var kept = units.Select(u => u.Id).ToHashSet(StringComparer.Ordinal);
        var changes = new RosterChanges(
            [.. units.Where(u => current.Unit(u.Id) != u)],
            members,
            replace ? [.. rest] : [],
            [.. current.Units.Where(u => !kept.Contains(u.Id))])
        {
            InFile = [.. named.Select(m => (m.UserId, m.UnitId))],
            Added = members.Count(m => !before.ContainsKey((m.UserId, m.UnitId))),
            Unchanged = named.Count(m => before.GetValueOrDefault((m.UserId, m.UnitId)) == m),
            NotInFile = replace ? 0 : rest.Count,
            Newcomers = [.. good.DistinctBy(r => r.Member.UserId).Where(r => current.Find(r.Member.UserId) is null).Select(r => (r.Row, r.Member.UserId))],
            RemovedUnitNames = [.. current.Units.Where(u => !kept.Contains(u.Id)).Select(u => HasNamesake(u) ? $"{u.Name} ({u.Kind.Code()})" : u.Name)],
        };
        return changes with { Notices = [.. Notices(good, changes, current)] };

        bool HasNamesake(Unit unit) => current.Units.Concat(units).Any(other => other.Id != unit.Id && other.Name == unit.Name);

        string? UpnOf(string userId) => upns.GetValueOrDefault(userId) ?? current.Find(userId)?.Upn;
    }

    private static IEnumerable<FileError> Notices(IReadOnlyList<CheckedRow> good, RosterChanges changes, RosterSnapshot current)
    {
        var next = changes.ApplyTo(current);
        foreach (var row in good.DistinctBy(r => r.Member.UnitId).Where(r => current.Unit(r.Member.UnitId) is null))
            if (next.Units.FirstOrDefault(u => RosterNames.Key(u.Name) == RosterNames.Key(row.Unit) && u.Kind != row.Kind) is { } other)
                yield return new FileError(row.Row, "kind", RosterNoticeCode.SameName, row.Unit, other.Kind.Code(), row.Kind.Code());
        foreach (var row in good.DistinctBy(r => (r.Kind, r.Typed)).Where(r => r.IsSpelledOtherwise))
            yield return new FileError(row.Row, "unit", RosterNoticeCode.UnitSpelling, row.Typed, row.Unit);
        foreach (var alike in next.Units.GroupBy(u => (u.Kind, RosterNames.Key(u.Name))).Where(g => g.Count() > 1))
            yield return new FileError(0, null, RosterNoticeCode.UnitsAlike, string.Join('、', alike.Select(u => u.Name)));
        foreach (var row in good.DistinctBy(r => r.Member.UnitId).Where(r => r.Kind is UnitKind.Branch && !next.HasRecorder(r.Member.UnitId)))
            yield return new FileError(row.Row, "role", RosterNoticeCode.NoRecorder, row.Unit);
        // Reported only when an import causes it: else every file of branches imported one by one would repeat it.
        if ((current.Members.IsEmpty || current.Members.Any(m => m.Role is Role.Office)) && !next.Members.Any(m => m.Role is Role.Office))
            yield return new FileError(0, null, RosterNoticeCode.NoOffice);
    }

    /// <summary>All units of the new roster: remaining ones in their order, then new ones in the file's order.</summary>
    private static List<Unit> UnitsOf(IReadOnlyList<CheckedRow> good, RosterSnapshot current, bool replace)
    {
        var inFile = good.DistinctBy(r => r.Member.UnitId).ToList();
        if (replace)
            return [.. inFile.Select((r, i) => new Unit(r.Member.UnitId, r.Kind, r.Unit, i))];

        var next = current.Units.IsEmpty ? 0 : current.Units.Max(u => u.Order) + 1;
        var added = inFile.Where(r => current.Unit(r.Member.UnitId) is null)
            .Select((r, i) => new Unit(r.Member.UnitId, r.Kind, r.Unit, next + i));
        return [.. current.Units, .. added];
    }
}
