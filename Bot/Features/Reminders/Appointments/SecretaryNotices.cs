using BotApp.Cards.Texts;
using BotApp.Features.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Settings;
using BotApp.Office.Roster;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Appointments;

/// <summary>
/// Tells the members of a branch that it has a new secretary, who from then on reads what they submit. It is delivered
/// like any reminder of the office that is not urgent: as the day's message, or on the next day card.
/// </summary>
internal sealed partial class SecretaryNotices(
    ReminderBook book, CalendarView calendar, SettingsView settings, OfficeClock clock, ILogger<SecretaryNotices> logger)
{
    // After the day cards; people with a later card hour get it after their card.
    private static readonly TimeSpan AfterCard = TimeSpan.FromMinutes(30);

    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <summary>Creates the missing reminders; the keys are stable, so creating one twice, on any host, makes one.</summary>
    public async Task NoteAsync(RosterSnapshot roster, DateTimeOffset? firstImportedAt, CancellationToken ct)
    {
        if (firstImportedAt is not { } first)
            return;

        foreach (var change in SecretaryChanges.In(roster, first, clock.Now))
        {
            var reminder = Reminder(change);
            if (told.Contains(reminder.Id))
                continue;
            if (await book.CreateAsync(reminder, ct))
                LogTold(logger, reminder.Id);
            told.Add(reminder.Id);
        }
    }

    private Reminder Reminder(SecretaryChange change)
    {
        var since = change.Since.ToOffset(clock.Now.Offset);
        var day = DateOnly.FromDateTime(since.DateTime);
        var secretary = new SecretaryRef(change.Branch.Name, [.. change.Secretaries.Select(p => p.Name)], day)
        {
            Ids = [.. change.Secretaries.Select(p => p.Id)],
        };
        return new Reminder
        {
            Id = ReminderIds.Of(day, OperationId.Of("secretary", change.Branch.Id, change.Since.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            State = ReminderState.Approved,
            Secretary = secretary,
            Text = ReminderTitles.TextOf(secretary, CardTexts.For("zh")),
            Audience = new Audience.OfUnit(change.Branch.Id).ToString(),
            Times = Next(clock.Now),
            CreatedAt = clock.Now,
        };
    }

    // Counts from now and not from the change, which may have happened while no host was up.
    private ReminderTimes Next(DateTimeOffset now)
    {
        var at = settings.Office.DayCardHour.Add(AfterCard);
        var day = DateOnly.FromDateTime(now.DateTime);
        var isOver = TimeOnly.FromDateTime(now.DateTime) > at;
        return new ReminderTimes(calendar.Current.WorkdayOnOrAfter(isOver ? day.AddDays(1) : day), at);
    }

    [LoggerMessage(1, LogLevel.Information, "Reminder {Reminder} tells a branch of its new secretary.")]
    private static partial void LogTold(ILogger logger, string reminder);
}
