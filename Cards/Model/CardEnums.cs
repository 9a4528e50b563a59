namespace BotApp.Cards.Model;

// The first member of each is the client's default, and is therefore never written.

public enum Spacing { Default, None, Small, Medium, Large, ExtraLarge, Padding }

public enum TextSize { Default, Small, Medium, Large, ExtraLarge }

public enum TextWeight { Default, Lighter, Bolder }

/// <summary>Colours by meaning; a client's theme decides what they look like. A meaning must never depend on colour alone.</summary>
public enum TextColor { Default, Dark, Light, Accent, Good, Warning, Attention }

public enum TextStyle { Default, Heading, ColumnHeader }

public enum ContainerStyle { Default, Emphasis, Good, Attention, Warning, Accent }

public enum VerticalAlignment { Top, Center, Bottom }

public enum ChoiceStyle { Compact, Expanded, Filtered }

public enum ActionStyle { Default, Positive, Destructive }

public enum AssociatedInputs { Auto, None }

/// <summary>Colours of a chart by meaning.</summary>
public enum ChartColor { Default, Good, Warning, Attention, CategoricalBlue }
