namespace BotApp.Office.Settings;

/// <summary>What must hold between a person's settings. Pure.</summary>
internal static class PersonalSettingsRules
{
    /// <summary>What is wrong, beyond the checks of each single value.</summary>
    /// <param name="today">The office's day.</param>
    public static IEnumerable<SettingFault> Check(PersonalSettings settings, DateOnly today)
    {
        if (settings.QuietFrom is null != settings.QuietUntil is null)
            yield return new SettingFault(settings.QuietFrom is null ? "quietFrom" : "quietUntil", SettingFaultCode.QuietPair);
        else if (settings.QuietFrom is { } from && from == settings.QuietUntil)
            yield return new SettingFault("quietUntil", SettingFaultCode.QuietPair);
        if (settings is { AwayFrom: not null, AwayUntil: null })
            yield return new SettingFault("awayUntil", SettingFaultCode.AwayEnd);
        if (settings.AwayUntil < today)
            yield return new SettingFault("awayUntil", SettingFaultCode.InPast);
        else if (settings.AwayUntil < settings.AwayFrom)
            yield return new SettingFault("awayUntil", SettingFaultCode.Turned);
        if (settings.AwayUntil > today.AddYears(1))
            yield return new SettingFault("awayUntil", SettingFaultCode.TooFar);
    }
}
