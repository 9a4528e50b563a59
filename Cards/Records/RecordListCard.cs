using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Records;

/// <summary>A page of a unit's entries of one register, or of all of them, newest first.</summary>
public static class RecordListCard
{
    /// <summary>One entry.</summary>
    /// <param name="Title">May be empty.</param>
    public sealed record Line(string Id, DateOnly Date, string RegisterName, string Title, bool IsCancelled);

    /// <summary>What the page shows.</summary>
    public sealed record Data
    {
        public required string UnitId { get; init; }

        public required string UnitName { get; init; }

        /// <summary>Code and name of the register; null lists all.</summary>
        public (string Code, string Name)? Register { get; init; }

        /// <summary>Whether entering another one of <see cref="Register"/> is offered.</summary>
        public bool MayEnter { get; init; }

        /// <summary>Units the person may look at, name and id; with fewer than two there is no choice.</summary>
        public IReadOnlyList<Choice> Units { get; init; } = [];

        public required IReadOnlyList<Line> Lines { get; init; }

        /// <summary>Where the next page begins; null on the last.</summary>
        public string? Next { get; init; }

        /// <summary>This is not the newest page.</summary>
        public bool IsLaterPage { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var target = new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.Unit] = data.UnitId };
        if (data.Register is { } register)
            target[CardData.Register] = register.Code;
        return RecordPage.Render(
            new RecordPage.Data
            {
                Heading = data.Register?.Name ?? t.RecordListTitle,
                Empty = t.RecordListEmpty,
                Target = target,
                UnitName = data.UnitName,
                Units = data.Units,
                Lines = [.. data.Lines.Select(line => new RecordPage.Line(line.Id, line.Date, line.RegisterName, line.Title, null, line.IsCancelled))],
                OpenVerb = CardVerbs.RecordOpen,
                ListVerb = CardVerbs.RecordList,
                Next = data.Next,
                IsLaterPage = data.IsLaterPage,
                More = data is { MayEnter: true, Register: not null } ? [CardParts.Act(t.RecordAgain, CardVerbs.RecordNew, target)] : [],
            },
            t);
    }
}
