using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Find;

/// <summary>What a channel or group chat shows of a search: kinds, counts and dates, no titles.</summary>
public static class FindCountsCard
{
    /// <summary>One kind of record.</summary>
    public sealed record Line(string RegisterName, int Count, DateOnly Last);

    /// <summary>The card. It does not repeat what was searched for, which may name people.</summary>
    public static AdaptiveCard Render(IReadOnlyList<Line> lines, CardTexts t)
    {
        List<CardElement> body = [CardParts.Heading(t.FindTitle)];
        if (lines.Count == 0)
            body.Add(new TextBlock(t.FindNothing));
        body.AddRange(lines.Select(l => CardParts.Line(t, l.RegisterName, t.FindCountAndLast(l.Count, t.DateWithoutWeekday(l.Last)))));
        body.Add(CardParts.Note(t.FindSharedNote));
        return CardParts.Card(t, t.FindTitle, body);
    }
}
