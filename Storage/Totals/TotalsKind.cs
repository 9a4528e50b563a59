namespace BotApp.Storage.Totals;

/// <summary>What of the tallies is kept once more for reading across units.</summary>
[Flags]
public enum TotalsKind
{
    /// <summary>Nothing: the counter is read within its unit only.</summary>
    None = 0,

    /// <summary>With the other months of its year.</summary>
    Year = 1,

    /// <summary>For as long as it counts anything: what is open may be of any year, and a term of office outlives several.</summary>
    Standing = 2,
}
