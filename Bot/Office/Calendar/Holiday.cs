using BotApp.Office.Registers;

namespace BotApp.Office.Calendar;

/// <summary>A statutory holiday as the office has it off: merged holidays are one.</summary>
/// <param name="Code">One of <see cref="HolidayCodes"/>, or the code of a holiday that was given once (such as an anniversary).</param>
/// <param name="Year">The year of the notice; the first day off may lie in December of the year before.</param>
/// <param name="First">First day off.</param>
/// <param name="Last">Last day off, inclusive.</param>
/// <param name="IsProvisional">Computed, because the notice of the year is not known.</param>
internal sealed record Holiday(string Code, int Year, LocalText Name, DateOnly First, DateOnly Last, bool IsProvisional)
{
    /// <summary>The statutory holidays it stands for: two for a merged one, none for one that was given once.</summary>
    public IReadOnlyList<string> Covers => HolidayCodes.PartsOf(Code);
}
