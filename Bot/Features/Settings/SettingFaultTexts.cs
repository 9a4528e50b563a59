using BotApp.Cards.Texts;
using BotApp.Office.Settings;

namespace BotApp.Features.Settings;

/// <summary>Errors of settings in words, in the reader's language.</summary>
internal static class SettingFaultTexts
{
    /// <summary>One sentence per input, for its first error.</summary>
    public static IReadOnlyDictionary<string, string> Say(IEnumerable<SettingFault> faults, CardTexts t) =>
        faults.DistinctBy(f => f.Key).ToDictionary(f => f.Key, f => Say(f, t), StringComparer.Ordinal);

    private static string Say(SettingFault fault, CardTexts t) => fault.Code switch
    {
        SettingFaultCode.Number => t.ErrorRange(fault.Min, fault.Max),
        SettingFaultCode.Time => t.ErrorTime,
        SettingFaultCode.Date => t.ErrorDate,
        SettingFaultCode.QuietPair => t.ErrorQuietPair,
        SettingFaultCode.TermStart => t.ErrorTermStart(fault.Min),
        SettingFaultCode.TooLong => t.ErrorTooLong(fault.Max.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        SettingFaultCode.AwayEnd => t.ErrorAwayEnd,
        SettingFaultCode.InPast => t.ErrorInPast,
        SettingFaultCode.Turned => t.ErrorDatesTurned,
        SettingFaultCode.TooFar => t.ErrorTooFar,
        _ => t.ErrorOther,
    };
}
