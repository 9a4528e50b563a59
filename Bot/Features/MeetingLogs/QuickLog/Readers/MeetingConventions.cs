using System.Text.RegularExpressions;
using BotApp.Cards.Meetings;
using BotApp.Features.MeetingLogs.QuickLog.Text;
using BotApp.Features.MeetingLogs.QuickLog.Times;

namespace BotApp.Features.MeetingLogs.QuickLog.Readers;

/// <summary>From what was read to the draft: what a field may hold and what is understood without being said.</summary>
internal static partial class MeetingConventions
{
    public static MeetingDraft Draft(Reading reading, DateOnly today)
    {
        // What a kind of meeting does not keep is not read either: of a talk between two people neither name nor subject.
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
            Present = Kept(MeetingInputs.Present, reading.Attendance.Present),
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

    // 刚把支委会开了 without a day is today; 上周开了支委会 is some day we are not told, 开展了4.15国家安全教育日活动 may be that day.
    private static bool IsToday(Reading reading) =>
        !reading.When.IsVague && Now().IsMatch(reading.Message.Folded)
        && (!Observances.Named().IsMatch(reading.Message.Folded) || reading.Message.Folded.Contains('刚', StringComparison.Ordinal));

    [GeneratedRegex(
        "刚|已散|开完|散会|散了|正在|结束|完成了?|定了|了(?=[,。;!?|\\s]|$)|(?<=开|召开|搞|做|上|讲|过|办|组织|参加|举行|碰|学|去|通过|来|" +
        "到|研究|讨论|传达|学习|听取|开展|进行)了|[开散搞办过做讲上]的|现在",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Now();
}
