using System.Text.RegularExpressions;
using BotApp.Cards.Meetings;
using BotApp.Sentences.Text;
using BotApp.Sentences.Times;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>Turns what was read into the draft: applies what a field may hold and what goes without saying.</summary>
internal static partial class MeetingConventions
{
    public static MeetingDraft Draft(Reading reading, DateOnly today)
    {
        // A field that a kind of meeting does not keep stays empty: a talk between two people has neither names nor subject.
        var type = reading.Type;
        return new MeetingDraft
        {
            Type = type.Code,
            Fields = OwnNumbers.Read(reading.Message, type),
            Date = reading.When.Day ?? (IsToday(reading) ? today : null),
            Start = Kept(MeetingInputs.Start, reading.When.Start),
            End = Kept(MeetingInputs.End, reading.When.End),
            Place = Kept(MeetingInputs.Place, reading.Place),
            Expected = Kept(MeetingInputs.Expected, reading.Attendance.Expected),
            Present = Kept(MeetingInputs.Present, IsDenied(reading) ? null : reading.Attendance.Present),
            Observers = Kept(MeetingInputs.Observers, reading.Attendance.Observers),
            Absent = Kept(MeetingInputs.Absent, reading.Absent) ?? [],
            Host = Kept(MeetingInputs.Host, reading.Host),
            Recorder = Kept(MeetingInputs.Recorder, reading.Recorder),
            Speaker = Kept(MeetingInputs.Speaker, reading.Speaker),
            Topic = Kept(MeetingInputs.Topic, reading.Topic),
            Decisions = Kept(MeetingInputs.Decisions, reading.Decisions) ?? [],
            Actions = Kept(MeetingInputs.Actions, reading.Actions) ?? [],
        };

        T? Kept<T>(string field, T? value) => type.Keeps(field) ? value : default;
    }

    // 应到5人，实到5人，许芷请假: more absentees are named than the counts allow.
    private static bool IsDenied(Reading reading) =>
        reading.Attendance is { Expected: { } expected, Present: { } present } && reading.Absent.Count > expected - present;

    // 刚把支委会开了 without a day means today; 上周开了支委会 means an unknown day, and 开展了4.15国家安全教育日活动 may mean that day.
    private static bool IsToday(Reading reading) =>
        !reading.When.IsVague && Now().IsMatch(reading.Message.Folded)
        && (reading.Message.Folded.Contains('刚', StringComparison.Ordinal)
            || !(Observances.Named().IsMatch(reading.Message.Folded) || AnotherTime().IsMatch(reading.Message.Folded)));

    // Words for a day that is not given: 之前开的, 那天, 换届前开的, 忘记报了; not in a topic (传达三季度精神), nor 下班前开了.
    [GeneratedRegex(
        "(?<!(?:研究|讨论|传达|学习|学了|听取|听了|审议|总结|回顾|通报|部署|安排|汇报|交流|完成|落实|关于|对|提出|观看|参观|评议|表彰|整改)[^,。;!?\\n]{0,14})(?:" +
        "之前(?!的)|此前|早前|先前|早先|以前(?!的)|从前|上一?次|前一?次|上一?回|那[天次回日晚]|次日|翌日|隔[天日]|当[天日晚](?!前)|" +
        "(?:第[一二三四五六七八九十]|最后一?|前一?|后一|头一?)天|早就|早已|[忘漏]记?了?(?:及时)?(?:登记|上报|填报|报|记|录|登)|[一二三四1-4本上]季度|" +
        "[春夏秋冬][天季]|年(?:中(?![国央共华心小学级间])|前(?![三两半几往0-9])|尾)|(?<!下班|上班|[早午晚]饭|饭|睡觉?|会|中午|天黑|分钟|小时|刻钟|刚才|目|提|生)前(?=(?:就|已经?)?(?:召开|开|讲|上|办|搞|组织|举行)(?:了|的|过)))",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex AnotherTime();

    [GeneratedRegex(
        "刚|已散|开完|散会|散了|正在|结束|完成了?|定了|了(?=[,。;!?|\\s]|$)|(?<=开|召开|搞|做|上|讲|过|办|组织|参加|举行|碰|学|去|通过|来|" +
        "到|研究|讨论|传达|学习|听取|开展|进行)了|[开散搞办过做讲上]的|现在",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Now();
}
