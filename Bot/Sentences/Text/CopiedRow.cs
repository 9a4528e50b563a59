using System.Text.RegularExpressions;

namespace BotApp.Sentences.Text;

/// <summary>
/// A row copied out of a table. Below its heading (日期⇥地点⇥应到 / 11-20⇥三楼⇥14) it is written as a form is, a label and its value
/// a line; two hours in cells beside each other are from when until when.
/// </summary>
internal static partial class CopiedRow
{
    private const int FewestCells = 3;

    public static string AsForm(string text) => WithHeading(text) ?? HoursBesideEachOther().Replace(text, "-");

    // More rows are more meetings, and none of them is the one that is reported.
    private static string? WithHeading(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines is not [var heading, var row])
            return null;

        var separator = heading.Contains('\t', StringComparison.Ordinal) ? '\t' : heading.Contains('|', StringComparison.Ordinal) ? '|' : ',';
        var labels = heading.Split(separator, StringSplitOptions.TrimEntries);
        var cells = row.Split(separator, StringSplitOptions.TrimEntries);
        if (labels.Length < FewestCells || cells.Length != labels.Length || !labels.All(l => Label().IsMatch(l)))
            return null;

        return string.Join('\n', labels.Zip(cells).Where(c => c.Second.Length > 0 && !Number().IsMatch(c.First)).Select(c => $"{c.First}：{c.Second}"));
    }

    [GeneratedRegex(
        "^(?:[序编]号|(?:会议|活动|开会)?(?:日期|时间|地点|类型|类别|名称|主题|内容)|开始时间|结束时间|(?:会议)?(?:议题|议程)|题目|课题|" +
        "(?:应到|实到|到会|参加|参会|出席|列席|缺席|请假)(?:会)?(?:人[数员])?|人数|(?:主持|记录|主讲|授课)人?|(?:会议)?决[定议]|备注)$",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Label();

    [GeneratedRegex("^[序编]号$", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=(?:^|[\t,])[0-9]{1,2}[:：][0-9]{2})[\t,](?=[0-9]{1,2}[:：][0-9]{2}(?:[\t,]|$))", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex HoursBesideEachOther();
}
