namespace BotApp.Sentences.Times;

/// <summary>Part of the day, as far as it decides the hour of a clock time.</summary>
internal enum DayPart
{
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

internal static class DayParts
{
    public const string Words =
        "凌晨|清晨|清早|大清早|一大早|一早|大早上|早晨|早上|早间|今晨|上午|前晌|中午|午间|正午|晌午|午后|下午|后晌|傍晚|傍黑|晚上|晚间|夜里|" +
        "夜间|深夜|夜晚|当晚|晚饭后|早高峰|晚高峰|早|晚|夜";

    public static DayPart Read(string word) => word switch
    {
        "凌晨" => DayPart.Night,
        "中午" or "午间" or "正午" or "晌午" => DayPart.Noon,
        "午后" or "下午" or "后晌" => DayPart.Afternoon,
        "傍晚" or "傍黑" or "晚上" or "晚间" or "夜里" or "夜间" or "深夜" or "当晚" or "夜晚" or "夜" or "晚饭后" or "晚高峰" or "晚" => DayPart.Evening,
        _ => DayPart.Morning,
    };

    /// <summary>The hour of the day meant by an hour on the dial. Without a part of the day 1–6 is afternoon.</summary>
    public static int HourOf(int hour, DayPart? part) => part switch
    {
        DayPart.Afternoon or DayPart.Evening when hour < 12 => hour + 12,
        // 晚12点 is the end of the day, not a time within it.
        DayPart.Evening when hour == 12 => 24,
        DayPart.Noon when hour < 10 => hour + 12,
        null when hour is >= 1 and <= 6 => hour + 12,
        _ => hour,
    };
}
