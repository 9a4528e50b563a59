using System.Text.RegularExpressions;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>
/// Whether a message reports a held meeting. Signs that it was held (实到6人, 刚开完, a past day) are weighed against
/// signs that it was not (打算, 取消, 吗, 模板); a report that also mentions the next meeting remains a report.
/// </summary>
internal sealed class LogJudge
{
    private enum Evidence
    {
        None,

        /// <summary>A hint: a past day, or a word like 了.</summary>
        Some,

        /// <summary>A past day and 召开.</summary>
        Likely,

        /// <summary>No doubt: who came, who chaired on which day, 刚开完.</summary>
        Plain,
    }

    private readonly Reading _reading;

    // The message without quotations and deadlines: 《…方案》 is not a plan, and a task's 下周三前 not a meeting ahead.
    private readonly string _text;

    // Also without what a past meeting is said to have dealt with: 研究购书方案, 决定把主题党日推迟到12月5日.
    private readonly string _ofMeeting;

    private readonly bool _asCommand;

    private readonly DateTime _now;

    // The day that is meant where none is named.
    private readonly DateOnly _writtenOn;

    private readonly int _facts;

    private readonly Evidence _held;

    private LogJudge(Reading reading, DateTime now, DateOnly writtenOn, bool asCommand)
    {
        _reading = reading;
        _now = now;
        _writtenOn = writtenOn;
        _asCommand = asCommand;
        _text = Bared(reading);
        _facts = Facts(reading);
        _held = Held();
        _ofMeeting = MayHaveDealt() ? WithoutDealtWith() : _text;
    }

    public static bool IsLog(Reading reading, DateTime now, DateOnly writtenOn, bool asCommand)
    {
        var judge = new LogJudge(reading, now, writtenOn, asCommand);
        return judge.HasSubject()
            && (judge._held > Evidence.None || asCommand)
            && !judge.LiesAhead()
            && !judge.IsCall()
            && !judge.FellThrough()
            && !JudgeWords.Complaint().IsMatch(judge._text)
            && !judge.IsStatistic()
            && !judge.IsQuestion()
            && !judge.IsRequest()
            && !judge.IsPlan()
            && (asCommand || !ChatJudge.IsChat(reading, judge._text, judge._ofMeeting));
    }

    // 记 昨天参观代表之家，12人参加: 记, a day and a head count mean something that was held.
    private bool HasSubject() =>
        _reading.Type.Code is not null
        // 民主评议党员11月24日，14人参加，周砚清主持: what somebody chaired was a meeting.
        || (_reading is { Host: not null, When.Day: not null, Attendance.Present: not null })
        || (_asCommand && _reading.When.Day is not null && _reading.Attendance.Present is not null)
        || (JudgeWords.Meeting().IsMatch(_text) && (_reading.When.Day is not null || !_reading.Attendance.IsEmpty || JudgeWords.Held().IsMatch(_text)));

    private Evidence Held()
    {
        var when = _reading.When;
        if (_reading.Attendance.Present is not null || _reading.Absent.Count > 0 || _reading.Type.IsSorted || JudgeWords.Held().IsMatch(_text))
            return Evidence.Plain;
        // 下周温以宁讲党课: who will lecture is known beforehand.
        var isOnlyLecturer = _facts == 1 && _reading.Speaker is not null;
        if ((when.Day is not null || (when.IsVague && !isOnlyLecturer)) && _facts > 0)
            return Evidence.Plain;
        if (when.Day is not null && JudgeWords.Opened().IsMatch(_text))
            return Evidence.Likely;

        return when.Day is not null || when.IsVague || _facts > 0 || JudgeWords.Past().IsMatch(_text) ? Evidence.Some : Evidence.None;
    }

    // A past day, or 记, says that it was held; for a meeting today it may be the agenda.
    private bool MayHaveDealt() =>
        _reading.Type is { Code: not null, IsStrong: true } && (_asCommand || _held >= Evidence.Likely || _reading.When.Day < DateOnly.FromDateTime(_now));

    private string WithoutDealtWith()
    {
        var characters = _text.ToCharArray();
        for (var at = _reading.Type.Where.End; JudgeWords.DealsWith().Match(_text, at) is { Success: true } verb;)
        {
            var from = verb.Index + verb.Length;
            at = Clauses.EndOf(_text, from);
            // 决定改期再开: this is still about the meeting itself.
            if (!JudgeWords.FellThrough().IsMatch(_text.AsSpan(from, at - from)))
                Array.Fill(characters, Mark.Taken, from, at - from);
        }

        return new string(characters);
    }

    private bool LiesAhead()
    {
        var today = DateOnly.FromDateTime(_now);
        var day = _reading.When.Day ?? (_reading.When.IsVague ? null : _writtenOn);
        return day > today
            || (day == today && _reading.When.Start is { } start && start > TimeOnly.FromDateTime(_now) && !JudgeWords.HeldNow().IsMatch(_text));
    }

