using System.Collections.Immutable;
using BotApp.Office.Roster;
using BotApp.Storage.Units;

namespace BotApp.Features.Roster;

/// <summary>Units taken off the roster that have records. The records stay, and people who see all units see these, too.</summary>
internal sealed class FormerUnits(UnitRegistry registry)
{
    private Known? known;

    /// <summary>The former units relative to a roster, by name.</summary>
    public async Task<ImmutableArray<Unit>> OfAsync(RosterSnapshot roster, CancellationToken ct)
    {
        // Before the first import no unit has left.
        if (roster.Units.IsEmpty)
            return [];
        // Units leave through an import, which creates a new snapshot.
        if (Volatile.Read(ref known) is { } kept && ReferenceEquals(kept.Roster, roster))
            return kept.Units;

        ImmutableArray<Unit> units =
        [
            .. (await registry.AllAsync(ct)).Where(id => roster.Unit(id) is null).Select(roster.UnitOrFormer).OfType<Unit>()
                .OrderBy(u => u.Id, StringComparer.Ordinal),
        ];
        Volatile.Write(ref known, new Known(roster, units));
        return units;
    }

    private sealed record Known(RosterSnapshot Roster, ImmutableArray<Unit> Units);
}
