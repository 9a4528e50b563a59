using System.Collections.Immutable;
using BotApp.Cards.Reminders;
using BotApp.Cards.Texts;
using BotApp.Features.Reminders.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;
using BotApp.Office.Registers;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Compose;

/// <summary>The content of a holiday draft's form.</summary>
internal sealed record DraftForm(string Text, string Points, string Ask, DateOnly On)
{
    private const int LongestText = 500;
    private const int LongestPoint = 200;
    private const int MostPoints = 12;

    /// <summary>Errors by input.</summary>
    public ImmutableDictionary<string, string> Errors { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The stored draft, its day moved to the nearest permitted one if it is over or no longer permitted.</summary>
    public static DraftForm Of(Reminder draft, DateOnly earliest, DateOnly latest) =>
        new(draft.Text, string.Join('\n', draft.Points), draft.Ask, draft.Times.On < earliest ? earliest : draft.Times.On > latest ? latest : draft.Times.On);

    /// <summary>The submitted form, checked: the day must be permitted.</summary>
    public static DraftForm From(CardClick click, Reminder draft, DateOnly earliest, DateOnly latest, CardTexts t)
    {
        var errors = ImmutableDictionary<string, string>.Empty;
        var text = (click[ReminderInputs.Text] ?? "").Trim();
        var points = Lines(click[ReminderInputs.Points]);
        var ask = (click[ReminderInputs.Ask] ?? "").Trim();
        if (text.Length == 0)
            errors = errors.Add(ReminderInputs.Text, t.ErrorRequired);
        else if (text.Length > LongestText)
            errors = errors.Add(ReminderInputs.Text, t.ErrorTooLong(FieldValues.Format(LongestText)));
        if (points.Length > MostPoints)
            errors = errors.Add(ReminderInputs.Points, t.ErrorTooMany(FieldValues.Format(MostPoints)));
        else if (Array.FindIndex(points, p => p.Length > LongestPoint) is >= 0 and var at)
            errors = errors.Add(ReminderInputs.Points, t.ErrorInLine(at + 1, t.ErrorTooLong(FieldValues.Format(LongestPoint))));
        if (ask.Length > LongestPoint)
            errors = errors.Add(ReminderInputs.Ask, t.ErrorTooLong(FieldValues.Format(LongestPoint)));

        var on = draft.Times.On;
        if (click[ReminderInputs.At] is { } day)
        {
            if (!FieldValues.TryDate(day, out on))
                (errors, on) = (errors.Add(ReminderInputs.At, t.ErrorDate), draft.Times.On);
            else if (on < earliest || on > latest)
                errors = errors.Add(ReminderInputs.At, t.ErrorSendDay(earliest, latest));
        }

        return new DraftForm(text, string.Join('\n', points), ask, on) { Errors = errors };
    }

    /// <summary>Whether the submitted form says the same as the reminder.</summary>
    public static bool Says(CardClick click, Reminder reminder) =>
        (click[ReminderInputs.Text] ?? "").Trim() == reminder.Text
        && Lines(click[ReminderInputs.Points]).SequenceEqual(reminder.Points, StringComparer.Ordinal)
        && (click[ReminderInputs.Ask] ?? "").Trim() == reminder.Ask;

    /// <summary>The draft with the form's content, approved.</summary>
    public Reminder Approved(Reminder draft, Turn turn, OfficeCalendar calendar)
    {
        var changed = this with { On = default, Errors = Errors.Clear() } != Of(draft, default, default);
        return draft with
        {
            State = ReminderState.Approved,
            Text = Text,
            Points = [.. Lines(Points)],
            Ask = Ask,
            IsEdited = draft.IsEdited || changed,
            Times = draft.Times with { On = On },
            IsOutsideRule = draft.Holiday is { } holiday && !HolidayDates.KeepsRule(On, holiday.First, calendar),
            Moved = null,
            DecidedBy = turn.Person.Id,
            DecidedAt = turn.Now,
        };
    }

    private static string[] Lines(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
