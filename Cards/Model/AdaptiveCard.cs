namespace BotApp.Cards.Model;

/// <summary>An Adaptive Card of version 1.5, the newest that Teams documents for bots.</summary>
/// <remarks>Buttons are in an <see cref="ActionSet"/> of the body, since their position is part of what a card says.</remarks>
public sealed record AdaptiveCard : CardPart
{
    /// <summary>The most that a card may weigh, in bytes of UTF-16 as Teams counts: quick to render, and far from the platform's limit.</summary>
    public const int MaxSizeInBytes = 25 * 1024;

    /// <summary>The version that the card declares.</summary>
    public const string Version = "1.5";

    /// <summary>ISO 639-1 code of the texts' language; the official parser takes no regional tag.</summary>
    public required string Lang { get; init; }

    /// <summary>Shown by a client that cannot render the card, and perhaps in a notification, so it must not be confidential.</summary>
    public required string FallbackText { get; init; }

    public required IReadOnlyList<CardElement> Body { get; init; }

    /// <summary>Weight as Teams counts it, in bytes of UTF-16.</summary>
    public int SizeInBytes => CardWriter.LengthOf(this) * sizeof(char);

    /// <summary>Whether the card may be sent. A form that was filled with very long texts may not.</summary>
    public bool FitsBudget => SizeInBytes <= MaxSizeInBytes;

    /// <summary>The card on the wire, as an attachment or the answer to an invoke carries it: without defaults, nulls and empty lists.</summary>
    public byte[] ToUtf8() => CardWriter.ToUtf8(this);

    internal override string Type => "AdaptiveCard";

    internal override void WriteTo(CardWriter json)
    {
        json.Text("version"u8, Version);
        json.Text("lang"u8, Lang);
        json.Text("fallbackText"u8, FallbackText);
        json.Parts("body"u8, Body);
    }
}

/// <summary>The card behind a <see cref="ShowCardAction"/>: a body, nothing else.</summary>
public sealed record InnerCard(IReadOnlyList<CardElement> Body) : CardPart
{
    internal override string Type => "AdaptiveCard";

    internal override void WriteTo(CardWriter json) => json.Parts("body"u8, Body);
}
