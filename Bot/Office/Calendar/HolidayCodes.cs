using System.Collections.Immutable;
using BotApp.Office.Registers;

namespace BotApp.Office.Calendar;

/// <summary>The statutory holidays by their codes, which are stored and never change.</summary>
internal static class HolidayCodes
{
    /// <summary>元旦.</summary>
    public const string NewYear = "new-year";

    /// <summary>春节.</summary>
    public const string SpringFestival = "spring-festival";

    /// <summary>清明节.</summary>
    public const string Qingming = "qingming";

    /// <summary>劳动节.</summary>
    public const string LabourDay = "labour-day";

    /// <summary>端午节.</summary>
    public const string DragonBoat = "dragon-boat";

    /// <summary>中秋节.</summary>
    public const string MidAutumn = "mid-autumn";

    /// <summary>国庆节.</summary>
    public const string NationalDay = "national-day";

    /// <summary>中秋节 and 国庆节 merged, in whichever order they fall.</summary>
    public const string MidAutumnAndNationalDay = "mid-autumn-national-day";

    private static readonly ImmutableSortedDictionary<string, LocalText> Names = new Dictionary<string, LocalText>
    {
        [NewYear] = new("元旦", "New Year's Day"),
        [SpringFestival] = new("春节", "Spring Festival"),
        [Qingming] = new("清明节", "Qingming Festival"),
        [LabourDay] = new("劳动节", "Labour Day"),
        [DragonBoat] = new("端午节", "Dragon Boat Festival"),
        [MidAutumn] = new("中秋节", "Mid-Autumn Festival"),
        [NationalDay] = new("国庆节", "National Day"),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The seven that every year has.</summary>
    public static ImmutableArray<string> Statutory { get; } =
        [NewYear, SpringFestival, Qingming, LabourDay, DragonBoat, MidAutumn, NationalDay];

    /// <summary>The statutory holidays a code stands for; empty for any other code.</summary>
    public static ImmutableArray<string> PartsOf(string code) => code switch
    {
        MidAutumnAndNationalDay => [MidAutumn, NationalDay],
        _ when Names.ContainsKey(code) => [code],
        _ => [],
    };

    /// <summary>The name of a code, merged holidays in the order they fall in that year; null for a code that stands for no statutory holiday.</summary>
    public static LocalText? NameOf(string code, int year)
    {
        var parts = PartsOf(code).OrderBy(p => FestivalDays.Of(p, year)).Select(p => Names[p]).ToList();
        return parts.Count == 0
            ? null
            : new LocalText(string.Join('、', parts.Select(n => n.Zh)), string.Join(" and ", parts.Select(n => n.En)));
    }
}
