using System.Text.RegularExpressions;
using BotApp.Office.Registers;
using BotApp.Sentences.Text;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>
/// 应到, 实到, 列席. A count is taken when a word beside it says what it counts. Nothing is added or subtracted;
/// approximate counts, ballots, 人次 and sign-ups are ignored.
/// </summary>
internal sealed partial class AttendanceReader
{
    private readonly List<Count> _counts = [];

    private readonly Message _message;

    private AttendanceReader(Message message) => _message = message;

    /// <param name="message">The message.</param>
    /// <param name="type">What kind of meeting it was.</param>
    public static Attendance Read(Message message, TypeReading type)
    {
        var reader = new AttendanceReader(message);
        reader.Drop(Elsewhere());
        if (type.Has(WritingConvention.VisitsOthers))
            reader.Drop(Visited());
        reader.Collect(Observers(), Field.Observers, Sureness.Said);
        reader.Pairs();
        reader.Drop(Several());
        reader.Collect(Expected(), Field.Expected, Sureness.Said);
        reader.Everybody();
        reader.Collect(PresentOfOurs(), Field.Present, Sureness.Ours);
        reader.Collect(Present(), Field.Present, Sureness.Said, ofActual: Sureness.Actual);
        reader.Collect(PresentAfter(), Field.Present, Sureness.Said);
        if (type.Has(WritingConvention.Activity))
            reader.Collect(WentOut(), Field.Present, Sureness.Said);
        if (!reader._counts.Any(c => c.Field is Field.Present))
        {
            reader.Collect(Came(), Field.Present, Sureness.Said);
            reader.Collect(PresentLoosely(), Field.Present, Sureness.Loose);
            reader.Collect(CameBehind(), Field.Present, Sureness.Bare);
        }

        if (!reader._counts.Any(c => c.Field is Field.Present))
            reader.Collect(Alone(), Field.Present, Sureness.Bare);
        reader.Totals();
        reader.Correct();
        return reader.Result();
    }

    /// <summary>Takes counts of people other than those who met (其中群众5人, 慰问8人, 随行2人) out of the way.</summary>
    private void Drop(Regex pattern)
    {
        foreach (Match match in pattern.Matches(_message.Work))
            _message.Take(match.Groups["drop"]);
    }

    // 参训14人，实到12人: a count of who actually came outweighs one that may be of who should have.
    private void Collect(Regex pattern, Field field, Sureness sureness, Sureness? ofActual = null)
    {
        foreach (Match match in pattern.Matches(_message.Work))
        {
            if (!IsOfNextWords(match))
                Add(match, field, match.Value[0] is '实' ? ofActual ?? sureness : sureness);
        }
    }

    /// <summary>
    /// Whether the number after a word belongs to the words that follow: in 12人参加 2人请假 and 12人实到 2人请假（…） the word's own number
    /// stands before it; in 全体党员参加 2人发言 it has none. In 党员20人实到18人 请假2人 the numbers follow their words.
    /// </summary>
    private bool IsOfNextWords(Match match)
    {
        if (!match.Value.EndsWith(match.Groups["n"].Value + match.Groups["unit"].Value, StringComparison.Ordinal))
            return false;

        var after = _message.Work.AsSpan(match.Index + match.Length);
        // 就两个人没到：柳星阑开会、…
        if (SaysOnlyHowMany().IsMatch(match.Value) && DoesOther().IsMatch(after))
            return true;

        var isApart = match.Value.Any(char.IsWhiteSpace);
        if (!HasCountBefore(match) || (match.Value[0] is '实' && !isApart))
            return DoesOtherAndEnds().IsMatch(after);

        return DoesOther().IsMatch(after) || (isApart && match.Value[0] is not '实');
    }

    private bool HasCountBefore(Match match) => CountedBefore().IsMatch(_message.Work.AsSpan(0, match.Index));

    private void Add(Match match, Field field, Sureness sureness)
    {
        if (!match.Groups["about"].Success && Numerals.Read(match.Groups["n"].Value) is { } value)
            _counts.Add(new Count(field, value, match.ToSpan(), sureness));
        _message.Take(match.Groups["take"] is { Success: true } take ? take : match);
    }

