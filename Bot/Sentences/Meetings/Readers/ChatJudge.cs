using BotApp.Office.Registers;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>
/// Whether a message only touches on a meeting: asking for leave, thanks, praise, a task, the news. A message that says how many
/// came, who was absent, chaired, spoke or took the minutes, or what was decided is a report: chat says none of that.
/// </summary>
internal static class ChatJudge
{
    /// <param name="reading">What was read so far.</param>
    /// <param name="text">The message without quotations and deadlines.</param>
    /// <param name="ofMeeting">Also without what the meeting dealt with.</param>
    public static bool IsChat(Reading reading, string text, string ofMeeting)
    {
        if (ChatWords.News().IsMatch(text) || (reading.Type.Code is null && ChatWords.OfNoOffice().IsMatch(text)))
            return true;
        if (reading.Attendance.IsEmpty && ChatWords.OfThoseAbove().IsMatch(text))
            return true;
        if (TellsFacts(reading) || ChatWords.ForTheRecord().IsMatch(text))
            return false;

        return ChatWords.OfTheWriter().IsMatch(text)
            || ChatWords.OfPersons().IsMatch(text)
            || ChatWords.BeginsChat().IsMatch(text)
            || ChatWords.HeldAbove().IsMatch(reading.Work)
            || ChatWords.InPrivate().IsMatch(text)
            || ChatWords.Feeling().IsMatch(ofMeeting)
            || ChatWords.ToOthers().IsMatch(ofMeeting)
            || ChatWords.ToLookAt().IsMatch(text)
            || ChatWords.Asking().IsMatch(ofMeeting)
            || TellsNothingDone(reading)
            || IsThanks(text)
            || IsPraise(text);
    }

    private static bool TellsFacts(Reading reading) =>
        !reading.Attendance.IsEmpty || reading.Absent.Count > 0 || reading.Decisions.Count > 0
        || reading.Actions.Count > 0 || reading.Host is not null || reading.Recorder is not null || reading.Speaker is not null;

    // 昨天志愿服务晒黑了: besides kind and day it says one thing, which nobody does at a meeting. After 慰问 or 走访 that is who was visited.
    private static bool TellsNothingDone(Reading reading) =>
        reading.Type.IsStrong && !reading.Type.Has(WritingConvention.VisitsOthers)
        && ChatWords.Befell().Match(reading.Work) is { Success: true } befell && !ChatWords.DoneAtMeetings().IsMatch(befell.Groups["what"].ValueSpan);

    private static bool IsThanks(string text) =>
        ChatWords.Thanks().IsMatch(text) && !JudgeWords.Held().IsMatch(text) && !ChatWords.DoneInAClause().IsMatch(text);

    // 昨天党课讲得真好，受益匪浅; not 参观红军纪念馆，大家受益匪浅, nor 办得很成功，参观了红军纪念馆.
    private static bool IsPraise(string text) =>
        ChatWords.Praise().IsMatch(text.AsSpan(0, Clauses.EndOf(text, 0))) && !JudgeWords.ToldAfter().IsMatch(text);
}
