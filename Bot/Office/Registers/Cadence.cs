using System.Text.Json.Serialization;
using BotApp.Office.Roster;

namespace BotApp.Office.Registers;

/// <summary>The stretch of time a cadence counts in.</summary>
[JsonConverter(typeof(KebabEnumConverter<Period>))]
internal enum Period
{
    /// <summary>Calendar month.</summary>
    Month,

    /// <summary>Calendar quarter.</summary>
    Quarter,

    /// <summary>Calendar year.</summary>
    Year,
}

/// <summary>How well the source of a cadence is known. Unless it is <see cref="Text"/>, the office can set the cadence itself.</summary>
[JsonConverter(typeof(KebabEnumConverter<Confidence>))]
internal enum Confidence
{
    /// <summary>The wording was seen.</summary>
    Text,

    /// <summary>Several other sources agree on it.</summary>
    Secondary,

    /// <summary>Unverified or different from place to place.</summary>
    Unverified,
}

/// <summary>How often something is due from a unit.</summary>
/// <param name="Times">How many, 1 or more.</param>
/// <param name="Per">The unit of the stretch of time.</param>
/// <param name="Source">The rule it follows, for people to check.</param>
/// <param name="Every">Length of the stretch in <paramref name="Per"/>: a term of three years is 3 times <see cref="Period.Year"/>.</param>
/// <param name="OnFixedDay">For a month: held on a relatively fixed day, if the office or the unit has one.</param>
/// <param name="Season">For a year: the months in which it is usual.</param>
internal sealed record Cadence(
    int Times,
    Period Per,
    CadenceScope AppliesTo,
    string Source,
    Confidence Confidence,
    int Every = 1,
    bool OnFixedDay = false,
    Season? Season = null)
{
    /// <summary>A term of office: it runs from the last election, not by the calendar.</summary>
    [JsonIgnore]
    public bool IsTerm => Per is Period.Year && Every > 1;

    /// <summary>Whether the office may change it: a rule known word for word is fixed.</summary>
    [JsonIgnore]
    public bool IsSetting => Confidence is not Confidence.Text;
}

/// <summary>Months of a year, 1 to 12, both inclusive.</summary>
internal sealed record Season(int From, int To);

/// <summary>Which units a cadence binds.</summary>
/// <param name="MinMembers">A branch of three has no committee, and owes no committee meeting.</param>
/// <param name="MinGroups">Units with fewer party groups owe nothing.</param>
internal sealed record CadenceScope(IReadOnlyList<UnitKind> Kinds, int MinMembers = 0, int MinGroups = 0)
{
    /// <summary>Whether a unit of this kind and size is bound.</summary>
    public bool Binds(UnitKind kind, int members, int groups) =>
        Kinds.Contains(kind) && members >= MinMembers && groups >= MinGroups;
}
