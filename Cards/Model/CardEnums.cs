using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotApp.Cards.Model;

// The first member of each is what a client assumes when nothing is said, and is therefore never written.

/// <summary>Enumerations go out in camel case, as the schema writes them.</summary>
public sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;

[JsonConverter(typeof(CamelCase<TeamsWidth>))]
public enum TeamsWidth { Default, Full }

[JsonConverter(typeof(CamelCase<Spacing>))]
public enum Spacing { Default, None, Small, Medium, Large, ExtraLarge, Padding }

[JsonConverter(typeof(CamelCase<TextSize>))]
public enum TextSize { Default, Small, Medium, Large, ExtraLarge }

[JsonConverter(typeof(CamelCase<TextWeight>))]
public enum TextWeight { Default, Lighter, Bolder }

/// <summary>Colours by meaning; a client's theme decides what they look like. Never the only bearer of a meaning.</summary>
[JsonConverter(typeof(CamelCase<TextColor>))]
public enum TextColor { Default, Dark, Light, Accent, Good, Warning, Attention }

[JsonConverter(typeof(CamelCase<TextStyle>))]
public enum TextStyle { Default, Heading, ColumnHeader }

[JsonConverter(typeof(CamelCase<ContainerStyle>))]
public enum ContainerStyle { Default, Emphasis, Good, Attention, Warning, Accent }

[JsonConverter(typeof(CamelCase<HorizontalAlignment>))]
public enum HorizontalAlignment { Left, Center, Right }

[JsonConverter(typeof(CamelCase<VerticalAlignment>))]
public enum VerticalAlignment { Top, Center, Bottom }

[JsonConverter(typeof(CamelCase<ImageSize>))]
public enum ImageSize { Auto, Stretch, Small, Medium, Large }

[JsonConverter(typeof(CamelCase<ChoiceStyle>))]
public enum ChoiceStyle { Compact, Expanded, Filtered }

[JsonConverter(typeof(CamelCase<ActionStyle>))]
public enum ActionStyle { Default, Positive, Destructive }

[JsonConverter(typeof(CamelCase<ActionMode>))]
public enum ActionMode { Primary, Secondary }

[JsonConverter(typeof(CamelCase<AssociatedInputs>))]
public enum AssociatedInputs { Auto, None }

/// <summary>Colours of a chart by meaning.</summary>
[JsonConverter(typeof(CamelCase<ChartColor>))]
public enum ChartColor { Default, Good, Warning, Attention }

[JsonConverter(typeof(CamelCase<BadgeStyle>))]
public enum BadgeStyle { Default, Subtle, Informative, Accent, Good, Attention, Warning }
