using System.Globalization;
using System.Text.RegularExpressions;
using BotApp.Cards.Model;
using BotApp.Cards.Tags;
using BotApp.Cards.Texts;
using BotApp.Features.Settings;
using BotApp.Office.Figures;
using BotApp.Office.Registers;
using BotApp.Storage.Settings;
using BotApp.Turns;

namespace BotApp.Features.Tags;

/// <summary>The tag that the office typed, or its errors by input.</summary>
internal sealed record TagTyped(RegisterTag? Tag, IReadOnlyDictionary<string, string> Errors);

/// <summary><c>标签</c>, <c>tags.open</c>, <c>tags.save</c>: the office creates a tag, or changes its name, its dates and its registers.</summary>
internal sealed partial class ChangeTags(OfficeTags tags, SettingsChanger changer, RegisterCatalog registers, FigureCatalog figures)
{
    /// <summary>Reads the form. Pure.</summary>
    /// <param name="changed">The tag to change; null for a new one, whose code must be free.</param>
    public static TagTyped Decide(
        IReadOnlyDictionary<string, string> typed, RegisterTag? changed, IReadOnlyList<RegisterTag> known, CardTexts t)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var name = Value(TagInputs.Name).ReplaceLineEndings(" ").Replace('|', ' ').Replace('｜', ' ');
        if (name.Length is 0 or > TagsCard.NameLength)
            errors[TagInputs.Name] = name.Length == 0 ? t.ErrorRequired : t.ErrorTooLong(FieldValues.Format(TagsCard.NameLength));
        var code = changed?.Code ?? Value(TagInputs.Code).ToLowerInvariant();
        if (changed is null && (code.Length > TagsCard.CodeLength || !Code().IsMatch(code)))
            errors[TagInputs.Code] = t.TagCodeHint;
        else if (changed is null && known.Any(tag => tag.Code == code))
            errors[TagInputs.Code] = t.TagCodeTaken;
        var (from, to) = (Day(TagInputs.From), Day(TagInputs.To));
        if (from > to)
            errors.TryAdd(TagInputs.To, t.ErrorDatesTurned);
        var fits = FieldValues.Codes(Value(TagInputs.Registers));
        return errors.Count > 0
            ? new TagTyped(null, errors)
            : new TagTyped(
                new RegisterTag(code, new LocalText(name, changed is { } c && c.Name.Zh == name ? c.Name.En : name), from, to, fits.Count > 0 ? fits : null), errors);

        string Value(string input) => typed.GetValueOrDefault(input, "").Trim();

        DateOnly? Day(string input)
        {
            if (Value(input).Length == 0)
                return null;
            if (FieldValues.TryDate(Value(input), out var day))
                return day;
            errors[input] = t.ErrorDate;
            return null;
        }
    }

    public async Task<Reply> CommandAsync(Turn turn, string argument, CancellationToken ct) =>
        new Reply.Card(Card(turn, await tags.FindAsync(ct), null, CardData.None, CardData.None));

    /// <summary>Opens a tag for editing.</summary>
    public async Task<Reply> OpenAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var document = await tags.FindAsync(ct);
        return tags.TakeOver(document).FirstOrDefault(t => t.Code == click[CardData.Id]) is { } tag
            ? new Reply.Card(Card(turn, document, tag, ValuesOf(tag), CardData.None))
            : new Reply.Refused("NotFound", turn.Texts.NotFound);
    }

    /// <summary>Saves the form, or returns it with its errors or because the tags have changed since.</summary>
    public async Task<Reply> SaveAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var document = await tags.FindAsync(ct);
        var changed = tags.TakeOver(document).FirstOrDefault(t => t.Code == click[CardData.Id]);
        if (click[CardData.Id] is not null && changed is null)
            return new Reply.Refused("NotFound", turn.Texts.NotFound);

        // A stale card writes nothing, so its code is not checked as taken: a repeat of this click may have created that tag.
        var isStale = SettingsChanger.IsStale(document, click);
        var typed = Decide(click.Values, changed, isStale ? [] : registers.Tags, turn.Texts);
        if (typed.Tag is null)
            return new Reply.Card(Card(turn, document, changed, click.Values, typed.Errors, isStale ? turn.Texts.TagsStale : null));

        var done = await changer.ChangeAsync(SettingsOwner.Office, document, turn, click, OfficeTags.Change(typed.Tag), ct);
        if (!done.IsSaved)
            return new Reply.Card(Card(turn, done.Document, changed, click.Values, CardData.None, turn.Texts.TagsStale));
        var card = Card(turn, done.Document, null, CardData.None, CardData.None, turn.Texts.TagSaved(typed.Tag.Name.In(turn.Texts.Language)));
        return new Reply.Card(card, card);
    }

    private AdaptiveCard Card(
        Turn turn, SettingsDocument document, RegisterTag? changed, IReadOnlyDictionary<string, string> values,
        IReadOnlyDictionary<string, string> errors, string? done = null) => TagsCard.Render(
        new TagsCard.Data
        {
            Tags =
            [
                .. tags.TakeOver(document).Select(t => new TagsCard.Tag(t.Code, t.Name.In(turn.Texts.Language), t.From, t.To)
                {
                    Registers = [.. (t.Registers ?? []).Select(code => registers[code].Name.In(turn.Texts.Language))],
                }),
            ],
            Registers =
            [
                .. registers.All.Where(r => r.Tags.Contains(Register.AnyOfficeTag)).OrderBy(r => r.Kind == Register.Meeting ? 0 : 1)
                    .Select(r => new Choice(r.Name.In(turn.Texts.Language), r.Code)),
            ],
            Wanted = [.. figures.Campaigns.Where(c => registers.Tags.All(tag => tag.Code != c.Code)).Select(c => (c.Name.In(turn.Texts.Language), c.Code))],
            IsCounted = figures.Campaigns.Any(c => c.Code == changed?.Code),
            Hidden = HiddenOf(document, changed),
            Changed = changed?.Code,
            Done = done,
            Values = values,
            Errors = errors,
        },
        turn.Texts);

    private static Dictionary<string, string> HiddenOf(SettingsDocument document, RegisterTag? changed)
    {
        var hidden = new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.Version] = document.Version.ToString(CultureInfo.InvariantCulture) };
        if (changed is not null)
            hidden[CardData.Id] = changed.Code;
        return hidden;
    }

    private static Dictionary<string, string> ValuesOf(RegisterTag tag) => new(StringComparer.Ordinal)
    {
        [TagInputs.Name] = tag.Name.Zh,
        [TagInputs.From] = tag.From is { } from ? FieldValues.Format(from) : "",
        [TagInputs.To] = tag.To is { } to ? FieldValues.Format(to) : "",
        [TagInputs.Registers] = string.Join(',', tag.Registers ?? []),
    };

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Code();
}
