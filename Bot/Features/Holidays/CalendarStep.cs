using BotApp.Cards.General;
using BotApp.Features.FirstContact;
using BotApp.Turns;

namespace BotApp.Features.Holidays;

/// <summary>The first-run step for holidays: done when the published ones of this year are there, and in December those of the next.</summary>
internal sealed class CalendarStep(CalendarView calendar) : IFirstRunStep
{
    /// <inheritdoc />
    public int Order => 20;

    /// <inheritdoc />
    public FirstRunCard.Step Look(Turn turn)
    {
        var (now, year) = (calendar.Current, turn.Today.Year);
        return (now.IsProvisional(year) ? year : now.MissingYear(turn.Today)) is { } missing
            ? new(turn.Texts.FirstRunCalendar, turn.Texts.FirstRunCalendarHow(missing), IsDone: false)
            : new(turn.Texts.FirstRunCalendar, turn.Texts.FirstRunCalendarThere(year), IsDone: true);
    }
}
