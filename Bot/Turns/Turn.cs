using BotApp.Cards.Texts;
using BotApp.Office.Roster;
using BotApp.Protocol;

namespace BotApp.Turns;

/// <summary>Where a turn happens. What may be shown depends on it.</summary>
internal enum Place
{
    /// <summary>One to one with the bot.</summary>
    Personal,

    /// <summary>A group chat: others read along.</summary>
    GroupChat,

    /// <summary>A channel of a team: others read along.</summary>
    Channel,
}

/// <summary>The handling of one inbound activity: who, where, when, in which language.</summary>
/// <param name="Activity">What arrived.</param>
/// <param name="Person">The person, who is on the roster, or an administrator from the settings.</param>
/// <param name="Roster">The roster as it stood when the turn began.</param>
/// <param name="Place">Where it happens.</param>
/// <param name="Now">When it began, in the office's time zone.</param>
/// <param name="Texts">The language of the answer: that of everyone in the conversation if it is posted there, of the person if only they see it.</param>
internal sealed record Turn(
    Activity Activity,
    Person Person,
    RosterSnapshot Roster,
    Place Place,
    DateTimeOffset Now,
    CardTexts Texts)
{
    /// <summary>When the text was written, in the office's time zone: now, unless an earlier message is processed.</summary>
    public DateTimeOffset WrittenAt { get; init; } = Now;

    /// <summary>The language of what everyone in the conversation sees, also after a click.</summary>
    public CardTexts PostedTexts { get; init; } = Texts;

    /// <summary>Others read along: nothing that names people may be posted.</summary>
    public bool IsShared => Place is not Place.Personal;

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    public string ConversationId => Activity.Conversation?.Id ?? "";
}
