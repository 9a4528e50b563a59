using BotApp.Cards.Texts;

namespace BotApp.Turns;

/// <summary>Decides in which language a turn is answered. The settings belong to a feature; turns only need this interface.</summary>
internal interface ITurnLanguage
{
    /// <summary>The texts for posts that others read, too.</summary>
    CardTexts OfChannel(string conversationId);

    /// <summary>The texts for a person.</summary>
    /// <param name="locale">The client's language; null if there is no client.</param>
    ValueTask<CardTexts> OfPersonAsync(string personId, string? locale, CancellationToken ct);
}
