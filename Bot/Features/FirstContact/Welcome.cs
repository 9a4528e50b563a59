using BotApp.Cards.General;
using BotApp.Office.Rights;
using BotApp.Protocol;
using BotApp.Turns;

namespace BotApp.Features.FirstContact;

/// <summary>
/// The one card on installation: what to do first in the personal chat, what is posted in a team or group chat. The platform may
/// repeat the event, so the card is sent only while no address of the conversation is stored.
/// </summary>
internal sealed class Welcome(Addresses addresses)
{
    /// <summary>The card for the personal chat of someone on the roster; null when it was shown before.</summary>
    public async Task<Reply?> PersonalAsync(Turn turn, CancellationToken ct)
    {
        if (await addresses.KnowsAsync(turn.Person.Id, ct))
            return null;
        return new Reply.Card(WelcomeCard.Render(new WelcomeCard.Data(RoleOf(turn), turn.Person.Name), turn.Texts));
    }

    /// <summary>The card for a team or group chat; null when it was shown before.</summary>
    public async Task<Reply?> SharedAsync(Activity activity, Cards.Texts.CardTexts texts, CancellationToken ct)
    {
        if (await addresses.KnowsSharedAsync(activity, ct))
            return null;
        return new Reply.Card(TeamWelcomeCard.Render(texts));
    }

    private static WelcomeCard.Role RoleOf(Turn turn)
    {
        var roles = turn.Person.Memberships.Select(m => m.Role).ToHashSet();
        return roles.Contains(Office.Roster.Role.Office) ? WelcomeCard.Role.Office
            : Rights.UnitsFor(turn.Roster, turn.Person, Operation.LogRecord).Length > 0 ? WelcomeCard.Role.Recorder
            : roles.Contains(Office.Roster.Role.Leader) ? WelcomeCard.Role.Leader
            : WelcomeCard.Role.Member;
    }
}
