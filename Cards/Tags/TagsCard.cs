using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Tags;

/// <summary>The inputs of the office's tags.</summary>
public static class TagInputs
{
    /// <summary>Its name.</summary>
    public const string Name = "tagName";

    public const string Code = "tagCode";
    public const string From = "tagFrom";
    public const string To = "tagTo";

    /// <summary>Codes of the registers it is for; none means all.</summary>
    public const string Registers = "tagRegisters";
}

/// <summary>The office's tags, and the form for a new one or for changing one.</summary>
public static class TagsCard
{
    /// <summary>The longest name.</summary>
    public const int NameLength = 40;

    /// <summary>The longest code.</summary>
    public const int CodeLength = 40;

    /// <summary>A tag in the list.</summary>
    public sealed record Tag(string Code, string Name, DateOnly? From, DateOnly? To)
    {
        /// <summary>Names of the registers it is for; empty for all.</summary>
        public IReadOnlyList<string> Registers { get; init; } = [];
    }

    /// <summary>What the card shows.</summary>
    public sealed record Data
    {
        /// <summary>The office's own tags.</summary>
        public required IReadOnlyList<Tag> Tags { get; init; }

        /// <summary>The registers a tag may be for, name and code.</summary>
        public required IReadOnlyList<Choice> Registers { get; init; }

        /// <summary>Comes back with the save.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        /// <summary>Campaigns that the annual report counts by a tag that does not exist yet: name, and the code that the tag must have.</summary>
        public IReadOnlyList<(string Name, string Code)> Wanted { get; init; } = [];

        /// <summary>Whether the annual report counts by the dates of the tag that is being changed.</summary>
        public bool IsCounted { get; init; }

        /// <summary>Code of the tag that is being changed; null for a new one.</summary>
        public string? Changed { get; init; }

        /// <summary>What was just done, in one plain sentence; null if nothing was.</summary>
        public string? Done { get; init; }

        /// <summary>Values by input.</summary>
        public IReadOnlyDictionary<string, string> Values { get; init; } = CardData.None;

        /// <summary>What is wrong, by input.</summary>
        public IReadOnlyDictionary<string, string> Errors { get; init; } = CardData.None;
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var fields = new FormFields(data.Values, data.Errors, t);
        List<CardElement> body = [CardParts.Heading(t.TagsTitle), CardParts.Note(t.TagsNote)];
        if (data.Done is not null)
            body.Add(new TextBlock(data.Done) { Weight = TextWeight.Bolder });
        body.AddRange(data.Tags.Select(tag => Line(tag, t)));
        body.Add(new TextBlock(data.Changed is null ? t.TagsNew : t.TagsChange) { Weight = TextWeight.Bolder, Spacing = Spacing.Large });
        body.AddRange(fields.WithError(fields.Text(TagInputs.Name, t.TagName, t.TagNameHint, NameLength) with { IsRequired = true, ErrorMessage = t.ErrorRequired }));
        if (data.Changed is null)
            body.AddRange(data.Wanted.Select(w => CardParts.Note(t.TagWanted(w.Name, w.Code))));
        else if (data.IsCounted)
            body.Add(CardParts.Note(t.TagCounted));
        if (data.Changed is null)
            body.AddRange(fields.WithError(fields.Text(TagInputs.Code, t.TagCode, t.TagCodeHint, CodeLength) with { IsRequired = true, ErrorMessage = t.ErrorRequired }));
        body.AddRange(FormParts.Row([fields.WithError(fields.Date(TagInputs.From, t.TagFrom)), fields.WithError(fields.Date(TagInputs.To, t.TagTo))]));
        body.AddRange(fields.WithError(fields.Choose(TagInputs.Registers, t.TagRegisters, data.Registers, t.TagRegistersAll) with { IsMultiSelect = true }));
        body.Add(new ActionSet([new ExecuteAction(t.Save, CardVerbs.TagsSave) { Data = data.Hidden, Style = ActionStyle.Positive }]));
        return CardParts.Card(t, t.TagsTitle, body);
    }

    private static ColumnSet Line(Tag tag, CardTexts t) => new(
    [
        new Column(
        [
            CardParts.Written(tag.Name, TextWeight.Bolder),
            CardParts.Note(t.TagLine(tag.Code, tag.From, tag.To)),
            .. tag.Registers.Count > 0 ? [CardParts.Note(t.TagFor(string.Join(t.ListSeparator, tag.Registers)))] : Array.Empty<CardElement>(),
        ]),
        new Column([new ActionSet(
        [
            CardParts.Act(t.TagsChangeThis, CardVerbs.TagsOpen, new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.Id] = tag.Code }),
        ])]),
    ]);
}
