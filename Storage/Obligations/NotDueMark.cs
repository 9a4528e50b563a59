namespace BotApp.Storage.Obligations;

/// <summary>That one thing is not due from a unit this time, and why.</summary>
/// <param name="Cadence">The key of the cadence.</param>
/// <param name="First">First day of the period it is not due for.</param>
/// <param name="Last">Last day of that period, so that a mark for a month never passes for one of a year.</param>
/// <param name="Reason">In the words of who marked it; 1 to <see cref="MaxReason"/> characters.</param>
/// <param name="By">Entra object id of who marked it.</param>
public sealed record NotDueMark(
    string Unit, string Cadence, DateOnly First, DateOnly Last, string Reason, string By, DateTimeOffset At)
{
    /// <summary>UTF-16 units a reason may have.</summary>
    public const int MaxReason = 200;
}
