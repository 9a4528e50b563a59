using BotApp.Cards.Texts;

namespace BotApp.Turns;

/// <summary>Which language a turn is answered in. What is set for channels and people is a feature's, so turns name only what they ask of it.</summary>
internal interface ITurnLanguage
{
    /// <summary>The texts for what is posted where others read along.</summary>
    CardTexts OfChannel(string conversationId);

    /// <summary>The texts for a person.</summary>
    /// <param name="locale">What the client says, if there is one.</param>
    ValueTask<CardTexts> OfPersonAsync(string personId, string? locale, CancellationToken ct);
}
