namespace BotApp.Protocol;

/// <summary>The text of a message as its writer meant it for the bot.</summary>
public static class MentionText
{
    /// <summary>
    /// The text without mentions of the bot itself and of whoever is mentioned before it, other people's mentions as their names,
    /// non-breaking spaces made ordinary, trimmed. Whose mention it is, is decided by its id alone: the name within it is the writer's to
    /// alter.
    /// </summary>
    public static string Of(Activity activity)
    {
        var text = WithPlainSpaces(activity.Text ?? "");
        var (own, others) = (new List<string>(), new List<string>());
        foreach (var entity in activity.Entities)
        {
            if (entity.Type is not Entity.MentionType || entity.Mentioned is not { Id.Length: > 0 } mentioned)
                continue;
            var isBot = string.Equals(mentioned.Id, activity.Recipient?.Id, StringComparison.Ordinal);
            (isBot ? own : others).Add(WithPlainSpaces(entity.Text is { Length: > 0 } stated ? stated : $"<at>{mentioned.Name}</at>"));
        }

        text = own.Aggregate(WithoutAddressees(text, own, others), (t, mention) => t.Replace(mention, "", StringComparison.OrdinalIgnoreCase));
        return others.Aggregate(text, Named).Trim();
    }

    private static string WithPlainSpaces(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace("&nbsp;", " ", StringComparison.Ordinal);

    // Clients put a space behind a mention that nobody types: before a Chinese character there is none in a sentence.
    private static string Named(string text, string mention)
    {
        var name = NameIn(mention);
        for (var at = text.IndexOf(mention, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(mention, at + name.Length, StringComparison.OrdinalIgnoreCase))
        {
            var rest = text[(at + mention.Length)..];
            text = text[..at] + name + (rest is [' ', >= '\u4E00' and <= '\u9FFF', ..] ? rest[1..] : rest);
        }

        return text;
    }

    // What is said begins after the bot's mention where nothing but mentions stands before it: @Zhang San @Bot status.
    private static string WithoutAddressees(string text, List<string> own, List<string> others)
    {
        var begins = own.Select(mention => text.IndexOf(mention, StringComparison.OrdinalIgnoreCase)).Where(at => at > 0).DefaultIfEmpty(0).Min();
        var before = others.Aggregate(text[..begins], (t, mention) => t.Replace(mention, "", StringComparison.OrdinalIgnoreCase));
        return string.IsNullOrWhiteSpace(before) ? text[begins..] : text;
    }

    // The text between the element's tags.
    private static string NameIn(string mention)
    {
        var (from, to) = (mention.IndexOf('>', StringComparison.Ordinal) + 1, mention.LastIndexOf('<'));
        return from <= to ? mention[from..to] : mention;
    }
}
