using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.General;

/// <summary>A short answer: one polite sentence that says what is the matter, and commands to continue with.</summary>
public static class NoticeCard
{
    /// <summary>A command to tap.</summary>
    /// <param name="Text">What is run, as if it had been typed.</param>
    public sealed record Command(string Title, string Text);

    /// <summary>What the card says.</summary>
    /// <param name="Title">Our own words.</param>
    /// <param name="Text">May contain a person's words, so it is shown as it is written.</param>
    public sealed record Data(string Title, string Text)
    {
        /// <summary>At most <see cref="ActionSet.MostInARow"/>.</summary>
        public IReadOnlyList<Command> Commands { get; init; } = [];
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        List<CardElement> body = [CardParts.Heading(data.Title), CardParts.Written(data.Text)];
        if (data.Commands.Count > 0)
            body.Add(new ActionSet([.. data.Commands.Select(command => CardParts.Run(command.Title, command.Text))]));

        return CardParts.Card(t, data.Title, body);
    }
}