    // 应到5人实到5人，决定把主题党日推迟到12月5日: given attendance, what another clause postpones is something else.
    private bool FellThrough()
    {
        if (_reading.Attendance.Present is null && _reading.Absent.Count == 0)
            return JudgeWords.NotHeld().IsMatch(_ofMeeting) || IsMovedAhead();

        foreach (Match match in JudgeWords.NotHeld().Matches(_text))
        {
            if (IsOfMeeting(match.Index) || JudgeWords.FellThrough().IsMatch(_text.AsSpan(ClauseAt(match.Index).Start, ClauseAt(match.Index).Length)))
                return true;
        }

        return false;
    }

    // 今天的党小组会改到周三开; not 改到周三，学习了《条例》
    private bool IsMovedAhead() =>
        _reading.When.MovedAhead is { } day && IsOfMeeting(day.Start) && !JudgeWords.ToldAfter().IsMatch(_text.AsSpan(day.End));

    // Whether the text at an offset is about the meeting, not about something discussed there.
    private bool IsOfMeeting(int offset)
    {
        var clause = ClauseAt(offset);
        return (clause.Start == 0 || clause.Overlaps(_reading.Type.Where)) && !JudgeWords.OfOthers().IsMatch(_text.AsSpan(clause.Start, offset - clause.Start));
    }

    private Span ClauseAt(int offset) => new(Clauses.StartOf(_text, offset), Clauses.EndOf(_text, offset));

    // 各支部12月10日前召开组织生活会, 趁今天人齐把党小组会开了; not if attendance is given.
    private bool IsCall()
    {
        if (_reading.Attendance.Present is not null || _reading.Absent.Count > 0)
            return false;
        if (JudgeWords.Wanted().IsMatch(_ofMeeting) || (JudgeWords.Awaited().IsMatch(_ofMeeting) && !(_reading.When.Day < DateOnly.FromDateTime(_now))))
            return true;

        var clause = ClauseAt(_reading.Type.Where.Start);
        return _reading.Type.Code is not null
            && JudgeWords.CalledFor().IsMatch(_text.AsSpan(clause.Start, _reading.Type.Where.Start - clause.Start))
            && !JudgeWords.Done().IsMatch(_text.AsSpan(clause.Start, clause.End - clause.Start));
    }

    private bool IsStatistic() =>
        _reading.When.Day is null && _facts == 0 && _reading.Absent.Count == 0 && JudgeWords.Several().IsMatch(_text);

    private bool IsQuestion() =>
        JudgeWords.EndsAsking().IsMatch(_text) || (JudgeWords.Question().IsMatch(_text) && _held < Evidence.Likely);

    private bool IsRequest() =>
        JudgeWords.Asking().IsMatch(_text)
        || JudgeWords.Notice().IsMatch(_text)
        || (JudgeWords.Request().IsMatch(_text) && _held < Evidence.Likely)
        || (!_asCommand && _reading is { When.Day: null, Attendance.IsEmpty: true } && !JudgeWords.Held().IsMatch(_text) && JudgeWords.MakesKnown().IsMatch(_text))
        || (!_asCommand && _held < Evidence.Plain && _facts == 0 && JudgeWords.Prepared().IsMatch(_ofMeeting))
        || (!_asCommand && _held < Evidence.Likely && _facts == 0 && (JudgeWords.Document().IsMatch(_text) || JudgeWords.Paper().IsMatch(_ofMeeting)));

    private bool IsPlan()
    {
        var when = _reading.When;
        if (when.IsRatherAhead && _reading.Attendance.Present is null && !JudgeWords.Held().IsMatch(_text))
            return true;
        if (JudgeWords.FirmPlan().IsMatch(_ofMeeting) && _facts == 0 && !JudgeWords.Held().IsMatch(_text))
            return true;
        if (_held >= Evidence.Likely)
            return false;
        if ((when.MentionsAhead && when.Day is null) || JudgeWords.Plan().IsMatch(_ofMeeting))
            return true;

        // 晚上七点的会: later today, and nothing says that it took place.
        var mayBeToday = (when.Day ?? (when.IsVague ? null : _writtenOn)) == DateOnly.FromDateTime(_now);
        return mayBeToday && when.FirstClock > TimeOnly.FromDateTime(_now) && !JudgeWords.Past().IsMatch(_text);
    }

    private static int Facts(Reading reading) =>
        (reading.Host is null ? 0 : 1) + (reading.Recorder is null ? 0 : 1) + (reading.Speaker is null ? 0 : 1)
        + (reading.Attendance.IsEmpty ? 0 : 1) + reading.Decisions.Count + reading.Actions.Count;

    private static string Bared(Reading reading)
    {
        var characters = reading.Message.Folded.ToCharArray();
        foreach (var deadline in reading.When.Deadlines)
            Array.Fill(characters, Mark.Due, deadline.Where.Start, deadline.Where.Length);
        foreach (var quote in reading.Message.Quotes)
            Array.Fill(characters, Mark.Quoted, quote.Start, quote.Length);
        // 没开成，改在23日开的，12人听: postponed and then held, if attendance is given.
        if (reading.When.MovedBehind is { } moved && (reading.Attendance.Present is not null || reading.Absent.Count > 0))
            Array.Fill(characters, Mark.When, moved.Start, moved.Length);
        return new string(characters);
    }
}
