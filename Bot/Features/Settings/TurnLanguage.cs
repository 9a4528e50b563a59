using BotApp.Cards.Texts;
using BotApp.Office.Settings;
using BotApp.Storage.Tables;
using BotApp.Turns;

namespace BotApp.Features.Settings;

/// <summary>The language of what is posted in a channel: the channel's; else the person's choice, the client's locale, or the last one that it stated.</summary>
internal sealed partial class TurnLanguage(SettingsView settings, ILogger<TurnLanguage> logger) : ITurnLanguage
{
    /// <inheritdoc />
    public CardTexts OfChannel(string conversationId) => CardTexts.For(settings.OfChannel(conversationId).Language);

    /// <inheritdoc />
    public async ValueTask<CardTexts> OfPersonAsync(string personId, string? locale, CancellationToken ct)
    {
        try
        {
            return Of(await settings.OfPersonAsync(personId, ct), locale);
        }
        catch (Exception e) when (StorageOutage.Is(e, ct))
        {
            // An answer in the client's language is better than none.
            LogUnread(logger, e);
            return CardTexts.For(locale);
        }
    }

    /// <summary>The texts for someone with these settings.</summary>
    public static CardTexts Of(PersonalSettings settings, string? locale) => CardTexts.For(settings.Language ?? locale ?? settings.ClientLanguage);

    /// <summary>The texts of messages sent unasked: no client states a language then, so the last one stated counts.</summary>
    public static CardTexts OfUnasked(PersonalSettings settings) => Of(settings, null);

    [LoggerMessage(1, LogLevel.Warning, "A person's language could not be read; the client's is taken.")]
    private static partial void LogUnread(ILogger logger, Exception e);
}
