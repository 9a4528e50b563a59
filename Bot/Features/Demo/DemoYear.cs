using System.Globalization;
using BotApp.Cards.Meetings;
using BotApp.Features.MeetingLogs;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Sentences.Meetings;

namespace BotApp.Features.Demo;

/// <summary>A made-up meeting, ready to be saved as its author would.</summary>
/// <param name="Key">Stable: generating the meeting again gives the same key, so that saving it again is a repeat.</param>
/// <param name="Author">Entra object id of the unit's recorder.</param>
internal sealed record DemoMeeting(string Key, Unit Unit, string Author, MeetingDraft Draft)
{
    /// <summary>The meeting as an entry, to be saved like any other.</summary>
    public DemoEntry Entry => new(
        Key, Unit, Author, Draft.Type!, Draft.Date!.Value, MeetingForm.From(Draft).Values.Remove(MeetingInputs.Type));
}

/// <summary>Generates the meetings of an office. Pure: a meeting does not depend on the range of days asked for.</summary>
internal sealed class DemoYear(DemoPlans plans)
{
    /// <summary>The meetings of every unit of the roster from one day to another, both inclusive, by date.</summary>
    /// <param name="holidays">Days on which nobody meets, besides weekends and the plans' closed days.</param>
    public IReadOnlyList<DemoMeeting> Meetings(
        RosterSnapshot roster, DateOnly since, DateOnly until, IReadOnlySet<DateOnly>? holidays = null)
    {
        var days = new WorkDays(plans.Closed, holidays);
        var cast = roster.Units.Select(u => DemoCast.Of(roster, u)).OfType<DemoCast>().ToList();
        var meetings =
            from year in Enumerable.Range(since.Year, until.Year - since.Year + 1)
            from plan in plans.Plans
            from unit in cast
            where unit.Fits(plan)
            from stretch in StretchesOf(plan, year)
            from meeting in Held(plan, unit, stretch, days)
            where meeting.Draft.Date >= since && meeting.Draft.Date <= until
            orderby meeting.Draft.Date, meeting.Key
            select meeting;
        return [.. meetings];
    }

    private IEnumerable<DemoMeeting> Held(DemoPlan plan, DemoCast cast, (DateOnly First, DateOnly Last) stretch, WorkDays days)
    {
        var open = days.Between(stretch.First, stretch.Last, plan.Months);
        for (var n = 0; n < plan.Times; n++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"demo-{plan.Register}-{cast.Unit.Id}-{stretch.First:yyyyMMdd}-{n}");
            var dice = new Dice(key);
            var slice = open[(open.Count * n / plan.Times)..(open.Count * (n + 1) / plan.Times)];
            if (slice.Count > 0 && dice.Happens(plan.Chance))
                yield return new DemoMeeting(key, cast.Unit, cast.Recorder.Id, Draft(plan, cast, dice.Pick(slice), dice));
        }
    }

    private MeetingDraft Draft(DemoPlan plan, DemoCast cast, DateOnly date, Dice dice)
    {
        var start = dice.Pick(plan.Starts);
        var topic = plan.Topics.Count > 0 ? dice.Pick(plan.Topics).Split(" | ") : [""];
        var timed = new MeetingDraft
        {
            Type = plan.Register,
            Date = date,
            Start = start,
            End = start.AddMinutes(dice.Pick(plan.Minutes)),
            Place = topic.Length > 1 ? topic[1] : dice.Pick(plan.Places),
        };
        if (plan.Attend is DemoAttendance.Two)
            return timed with { Present = 2 };

        var attending = cast.Attending(plan.Attend, dice);
        var speaker = plan.Speaker ? dice.Pick(attending) : null;
        var absent = plan.Attend is DemoAttendance.Some ? [] : Absent(cast, attending, speaker, dice);
        return timed with
        {
            Expected = plan.Attend is DemoAttendance.Some ? null : attending.Count,
            Present = attending.Count - absent.Count,
            Observers = plan.Attend is DemoAttendance.Titled && dice.Happens(25) ? 1 + dice.Throw(3) : null,
            Absent = absent,
            Host = cast.Host.Name,
            Recorder = cast.Recorder.Name,
            Speaker = speaker?.Name,
            Topic = topic[0],
            Decisions = plan.Decisions.Count > 0 && dice.Happens(35) ? [dice.Pick(plan.Decisions)] : [],
            Actions = plan.Actions.Count > 0 && dice.Happens(15)
                ? [new FollowUp(dice.Pick(plan.Actions), dice.Pick(attending).Name, date.AddDays(7 + dice.Throw(15)))]
                : [],
        };
    }

    private List<Absence> Absent(DemoCast cast, IReadOnlyList<Person> attending, Person? speaker, Dice dice)
    {
        var absent = new List<Absence>();
        var mayMiss = attending.Where(p => p != cast.Host && p != cast.Recorder && p != speaker).ToList();
        while (mayMiss.Count > 0 && absent.Count < 2 && dice.Happens(35))
        {
            var person = dice.Pick(mayMiss);
            mayMiss.Remove(person);
            absent.Add(new Absence(person.Name, dice.Pick(plans.Reasons)));
        }

        return absent;
    }

    private static IEnumerable<(DateOnly First, DateOnly Last)> StretchesOf(DemoPlan plan, int year)
    {
        var months = plan.Per switch { Period.Month => 1, Period.Quarter => 3, _ => 12 };
        for (var month = 1; month <= 12; month += months)
        {
            var first = new DateOnly(year, month, 1);
            yield return (first, first.AddMonths(months).AddDays(-1));
        }
    }
}
