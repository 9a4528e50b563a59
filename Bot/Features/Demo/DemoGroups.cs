using System.Globalization;
using BotApp.Office.Registers;
using BotApp.Office.Roster;

namespace BotApp.Features.Demo;

/// <summary>Generates the entries of a year's groups. Pure: every call gives the same entries.</summary>
/// <param name="isWorkday">The office's calendar.</param>
internal sealed class DemoGroups(DemoYearPlan plan, RegisterCatalog registers, RosterSnapshot roster, Func<DateOnly, bool> isWorkday)
{
    private const int DueAfter = 60;

    private readonly List<DemoCast> _cast = [.. roster.Units.Select(u => DemoCast.Of(roster, u)).OfType<DemoCast>()];

    /// <summary>All entries, by date.</summary>
    public IReadOnlyList<DemoEntry> Entries() =>
        [.. plan.Groups.SelectMany(Of).OrderBy(e => e.Date).ThenBy(e => e.Key, StringComparer.Ordinal)];

    /// <summary>A total in parts that differ a little and add up to it.</summary>
    public static int[] Share(int total, int over, Dice dice)
    {
        var parts = new int[over];
        for (var i = 0; i < over; i++)
            parts[i] = total / over + (i < total % over ? 1 : 0);
        // Moves some of each pair's second part to the first, so that the total stays; no part drops to zero.
        for (var i = 0; i + 1 < over; i += 2)
        {
            var moved = parts[i + 1] > 1 ? dice.Throw(Math.Max(1, parts[i + 1] / 3) + 1) : 0;
            parts[i] += moved;
            parts[i + 1] -= moved;
        }

        return parts;
    }

    private IEnumerable<DemoEntry> Of(DemoGroup group)
    {
        var register = registers[group.Register];
        var casts = CastOf(group);
        var days = DaysOf(group);
        var dice = new Dice(group.Id);
        var shares = (group.Shares ?? new Dictionary<string, DemoShares>()).ToDictionary(
            s => s.Key, s => Share(s.Value.Total, s.Value.Over ?? group.Count, new Dice($"{group.Id}-{s.Key}")));
        var rows = (group.Rows ?? new Dictionary<string, IReadOnlyList<DemoRows>>()).ToDictionary(
            r => r.Key, r => r.Value.Select(spec => new RowMaker(spec, group)).ToList());
        for (var i = 0; i < group.Count; i++)
        {
            var (cast, date) = (casts[i % casts.Count], DayOf(group, days, i, dice));
            var words = new Words(i + 1, date, cast.Unit.Name);
            var typed = new SortedDictionary<string, string>(StringComparer.Ordinal) { [register.DateField] = FieldValues.Format(date) };
            foreach (var (field, values) in group.Fields ?? new Dictionary<string, IReadOnlyList<string>>())
                typed[field] = words.In(values[i % values.Count]);
            foreach (var (field, parts) in shares)
                if (i < parts.Length)
                    typed[field] = FieldValues.Format(parts[i]);
            foreach (var (field, steps) in group.Steps ?? new Dictionary<string, DemoSteps>())
                typed[field] = FieldValues.Format(steps.From + (int)((long)(steps.To - steps.From) * i / Math.Max(1, group.Count - 1)));
            foreach (var (field, makers) in rows)
                typed[field] = string.Join('\n', makers.SelectMany(m => m.Rows(i, words)));
            foreach (var (field, other) in group.Links ?? new Dictionary<string, string>())
                typed[field] = DemoEntry.RecordIdOf(registers[GroupOf(other).Register], KeyOf(GroupOf(other), i % GroupOf(other).Count));
            if (group.Meeting is { } meeting)
                Meet(typed, meeting, cast, new Dice(KeyOf(group, i)));
            if (group.Tags is { } tags)
                typed["tags"] = string.Join(',', tags);
            yield return new DemoEntry(KeyOf(group, i), cast.Unit, cast.Recorder.Id, group.Register, date, typed);
        }
    }

