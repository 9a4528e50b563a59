namespace BotApp.Protocol;

/// <summary>The text of a message as its writer meant it for the bot.</summary>
public static class MentionText
{
    /// <summary>
    /// The text without mentions of the bot itself, non-breaking spaces made ordinary, trimmed. Other people's mentions
    /// stay. Whose mention it is, is decided by its id alone: the name within it is the writer's to alter.
    /// </summary>
    public static string StripBot(Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var entity in activity.Entities)
        {
            if (entity.Type is not Entity.MentionType
                || entity.Mentioned?.Id is not { Length: > 0 } id
                || !string.Equals(id, activity.Recipient?.Id, StringComparison.Ordinal))
                continue;

            var mention = entity.Text is { Length: > 0 } stated ? stated : $"<at>{entity.Mentioned.Name}</at>";
            text = text.Replace(mention, "", StringComparison.OrdinalIgnoreCase);
        }

        return text.Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace("&nbsp;", " ", StringComparison.Ordinal).Trim();
    }
}
