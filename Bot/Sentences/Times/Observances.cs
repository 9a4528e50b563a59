using System.Text.RegularExpressions;
using BotApp.Sentences.Text;

namespace BotApp.Sentences.Times;

/// <summary>Days that bear a date as their name: 12.4国家宪法日 is what a meeting was for, not when it was.</summary>
internal static partial class Observances
{
    /// <summary>What follows the figures in such a name, as a part of patterns.</summary>
    public const string Names =
        "国家|全国|宪法|(?:国际|世界|全民)[^党,。; ]{1,8}?[日节]|法[制治]宣传日|妇女节|劳动节|青年节|儿童节|护士节|建党[节日]|建军节|教师节|国庆|植树节|防灾减灾日|消防(?:安全|宣传)?[日月周]|" +
        "禁毒日|环境日|交通安全日|烈士纪念日|公祭日|记者节|警察节|扶贫日|志愿者日|权益日|读书日|无烟日";

    /// <summary>Whether the text names one.</summary>
    [GeneratedRegex($@"(?<![0-9./])(?:1[0-2]|0?[1-9])[.·](?:3[01]|[12][0-9]|0?[1-9])[”""』」]?\s?(?:{Names})", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    public static partial Regex Named();
}
