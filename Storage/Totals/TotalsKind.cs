namespace BotApp.Storage.Totals;

/// <summary>Which tallies are copied for reading across units.</summary>
[Flags]
public enum TotalsKind
{
    /// <summary>Nothing: the counter is read within its unit only.</summary>
    None = 0,

    /// <summary>Copied with the other months of its year.</summary>
    Year = 1,

    /// <summary>Copied for as long as it is not zero: open items may be of any year, and a term of office spans several.</summary>
    Standing = 2,
}
