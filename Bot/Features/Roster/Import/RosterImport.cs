using System.Collections.Immutable;
using BotApp.Features.Import;
using BotApp.Office.Roster;

namespace BotApp.Features.Roster.Import;

/// <summary>What an import writes.</summary>
/// <param name="Units">New units, and units whose place in the order changed.</param>
/// <param name="Members">New rows and changed ones; a row is known by person and unit.</param>
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

    /// <summary>Rows of the file that the roster holds already as they are.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Rows of the roster, left alone, whose person and unit the file does not name.</summary>
    public required int NotInFile { get; init; }

    /// <summary>People who were not on the roster, with the first row that names them.</summary>
    public required ImmutableArray<(int Row, string UserId)> Newcomers { get; init; }

    /// <summary>Names of <see cref="RemovedUnits"/>, with the kind where another unit has the name too.</summary>
    public required ImmutableArray<string> RemovedUnitNames { get; init; }

    /// <summary>What to look at, though it may be meant.</summary>
    public ImmutableArray<FileError> Notices { get; init; } = [];

    /// <summary>
    /// Whether so much comes off that it may be a part of a roster taken for the whole. Since when a unit and its people are there
    /// goes with them, and a right file imported afterwards does not bring it back.
    /// </summary>
    public bool TakesMuchOff => !RemovedUnits.IsEmpty || Removed.Length > MostRemovedUnasked;

    private const int MostRemovedUnasked = 5;

    /// <summary>Rows of <see cref="Members"/> that the roster held otherwise.</summary>
    public int Changed => Members.Length - Added;

    /// <summary>Person and unit of each row of the file, in its order.</summary>
    public ImmutableArray<(string UserId, string UnitId)> InFile { get; init; } = [];

    /// <summary>The roster these changes make of another one.</summary>
    public RosterSnapshot ApplyTo(RosterSnapshot roster)
    {
        var gone = Removed.Select(m => (m.UserId, m.UnitId)).ToHashSet();
        var written = Members.ToDictionary(m => (m.UserId, m.UnitId));
        var stay = roster.Members.Where(m => !gone.Contains((m.UserId, m.UnitId)))
            .Select(m => written.Remove((m.UserId, m.UnitId), out var changed) ? changed : m).ToList();
        // Those that the file names stand in its order, in the places they had among the others; new ones after them.
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

/// <summary>What is to be done with a roster file.</summary>
internal abstract record RosterDecision
{
    private RosterDecision() { }

    /// <summary>Every row is good.</summary>
    public sealed record Accepted(RosterChanges Changes) : RosterDecision;

    /// <summary>Some row is not. <paramref name="GoodRows"/> is what the others come to, for an import asked to be partial.</summary>
    public sealed record Refused(IReadOnlyList<FileError> Errors, RosterChanges GoodRows) : RosterDecision
    {
        /// <summary>Whether any row is good.</summary>
        public bool HasGoodRows => GoodRows.Members.Length + GoodRows.Unchanged > 0;
    }
}

/// <summary>Where the roster is kept.</summary>
internal interface IRosterWriter
{
    /// <summary>The roster as it stands, from storage and not from a cache; without the configured administrators.</summary>
    Task<RosterSnapshot> ReadAsync(CancellationToken ct);

    /// <summary>Makes what the change says the roster, all of it at once: rights never stand on half an import.</summary>
    /// <param name="change">
    /// The roster that is to be in place of this one, or the same one; asked again when another import or an erasure came first.
    /// </param>
    Task ChangeAsync(Func<RosterSnapshot, RosterSnapshot> change, CancellationToken ct);

    /// <summary>Those of these people who were erased once.</summary>
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
    /// <summary>What importing these rows into the current roster comes to.</summary>
    /// <param name="readErrors">What was wrong in the file before there were rows.</param>
    /// <param name="replace">Whether the file is the whole roster; heeded only when every row is good.</param>
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

    // Whoever comes back with an account made anew would be two people of one name, and no follow-up would find either.
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
        // Since when someone has a role no file can say.
        var former = current.Members.Select(m => m with { RoleSince = null }).ToList();
        var before = former.ToDictionary(m => (m.UserId, m.UnitId));
        var upns = good.Where(r => r.Member.Upn is not null).GroupBy(r => r.Member.UserId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Member.Upn, StringComparer.Ordinal);
        var named = good.Select(r => r.Member with { Upn = UpnOf(r.Member.UserId) }).ToList();
        var inFile = named.Select(m => (m.UserId, m.UnitId)).ToHashSet();
        var rest = former.Where(m => !inFile.Contains((m.UserId, m.UnitId))).ToList();

        // A person has one name and one address, in the rows of other units too.
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
        // Told where it comes about: of branches that are imported one by one each file would say it.
        if ((current.Members.IsEmpty || current.Members.Any(m => m.Role is Role.Office)) && !next.Members.Any(m => m.Role is Role.Office))
            yield return new FileError(0, null, RosterNoticeCode.NoOffice);
    }

    /// <summary>Every unit of the roster to be: those that stay in their order, new ones after them as the file has them.</summary>
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