    // 应5实4, 应到20到19, 应到/实到：20/19, 应到实到均为12人
    private void Pairs()
    {
        foreach (Match match in ExpectedAndPresent().Matches(_message.Work))
        {
            var (first, second) = (Numerals.Read(match.Groups["a"].Value), Numerals.Read(match.Groups["b"].Value));
            if (match.Groups["same"] is { Success: true } same)
                first = second = Numerals.Read(same.Value);
            if (match.Groups["presentFirst"].Success)
                (first, second) = (second, first);
            if (first is { } expected && second is { } present && present <= expected
                // 14人应到 12人实到 2人请假
                && !(HasCountBefore(match) && DoesOther().IsMatch(_message.Work.AsSpan(match.Index + match.Length))))
            {
                _counts.Add(new Count(Field.Expected, expected, match.ToSpan(), Sureness.Said));
                // As in Present(): a count of who actually came outweighs another number.
                _counts.Add(new Count(Field.Present, present, match.ToSpan(), match.Value.Contains('实', StringComparison.Ordinal) ? Sureness.Actual : Sureness.Said));
                _message.Take(match);
            }
        }
    }

    // 八个人都到了, 应到12人，全部到会, 全员参加，67人; not 除卓越外全部到会, not 其余九个都在
    private void Everybody()
    {
        if (Excepted().IsMatch(_message.Work))
            return;

        foreach (Match match in AllOfThem().Matches(_message.Work))
        {
            if (match.Groups["about"].Success || match.Groups["rest"].Success || IsOfNextWords(match) || Numerals.Read(match.Groups["n"].Value) is not { } value)
                continue;

            _counts.Add(new Count(Field.Expected, value, match.ToSpan(), Sureness.Loose));
            _counts.Add(new Count(Field.Present, value, match.ToSpan(), Sureness.Said));
            _message.Take(match);
        }

        if (_counts.LastOrDefault(c => c.Field is Field.Expected) is { Value: > 0 } expected
            && AllAfter().Match(_message.Work, expected.Where.End) is { Success: true } all)
        {
            _counts.Add(new Count(Field.Present, expected.Value, all.ToSpan(), Sureness.Loose));
        }
    }

    // 现场25人，线上30人，共55人: a total stated after its parts is how many came; a sum that is not stated is not computed.
    private void Totals()
    {
        foreach (Match total in Total().Matches(_message.Folded))
        {
            if (total.Groups["about"].Success || Numerals.Read(total.Groups["n"].Value) is not { } value)
                continue;

            var from = Clauses.StartOfStatement(_message.Folded, total.Index);
            var parts = Part().Matches(_message.Folded[from..total.Index]);
            var sum = 0;
            for (var i = parts.Count - 1; i >= 0 && sum < value; i--)
            {
                sum += parts[i].Groups["about"].Success ? value + 1 : Numerals.Read(parts[i].Groups["n"].Value) ?? value + 1;
                if (sum == value && i < parts.Count - 1 && !OtherKinds().IsMatch(_message.Folded[Clauses.StartOf(_message.Folded, from + parts[i].Index)..total.Index]))
                    _counts.Add(new Count(Field.Present, value, total.ToSpan(), Sureness.Total));
            }
        }
    }

    // 实到45人，说错了，是54人; 以签到表28为准
    private void Correct()
    {
        foreach (Match match in Corrected().Matches(_message.Work))
        {
            if (match.Groups["about"].Success || Numerals.Read(match.Groups["n"].Value) is not { } value)
                continue;

            // 不是32人，是35人
            if (match.Groups["rather"].Success)
            {
                _counts.Add(new Count(Field.Present, value, match.ToSpan(), Sureness.Corrected));
                continue;
            }

            // 说到了33人，更正，是35人: the number that is corrected need not have been understood.
            var field = _counts.Count == 0 && match.Groups["unit"].Success ? Field.Present
                : _counts.Where(c => c.Where.Start < match.Index).OrderBy(c => c.Where.Start).LastOrDefault()?.Field;
            if (field is not { } corrected)
                continue;

            _counts.Add(new Count(corrected, value, match.ToSpan(), Sureness.Corrected));
            _message.Take(match);
        }

        foreach (Match match in Authoritative().Matches(_message.Work))
        {
            if (Numerals.Read(match.Groups["n"].Value) is { } value)
                _counts.Add(new Count(Field.Present, value, match.ToSpan(), Sureness.Settled));
        }
    }

    private Attendance Result()
    {
        var present = Value(Field.Present);
        var expected = Value(Field.Expected);
        // 实到12人，一个没少
        if (expected is null && present is not null && !Excepted().IsMatch(_message.Work) && NobodyMissing().IsMatch(_message.Work))
            expected = present;

        return new Attendance { Expected = expected, Present = present, Observers = Value(Field.Observers) };
    }

    private int? Value(Field field)
    {
        var counts = _counts.Where(c => c.Field == field).OrderBy(c => c.Where.Start).ToList();
        return counts is [.., var former, var last] && Corrections.Between(_message.Folded, former.Where.Start, last.Where.End)
            ? last.Value
            : counts.MaxBy(c => c.Sureness)?.Value;
    }
}
