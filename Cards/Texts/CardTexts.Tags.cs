namespace BotApp.Cards.Texts;

// The office's own tags.
public sealed partial class CardTexts
{
    public string CommandTags => Get();

    public string HelpTagsHow => Get();

    public string TagsTitle => Get();

    public string TagsNote => Get();

    public string TagsNew => Get();

    public string TagsChange => Get();

    public string TagsChangeThis => Get();

    public string TagName => Get();

    public string TagNameHint => Get();

    public string TagCode => Get();

    public string TagCodeHint => Get();

    public string TagCodeTaken => Get();

    public string TagWanted(string name, string code) => Fill([name, code]);

    public string TagCounted => Get();

    public string TagFrom => Get();

    public string TagTo => Get();

    public string TagRegisters => Get();

    public string TagRegistersAll => Get();

    public string TagFor(string registers) => Fill([registers]);

    public string TagsStale => Get();

    public string TagSaved(string name) => Fill([name]);

    /// <summary>Code of a tag, and its dates if it has any.</summary>
    public string TagLine(string code, DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => code,
        _ => code + Separator + (from is { } first ? Date(first) : "…") + "–" + (to is { } last ? Date(last) : "…"),
    };
}
