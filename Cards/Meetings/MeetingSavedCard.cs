using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Meetings;

/// <summary>A meeting as it is stored: only what is known, with the buttons to change or cancel it.</summary>
public static class MeetingSavedCard
{
    /// <summary>Someone who was absent, and why if it is known.</summary>
    public sealed record Absence(string Name, string? Reason);

    /// <summary>An item of the agenda, with its kind (第一议题 …) and number if they are given.</summary>
    public sealed record AgendaItem(string Text, string? Kind, string? Number);

    /// <summary>Something to be done.</summary>
    public sealed record FollowUp(string Text, string? Owner, DateOnly? Due)
    {
        /// <summary>Its present status, according to its ledger; null if it is in none.</summary>
        public string? Status { get; init; }
    }

    /// <summary>What the card shows; what is null or empty is left out.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with the buttons, under the keys of <see cref="CardData"/>.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        public SavedOccasion Occasion { get; init; }

        /// <summary>Notes to show before anything else, one plain sentence each.</summary>
        public IReadOnlyList<string> Notes { get; init; } = [];

        public bool IsCancelled { get; init; }

        /// <summary>Whether to offer the buttons to this person.</summary>
        public bool MayChange { get; init; }

        public required string UnitName { get; init; }

        public required string TypeName { get; init; }

        public required DateOnly Date { get; init; }

        /// <summary><c>HH:mm</c>.</summary>
        public string? Start { get; init; }

        /// <summary><c>HH:mm</c>.</summary>
        public string? End { get; init; }

        public string? Place { get; init; }

        public int? Expected { get; init; }

        public int? Present { get; init; }

        public int? Observers { get; init; }

        public IReadOnlyList<Absence> Absent { get; init; } = [];

        public string? Host { get; init; }

        public string? Recorder { get; init; }

        public string? Speaker { get; init; }

        public string? Topic { get; init; }

        public IReadOnlyList<AgendaItem> Agenda { get; init; } = [];

        /// <summary>Names of the tags.</summary>
        public IReadOnlyList<string> Tags { get; init; } = [];

        /// <summary>Fields that this kind of meeting has besides: label and value.</summary>
        public IReadOnlyList<(string Label, string Value)> More { get; init; } = [];

        public IReadOnlyList<string> Decisions { get; init; } = [];

        public IReadOnlyList<FollowUp> Actions { get; init; } = [];

        public int Version { get; init; } = 1;

        /// <summary>Name of the person who entered or last changed it; null leaves the line out.</summary>
        public string? ChangedBy { get; init; }

        /// <summary>When, in the office's zone.</summary>
        public DateTimeOffset ChangedAt { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var heading = data switch
        {
            { IsCancelled: true } => t.MeetingCancelled,
            { Occasion: SavedOccasion.Saved or SavedOccasion.Repeated or SavedOccasion.NotDiscarded } => t.MeetingSaved,
            _ => t.MeetingShown,
        };

        List<CardElement> body = [CardParts.Heading(heading)];
        body.AddRange(RecordParts.Notices(t, data.Occasion, data.IsCancelled));
        body.AddRange(data.Notes.Select(note => CardParts.Notice(note, ContainerStyle.Emphasis)));
        body.Add(CardParts.Written(data.TypeName + t.Separator + t.Date(data.Date), TextWeight.Bolder));
        if (data.Topic is { Length: > 0 })
            body.Add(CardParts.Written(data.Topic));

        body.AddRange(Lines(data, t).Where(line => line.Value is { Length: > 0 }).Select(line => CardParts.Line(t, line.Label, line.Value!)));
        body.AddRange(RecordParts.Listed(t, t.MeetingAgenda, data.Agenda.Select(item => Describe(item, t))));
        body.AddRange(RecordParts.Listed(t, t.MeetingDecisions, data.Decisions));
        body.AddRange(RecordParts.Listed(t, t.MeetingActions, data.Actions.Select(item => Describe(item, t))));
        if (data.ChangedBy is { Length: > 0 })
            body.Add(RecordParts.Footer(t, data.Version, data.ChangedBy, data.ChangedAt));

        if (data is { MayChange: true, IsCancelled: false })
            body.Add(new ActionSet([.. RecordParts.Changes(t, data.Hidden, CardVerbs.MeetingEdit, CardVerbs.MeetingCancel)]));

        return CardParts.Card(t, heading, body);
    }

    private static IEnumerable<(string Label, string? Value)> Lines(Data data, CardTexts t)
    {
        yield return (t.MeetingTime, Time(data, t));
        yield return (t.MeetingPlace, data.Place);
        yield return (t.MeetingAttendance, Attendance(data, t));
        yield return (t.MeetingAbsent, string.Join(t.ListSeparator, data.Absent.Select(absence =>
            absence.Reason is { Length: > 0 } reason ? absence.Name + t.Parenthesised(reason) : absence.Name)));
        yield return (t.MeetingHost, data.Host);
        yield return (t.MeetingRecorder, data.Recorder);
        yield return (t.MeetingSpeaker, data.Speaker);
        foreach (var (label, value) in data.More)
            yield return (label, value);
        yield return (t.MeetingTags, string.Join(t.ListSeparator, data.Tags));
        yield return (t.Unit, data.UnitName);
    }

    private static string? Time(Data data, CardTexts t) => (data.Start, data.End) switch
    {
        ({ Length: > 0 } start, { Length: > 0 } end) => start + "–" + end,
        ({ Length: > 0 } start, _) => t.TimeFrom(start),
        (_, { Length: > 0 } end) => t.TimeUntil(end),
        _ => null,
    };

    private static string Attendance(Data data, CardTexts t)
    {
        List<string> parts = [];
        if (data.Expected is { } expected)
            parts.Add(t.AttendanceExpected(expected));
        if (data.Present is { } present)
            parts.Add(t.AttendancePresent(present));
        if (data.Observers is { } observers)
            parts.Add(t.AttendanceObservers(observers));

        return string.Join(t.Separator, parts);
    }

    private static string Describe(AgendaItem item, CardTexts t)
    {
        string?[] aside = [item.Kind, item.Number];
        var said = string.Join(t.ListSeparator, aside.Where(part => part is { Length: > 0 }));
        return said.Length > 0 ? item.Text + t.Parenthesised(said) : item.Text;
    }

    private static string Describe(FollowUp item, CardTexts t)
    {
        string?[] parts = [item.Text, item.Owner, item.Due is { } due ? t.MyDue(t.DateWithoutWeekday(due)) : null, item.Status];
        return string.Join(t.Separator, parts.Where(part => part is { Length: > 0 }));
    }
}
