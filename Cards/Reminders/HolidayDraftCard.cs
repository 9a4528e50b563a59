using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reminders;

/// <summary>The draft of a reminder before a holiday: the office edits it, approves it or leaves it out.</summary>
public static class HolidayDraftCard
{
    /// <summary>What the draft shows.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with both buttons; the number of recipients shown is added as <see cref="CardData.Recipients"/>.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        public required string HolidayName { get; init; }

        /// <summary>First day off.</summary>
        public required DateOnly First { get; init; }

        /// <summary>Last day off.</summary>
        public required DateOnly Last { get; init; }

        /// <summary>The year's arrangements are not published yet.</summary>
        public bool IsProvisional { get; init; }

        public string Text { get; init; } = "";

        /// <summary>One a line.</summary>
        public string Points { get; init; } = "";

        /// <summary>Whom to ask.</summary>
        public string Ask { get; init; } = "";

        public required DateOnly SendOn { get; init; }

        /// <summary>The first day it may be sent on.</summary>
        public required DateOnly Earliest { get; init; }

        /// <summary>The last one.</summary>
        public required DateOnly Latest { get; init; }

        /// <summary>In the office's zone.</summary>
        public required TimeOnly SendAt { get; init; }

        /// <summary>Whether the hour is past, so that a reminder sent today goes out at once.</summary>
        public bool IsPastHour { get; init; }

        public required int Recipients { get; init; }

        /// <summary>Whether it is sent on its day even if nobody decides.</summary>
        public bool SendsByItself { get; init; }

        /// <summary>What is wrong, by input id: one plain sentence each.</summary>
        public IReadOnlyDictionary<string, string> Errors { get; init; } = CardData.None;

        /// <summary>What prevents it as a whole, in one plain sentence; null if nothing does.</summary>
        public string? Problem { get; init; }
    }

    /// <summary>The draft.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var title = t.HolidayDraftTitle(data.HolidayName);
        var form = new ReminderForm(data.Errors, ReminderInputs.LabelOfDraft, t);
        List<CardElement> body =
        [
            CardParts.Heading(title),
            .. form.Faults(data.Problem),
            CardParts.Line(t, t.HolidayPeriod, data.First == data.Last ? t.Date(data.First) : t.DateRange(data.First, data.Last)),
        ];
        if (data.IsProvisional)
            body.Add(CardParts.Notice(t.HolidayProvisionalNote, ContainerStyle.Warning));

        body.AddRange(form.Field(form.Lines(ReminderInputs.Text, data.Text) with { IsRequired = true, ErrorMessage = t.ReminderTextMissing }));
        body.AddRange(form.Field(form.Lines(ReminderInputs.Points, data.Points, t.HolidayDraftPointsLines)));
        body.AddRange(form.Field(form.Text(ReminderInputs.Ask, data.Ask)));
        body.AddRange(form.Field(Day(data, t)));
        body.Add(CardParts.Note(Days(data, t)));
        body.Add(CardParts.Note(data.SendsByItself ? t.HolidayDraftByItself(data.SendOn, data.SendAt) : t.HolidayDraftWaits));
        body.AddRange(Buttons(data, t));
        return CardParts.Card(t, title, body);
    }

    private static DateInput Day(Data data, CardTexts t) => new(ReminderInputs.At, t.HolidayDraftAt)
    {
        Value = Iso(data.SendOn),
        Min = Iso(data.Earliest),
        Max = Iso(data.Latest),
        IsRequired = true,
        ErrorMessage = Days(data, t),
    };

    private static string Days(Data data, CardTexts t) => data switch
    {
        { IsPastHour: false } => t.HolidayDraftDays(data.SendAt, data.Earliest, data.Latest),
        _ when data.Earliest == data.Latest => t.HolidayDraftNow(data.SendAt),
        _ => t.HolidayDraftNowOrLater(data.SendAt, data.Earliest, data.Latest),
    };

    /// <summary>One below the other: side by side, a phone cannot show the longer one.</summary>
    private static IEnumerable<ActionSet> Buttons(Data data, CardTexts t)
    {
        var shown = data.Hidden.With(CardData.Recipients, data.Recipients.ToString(CultureInfo.InvariantCulture));
        var send = new ExecuteAction(t.HolidayDraftSend(data.Recipients), CardVerbs.ReminderSend) { Data = shown, Style = ActionStyle.Positive };
        var leaveOut = new ShowCardAction(t.HolidayDraftLeaveOut, new InnerCard(
        [
            new TextBlock(t.HolidayDraftLeaveOutAsk),
            new ActionSet([CardParts.Act(t.HolidayDraftLeaveOutConfirm, CardVerbs.ReminderCancel, data.Hidden)]),
        ]));
        return [new ActionSet([send]) { Spacing = Spacing.Medium }, new ActionSet([leaveOut]) { Spacing = Spacing.Small }];
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
