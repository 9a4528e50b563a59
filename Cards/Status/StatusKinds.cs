namespace BotApp.Cards.Status;

/// <summary>What a status can show besides the registers.</summary>
public static class StatusKinds
{
    /// <summary>Ledgers and open items.</summary>
    public const string Ledgers = "ledgers";

    /// <summary>A round of self-reviews; followed by its id.</summary>
    public const string ReviewsOf = "reviews:";

    /// <summary>On the cards of former builds: the newest round of self-reviews.</summary>
    public const string Reviews = "reviews";

    /// <summary>Value of <see cref="Model.CardData.To"/>: a unit.</summary>
    public const string ToUnit = "unit";

    /// <summary>Value of <see cref="Model.CardData.To"/>: a kind of thing.</summary>
    public const string ToKind = "kind";
}
