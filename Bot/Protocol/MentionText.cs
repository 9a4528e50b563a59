namespace BotApp.Protocol;

/// <summary>The text of a message as meant for the bot.</summary>
public static class MentionText
{
    /// <summary>
    /// The trimmed text, without mentions of the bot and of anyone mentioned before it; other mentions become names, and
    /// non-breaking spaces become ordinary ones. A mention is attributed by its id only, as the writer can alter the name
    /// in it.
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

    // Clients add a space after a mention, which nobody typed. Before a Chinese character it does not belong in a sentence.
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

    // If only mentions precede the bot's mention, the message begins with it: @Zhang San @Bot status.
    private static string WithoutAddressees(string text, List<string> own, List<string> others)
    {
        var begins = own.Select(mention => text.IndexOf(mention, StringComparison.OrdinalIgnoreCase)).Where(at => at > 0).DefaultIfEmpty(0).Min();
        var before = others.Aggregate(text[..begins], (t, mention) => t.Replace(mention, "", StringComparison.OrdinalIgnoreCase));
        return string.IsNullOrWhiteSpace(before) ? text[begins..] : text;
    }

    // The text between the tags of the mention.
    private static string NameIn(string mention)
    {
        var (from, to) = (mention.IndexOf('>', StringComparison.Ordinal) + 1, mention.LastIndexOf('<'));
        return from <= to ? mention[from..to] : mention;
    }
}
