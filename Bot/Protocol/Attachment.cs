namespace BotApp.Protocol;

/// <summary>A card or a file attached to a message.</summary>
public sealed record Attachment
{
    /// <summary>See <see cref="ContentTypes"/>. A person's message also carries its text as an attachment of type <c>text/html</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>The card, or the description of the file.</summary>
    public RawJson? Content { get; init; }

    public string? ContentUrl { get; init; }

    public string? Name { get; init; }

    /// <summary>An Adaptive Card.</summary>
    /// <param name="utf8Card">Valid JSON; it is not checked.</param>
    public static Attachment AdaptiveCard(ReadOnlyMemory<byte> utf8Card) =>
        new() { ContentType = ContentTypes.AdaptiveCard, Content = new RawJson(utf8Card) };
}