    private static void Meet(SortedDictionary<string, string> typed, DemoMeetingTimes meeting, DemoCast cast, Dice dice)
    {
        var start = dice.Pick(meeting.Starts);
        var attending = cast.Attending(meeting.Attend, dice);
        var absent = meeting.Attend is DemoAttendance.Some || attending.Count < 4 ? 0 : dice.Throw(3);
        typed["start"] = FieldValues.Format(start);
        typed["end"] = FieldValues.Format(start.AddMinutes(dice.Pick(meeting.Minutes)));
        typed.TryAdd("place", dice.Pick(meeting.Places));
        typed["present"] = FieldValues.Format(attending.Count - absent);
        if (meeting.Attend is not DemoAttendance.Some)
            typed["expected"] = FieldValues.Format(attending.Count);
        typed["host"] = cast.Host.Name;
        typed["recorder"] = cast.Recorder.Name;
    }

    private List<DemoCast> CastOf(DemoGroup group)
    {
        UnitKind kind = group.Units switch { "branches" => UnitKind.Branch, "departments" => UnitKind.Department, _ => UnitKind.Office };
        var casts = _cast.Where(c => c.Unit.Kind == kind).ToList();
        return casts.Count > 0 ? casts : throw new InvalidDataException($"The demo's roster has no unit for '{group.Id}'.");
    }

    private List<DateOnly> DaysOf(DemoGroup group)
    {
        var year = plan.Year - group.YearsBack;
        var (first, last) = (Day(year, group.From), Day(year, group.To));
        var days = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays)
            .Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && isWorkday(d));
        return group.MonthEnds ? [.. days.GroupBy(d => d.Month).Select(m => m.Max())] : [.. days];
    }

    // Spread evenly over the days, each with a little jitter.
    private static DateOnly DayOf(DemoGroup group, List<DateOnly> days, int i, Dice dice) =>
        group.MonthEnds ? days[i] : days[(int)((long)i * days.Count / group.Count) + dice.Throw(Math.Max(1, days.Count / group.Count))];

    private DemoGroup GroupOf(string id) => plan.Groups.First(g => g.Id == id);

    private string KeyOf(DemoGroup group, int i) => string.Create(CultureInfo.InvariantCulture, $"demo-{plan.Year}-{group.Id}-{i}");

    /// <summary>A day of a year, written MM-dd.</summary>
    public static DateOnly Day(int year, string monthDay) =>
        DateOnly.ParseExact(string.Create(CultureInfo.InvariantCulture, $"{year}-{monthDay}"), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Words(int Number, DateOnly Date, string Unit)
    {
        public string In(string text) => text
            .Replace("{n}", Number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{m}", Date.Month.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{unit}", Unit, StringComparison.Ordinal)
            .Replace("{date}", FieldValues.Format(Date), StringComparison.Ordinal)
            .Replace("{due}", FieldValues.Format(Date.AddDays(DueAfter)), StringComparison.Ordinal);
    }

    private sealed class RowMaker
    {
        private readonly DemoRows _spec;
        private readonly int[] _counts;
        private readonly int[] _shares;
        private int _row;

        public RowMaker(DemoRows spec, DemoGroup group)
        {
            _spec = spec;
            _counts = spec.Total is { } total
                ? Share(total, group.Count, new Dice($"{group.Id}-{spec.Of[0]}"))
                : [.. Enumerable.Repeat(spec.Each, group.Count)];
            _shares = spec.Share > 0 ? Share(spec.Share, _counts.Sum(), new Dice($"{group.Id}-share")) : [];
        }

        public IEnumerable<string> Rows(int entry, Words words)
        {
            for (var i = 0; i < _counts[entry]; i++, _row++)
            {
                var text = _spec.Of[_row % _spec.Of.Count];
                var share = _row < _shares.Length ? FieldValues.Format(_shares[_row]) : "";
                yield return FieldValues.FormatRow(_spec.Cells.Select(c => words.In(c
                    .Replace("{text}", text, StringComparison.Ordinal).Replace("{share}", share, StringComparison.Ordinal))));
            }
        }
    }
}
