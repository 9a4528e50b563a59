using BotApp.Cards.Model;

namespace BotApp.Turns;

/// <summary>
/// What a handler answers. A command's reply is posted in the conversation; a button's reply goes only to the person who
/// clicked.
/// </summary>
internal abstract record Reply
{
    private Reply() { }

    /// <summary>No reply.</summary>
    public sealed record Silent : Reply;

    /// <summary>A card: posted, or shown instead of the clicked card to the person who clicked.</summary>
    /// <param name="Content">The card.</param>
    /// <param name="Posted">
    /// After a change: the new posted message for everyone, as a click's answer is seen by one client only and
    /// is not kept. Null leaves the message unchanged.
    /// </param>
    public sealed record Card(AdaptiveCard Content, AdaptiveCard? Posted = null) : Reply;

    /// <summary>A sentence. After a click, the clicked card stays.</summary>
    public sealed record Text(string Content) : Reply;

    /// <summary>
    /// The text after the command word is no argument of the command. It may be a report that happens to begin with that word, like
    /// 「会议：党课，……」; <see cref="RouteTable"/> tries that first, and resolves this reply itself.
    /// </summary>
    /// <param name="Otherwise">The reply if it is no report either.</param>
    public sealed record Unknown(Func<Task<Reply>> Otherwise) : Reply;

    /// <summary>
    /// The click is refused, and the client keeps the card with everything typed into it: for input too long to be shown
    /// again in a card.
    /// </summary>
    public sealed record Refused(string Code, string Message) : Reply;
}
