using System.Globalization;
using System.Text.Json;
using BotApp.Cards.Model;
using BotApp.Office;
using BotApp.Protocol;

namespace BotApp.Turns;

/// <summary>A button's verb with the card's data and inputs. The client controls all of it: checked, never trusted.</summary>
/// <param name="Verb">Identifies the button.</param>
/// <param name="Values">Card data and inputs by id, as strings without hidden characters; non-scalars are left out.</param>
/// <param name="MessageId">The message that shows the card, for updating it; null if unknown.</param>
/// <param name="IsAutomatic">The client refreshed the card by itself; such a turn changes nothing.</param>
internal sealed record CardClick(string Verb, IReadOnlyDictionary<string, string> Values, string? MessageId, bool IsAutomatic = false)
{
    /// <summary>A value, or null when absent or blank.</summary>
    public string? this[string id] => Values.TryGetValue(id, out var value) && value.Length > 0 ? value : null;

    /// <summary>The version that the card showed; -1, which nothing has, where it says none.</summary>
    public int ShownVersion =>
        int.TryParse(this[CardData.Version], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    /// <summary>Whether the card showed another version than this one; a row of a list shows none.</summary>
    public bool IsStaleFor(int version) => this[CardData.Version] is not null && ShownVersion != version;

    /// <summary>The same click about another record.</summary>
    public CardClick About(string unit, string record) =>
        this with { Values = new Dictionary<string, string>(Values, StringComparer.Ordinal) { [CardData.Unit] = unit, [CardData.Id] = record } };

    /// <summary>Reads <c>adaptiveCard/action</c>; null when malformed.</summary>
    public static CardClick? FromInvoke(Activity activity) =>
        AdaptiveCardInvoke.TryRead(activity, out var invoke)
            ? new CardClick(invoke.Verb ?? "", Scalars(invoke.Data), activity.ReplyToId, invoke.IsAutomatic)
            : null;

    /// <summary>Reads the <c>Action.Submit</c> that an old client sends instead: a message whose value names the verb.</summary>
    public static CardClick? FromMessage(Activity activity)
    {
        if (string.IsNullOrEmpty(activity.Text) && activity.TryGetValue(out var value)
            && value.Value.TryGetProperty("verb", out var verb) && verb.ValueKind is JsonValueKind.String)
            return new CardClick(verb.GetString()!, Scalars(value.Value), activity.ReplyToId);

        return null;
    }

    /// <summary>Reads the data of a card in a dialog, which names the verb in <paramref name="member"/>. Null when malformed.</summary>
    public static CardClick? FromData(JsonElement data, string member)
    {
        var values = Scalars(data);
        return values.Remove(member, out var verb) ? new CardClick(verb, values, null) : null;
    }

    private static Dictionary<string, string> Scalars(JsonElement data)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (data.ValueKind is not JsonValueKind.Object)
            return values;

        foreach (var property in data.EnumerateObject())
        {
            var text = property.Value.ValueKind switch
            {
                JsonValueKind.String => TypedText.Visible(property.Value.GetString()!),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => property.Value.GetRawText(),
                _ => null,
            };
            if (text is not null)
                values[property.Name] = text;
        }

        return values;
    }
}
