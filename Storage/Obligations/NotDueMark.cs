namespace BotApp.Storage.Obligations;

/// <summary>States that an obligation is not due from a unit in one period, and why.</summary>
/// <param name="Cadence">The key of the cadence.</param>
/// <param name="First">First day of that period.</param>
/// <param name="Last">Last day of that period, so that a mark for a month is not taken for one for a year.</param>
/// <param name="Reason">In the words of the person who marked it; 1 to <see cref="MaxReason"/> characters.</param>
/// <param name="By">Entra object id of the person who marked it.</param>
public sealed record NotDueMark(
    string Unit, string Cadence, DateOnly First, DateOnly Last, string Reason, string By, DateTimeOffset At)
{
    /// <summary>Maximum length of a reason, in UTF-16 units.</summary>
    public const int MaxReason = 200;
}
