using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.General;

/// <summary>The only answer to someone who is not on the roster: whom to ask.</summary>
public static class NotOnRosterCard
{
    /// <summary>What the card says.</summary>
    /// <param name="Contact">Whom to ask; null: the office.</param>
    public sealed record Data(string? Contact = null);

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t) => NoticeCard.Render(
        new NoticeCard.Data(t.NotOnRosterTitle, t.NotOnRoster(data.Contact ?? t.NotOnRosterContact)), t);
}
