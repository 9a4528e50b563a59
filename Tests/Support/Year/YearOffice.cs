using BotApp.Features.Demo;
using BotApp.Features.Roster.Import;
using BotApp.Office.Calendar;
using BotApp.Office.Dated;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Seeds;

namespace BotApp.Tests.Support.Year;

/// <summary>The demo office as shipped, and what its people do in a year: the same on every machine and in every run.</summary>
internal sealed class YearOffice
{
    private static readonly string Seeds = Path.Combine(AppContext.BaseDirectory, "seeds");

    public YearOffice(int year)
    {
        Year = year;
        Calendar = new OfficeCalendar(SeedFiles.Holidays(Seeds));
        Registers = SeedFiles.Registers(Seeds);
        Dated = SeedFiles.DatedReminders(Seeds);
        Roster = ReadRoster();
        Days = [.. Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays)];
        var closed = Days.Where(d => !Calendar.IsWorkday(d)).ToHashSet();
        Meetings = new DemoYear(DemoPlans.Load(Seeds)).Meetings(Roster, Days[0], Days[^1], closed)
            .ToLookup(m => LoggedOn(m.Key, m.Draft.Date!.Value));
    }

    public int Year { get; }

    public IReadOnlyList<DateOnly> Days { get; }

    public OfficeCalendar Calendar { get; }

    public RegisterCatalog Registers { get; }

    public DatedReminders Dated { get; }

    public RosterSnapshot Roster { get; }

    /// <summary>Meetings by the day on whose evening they are logged: the meeting's day or one of the next two working days.</summary>
    public ILookup<DateOnly, DemoMeeting> Meetings { get; }

    /// <summary>A person's absences: some days, once or twice a year.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly Until)> Absences(Person person)
    {
        var dice = new Dice($"away {Year} {person.Id}");
        return
        [
            .. Enumerable.Range(0, 1 + dice.Throw(2))
                .Select(_ => Days[dice.Throw(Days.Count - 14)])
                .Select(from => (from, from.AddDays(2 + dice.Throw(8)))),
        ];
    }

    /// <summary>The working day on which something due is done: mostly in time, sometimes late.</summary>
    public DateOnly DoneOn(string what, DateOnly due)
    {
        var dice = new Dice("done " + what);
        return dice.Happens(80) ? Calendar.WorkdaysBefore(due, 1 + dice.Throw(6)) : Calendar.WorkdaysAfter(due, 1 + dice.Throw(9));
    }

    private DateOnly LoggedOn(string key, DateOnly held)
    {
        var later = new Dice("logged " + key).Throw(3);
        return later == 0 ? held : Calendar.WorkdaysAfter(held, later);
    }

    private static RosterSnapshot ReadRoster()
    {
        using var file = File.OpenRead(Path.Combine(Seeds, "demo", "roster.csv"));
        var content = RosterFile.Read(file);
        return RosterImport.Decide(content.Rows, content.Errors, RosterSnapshot.Empty) is RosterDecision.Accepted accepted
            ? accepted.Changes.ApplyTo(RosterSnapshot.Empty)
            : throw new InvalidDataException("The demo roster has faults.");
    }
}
