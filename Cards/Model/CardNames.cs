namespace BotApp.Cards.Model;

/// <summary>Members of the card's enumerations as the schema writes them, in camel case; null for the first, which is never written.</summary>
internal static class CardNames
{
    private static readonly string?[] SpacingNames = Of(typeof(Spacing));
    private static readonly string?[] TextSizeNames = Of(typeof(TextSize));
    private static readonly string?[] TextWeightNames = Of(typeof(TextWeight));
    private static readonly string?[] TextColorNames = Of(typeof(TextColor));
    private static readonly string?[] TextStyleNames = Of(typeof(TextStyle));
    private static readonly string?[] ContainerStyleNames = Of(typeof(ContainerStyle));
    private static readonly string?[] VerticalAlignmentNames = Of(typeof(VerticalAlignment));
    private static readonly string?[] ChoiceStyleNames = Of(typeof(ChoiceStyle));
    private static readonly string?[] ActionStyleNames = Of(typeof(ActionStyle));
    private static readonly string?[] AssociatedInputsNames = Of(typeof(AssociatedInputs));
    private static readonly string?[] ChartColorNames = Of(typeof(ChartColor));

    public static string? Of(Spacing value) => SpacingNames[(int)value];

    public static string? Of(TextSize value) => TextSizeNames[(int)value];

    public static string? Of(TextWeight value) => TextWeightNames[(int)value];

    public static string? Of(TextColor value) => TextColorNames[(int)value];

    public static string? Of(TextStyle value) => TextStyleNames[(int)value];

    public static string? Of(ContainerStyle value) => ContainerStyleNames[(int)value];

    public static string? Of(VerticalAlignment value) => VerticalAlignmentNames[(int)value];

    public static string? Of(ChoiceStyle value) => ChoiceStyleNames[(int)value];

    public static string? Of(ActionStyle value) => ActionStyleNames[(int)value];

    public static string? Of(AssociatedInputs value) => AssociatedInputsNames[(int)value];

    public static string? Of(ChartColor value) => ChartColorNames[(int)value];

    private static string?[] Of(Type members) =>
        [null, .. Enum.GetNames(members).Skip(1).Select(name => char.ToLowerInvariant(name[0]) + name[1..])];
}
