using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reminders;

/// <summary>The lines of a <see cref="DayCard"/>.</summary>
internal sealed class DayRows(DateOnly today, CardTexts t)
{
    private const int MaxNoticeLines = 8;

    private int skips;

    /// <summary>A heading and its items; nothing without items.</summary>
    public IEnumerable<CardElement> Section(string heading, IEnumerable<DayCard.Item> items, TextColor color = TextColor.Default)
    {
        DayCard.Item[] all = [.. items];
        if (all.Length is 0)
            return [];

        return
        [
            Subheading(heading) with { Color = color },
            .. all.Select((item, index) => Row(item) with { Separator = index > 0, Spacing = Spacing.Small }),
        ];
    }

    /// <summary>The office's notices, each with its own buttons.</summary>
    public IEnumerable<CardElement> Notices(IEnumerable<DayCard.Notice> notices)
    {
        DayCard.Notice[] all = [.. notices];
        if (all.Length is 0)
            return [];

        return [Subheading(t.ReminderFromOffice), .. all.Select((notice, index) => Row(notice) with { Separator = index > 0 })];
    }

    private static TextBlock Subheading(string text) =>
        new(text) { Weight = TextWeight.Bolder, Separator = true, Spacing = Spacing.Medium };

    private Container Row(DayCard.Notice notice)
    {
        List<CardElement> items = [];
        if (notice.IsResend)
            items.Add(CardParts.Note(t.ReminderResend));
        if (notice.OfDay is { } day)
            items.Add(CardParts.Note(t.ReminderOfDay(day)));

        items.AddRange(CardParts.Paragraphs(notice.Text, MaxNoticeLines));
        items.AddRange(Acknowledgement.OrLater(notice.Hidden, notice.AcknowledgedAt, notice.SnoozedUntil, t));
        return new Container(items);
    }

    private Container Row(DayCard.Item item)
    {
        List<CardElement> said = [];
        if (item.Badge is { Length: > 0 } badge)
            said.Add(new Badge(badge, new TextBlock(badge) { IsSubtle = true, Size = TextSize.Small }));

        said.Add(said.Count > 0 ? CardParts.Written(item.Text) with { Spacing = Spacing.None } : CardParts.Written(item.Text));
        if (Aside(item) is { Count: > 0 } aside)
            said.Add(new RichTextBlock(aside) { Spacing = Spacing.None });

        CardAction[] buttons = [.. Buttons(item)];
        return buttons switch
        {
            [] => new Container(said),
            [var only] => new Container(
            [
                new ColumnSet(
                [
                    new Column(said),
                    new Column([new ActionSet([only])]) { Width = Column.Auto, VerticalContentAlignment = VerticalAlignment.Center },
                ]),
            ]),
            _ => new Container([.. said, new ActionSet(buttons) { Spacing = Spacing.Small }]),
        };
    }

    private List<TextRun> Aside(DayCard.Item item)
    {
        List<TextRun> said = [];
        if (item.Due is not null)
            said.Add(CardParts.Deadline(item.Due, today, t, item.WorkdaysLate));
        if (item.Detail is { Length: > 0 } detail)
            said.Add(new TextRun(said.Count > 0 ? t.Separator + detail : detail) { Size = TextSize.Small, IsSubtle = true });

        return said;
    }

    private IEnumerable<CardAction> Buttons(DayCard.Item item)
    {
        if (item.Action is DayCard.Do.Log)
            yield return CardParts.Act(t.DayLog, CardVerbs.DayLog, item.Hidden) with { Tooltip = t.DayLogOf(CardParts.Brief(item.Text)) };
        else if (item.Action is DayCard.Do.Done)
            yield return CardParts.Act(t.DayDone, CardVerbs.DayDone, item.Hidden) with { Tooltip = t.DayDoneOf(CardParts.Brief(item.Text)) };
        else if (item.Action is DayCard.Do.Open)
            yield return CardParts.Act(t.Open, CardVerbs.DayOpen, item.Hidden) with { Tooltip = t.OpenNamed(CardParts.Brief(item.Text)) };

        if (item.MaySkip)
            yield return Skip(item);
    }

    /// <summary>Ids must be unique within a card, so each reason has its own, and its button names it.</summary>
    private ShowCardAction Skip(DayCard.Item item)
    {
        var input = string.Create(CultureInfo.InvariantCulture, $"{DayCard.ReasonInput}{(++skips is 1 ? "" : skips)}");
        return new ShowCardAction(t.DaySkip, new InnerCard(
        [
            new TextInput(input, t.DaySkipReason)
            {
                Placeholder = t.DaySkipReasonHint,
                MaxLength = DayCard.MaxReason,
                IsRequired = true,
                ErrorMessage = t.DaySkipReasonMissing,
            },
            new ActionSet([new ExecuteAction(t.DaySkipConfirm, CardVerbs.DaySkip) { Data = item.Hidden.With(CardData.Input, input) }]),
        ]))
        { Tooltip = t.DaySkipOf(CardParts.Brief(item.Text)) };
    }
}
