using BotApp.Cards.Model;

namespace BotApp.Turns;

/// <summary>
/// What a handler answers. A command's reply is posted in the conversation; a button's reply goes to the person who
/// clicked and to nobody else.
/// </summary>
internal abstract record Reply
{
    private Reply() { }

    /// <summary>Nothing to say.</summary>
    public sealed record Silent : Reply;

    /// <summary>A card: posted, or shown to the person who clicked in place of the clicked card.</summary>
    /// <param name="Content">The card.</param>
    /// <param name="Posted">
    /// After a change: what the posted message becomes for everyone, since a click's answer is seen by one client only and
    /// is not kept. Null leaves the message as it is.
    /// </param>
    public sealed record Card(AdaptiveCard Content, AdaptiveCard? Posted = null) : Reply;

    /// <summary>A sentence. After a click the clicked card stays.</summary>
    public sealed record Text(string Content) : Reply;

    /// <summary>
    /// What follows a command's word is nothing the command knows. The text may be a report that only begins with that word, as in
    /// 「会议：党课，……」; <see cref="RouteTable"/> asks for it before it says so, and hands this on to nobody.
    /// </summary>
    /// <param name="Otherwise">What is answered when it is no report either.</param>
    public sealed record Unknown(Func<Task<Reply>> Otherwise) : Reply;

    /// <summary>
    /// The click is refused and the client keeps the card with everything typed into it: for what is too long to be shown
    /// again in a card.
    /// </summary>
    public sealed record Refused(string Code, string Message) : Reply;
}
