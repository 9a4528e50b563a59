using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Records;

/// <summary>An entry as it is stored: only what is known, with the buttons to change it and to enter the next.</summary>
public static class RecordSavedCard
{
    /// <summary>A filled field.</summary>
    /// <param name="Items">One a line; a single one stands next to the label.</param>
    public sealed record Line(string Label, IReadOnlyList<string> Items);

    /// <summary>What the card shows.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with the buttons, under the keys of <see cref="CardData"/>.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        public SavedOccasion Occasion { get; init; }

        public bool IsCancelled { get; init; }

        /// <summary>Whether changing it is offered.</summary>
        public bool MayChange { get; init; }

        /// <summary>Whether entering another one is offered; its button carries the register in addition to <see cref="Hidden"/>.</summary>
        public bool MayEnter { get; init; }

        public required string RegisterCode { get; init; }

        public required string RegisterName { get; init; }

        public required string UnitName { get; init; }

        public required DateOnly Date { get; init; }

        /// <summary>May be empty.</summary>
        public string Title { get; init; } = "";

        /// <summary>In the order of the register, without what the head shows.</summary>
        public IReadOnlyList<Line> Lines { get; init; } = [];

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
            { IsCancelled: true } => t.RecordCancelled,
            { Occasion: SavedOccasion.Saved or SavedOccasion.Repeated or SavedOccasion.NotDiscarded } => t.RecordSaved,
            _ => t.RecordShown,
        };

        List<CardElement> body = [CardParts.Heading(heading)];
        body.AddRange(RecordParts.Notices(t, data.Occasion, data.IsCancelled));
        body.Add(CardParts.Written(data.RegisterName + t.Separator + t.Date(data.Date), TextWeight.Bolder));
        if (data.Title.Length > 0)
            body.Add(CardParts.Written(data.Title));

        body.AddRange(data.Lines.SelectMany(line => RecordParts.Listed(t, line.Label, line.Items)));
        body.Add(CardParts.Line(t, t.Unit, data.UnitName));
        if (data.ChangedBy is { Length: > 0 })
            body.Add(RecordParts.Footer(t, data.Version, data.ChangedBy, data.ChangedAt));

        body.Add(new ActionSet([.. Buttons(data, t)]));
        return CardParts.Card(t, heading, body);
    }

    private static IEnumerable<CardAction> Buttons(Data data, CardTexts t)
    {
        var same = data.Hidden.With(CardData.Register, data.RegisterCode);
        if (data.MayEnter)
            yield return CardParts.Act(t.RecordAgain, CardVerbs.RecordNew, same);
        if (data is { MayChange: true, IsCancelled: false })
        {
            foreach (var change in RecordParts.Changes(t, data.Hidden, CardVerbs.RecordEdit, CardVerbs.RecordCancel))
                yield return change;
        }

        yield return CardParts.Act(t.RecordAll, CardVerbs.RecordList, same.Without(CardData.Id));
    }
}
