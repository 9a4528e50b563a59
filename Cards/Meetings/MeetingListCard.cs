using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Meetings;

/// <summary>A page of a unit's meetings, newest first (<c>会议</c>).</summary>
public static class MeetingListCard
{
    /// <summary>One meeting.</summary>
    /// <param name="Id">Id of the record.</param>
    /// <param name="Topic">May be empty.</param>
    /// <param name="Present">How many were there, if it is known.</param>
    public sealed record Line(string Id, DateOnly Date, string TypeName, string Topic, int? Present, bool IsCancelled);

    /// <summary>What the page shows.</summary>
    public sealed record Data
    {
        /// <summary>Id of the unit whose meetings these are; comes back with every button.</summary>
        public required string UnitId { get; init; }

        public required string UnitName { get; init; }

        /// <summary>Units the person may look at, name and id; with fewer than two there is no choice.</summary>
        public IReadOnlyList<Choice> Units { get; init; } = [];

        public required IReadOnlyList<Line> Lines { get; init; }

        /// <summary>Where the next page begins; null on the last.</summary>
        public string? Next { get; init; }

        /// <summary>Whether the reader may log a meeting of the unit; an empty list then tells how.</summary>
        public bool MayLog { get; init; }

        /// <summary>This is not the newest page.</summary>
        public bool IsLaterPage { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t) => RecordPage.Render(
        new RecordPage.Data
        {
            Heading = t.ListTitle,
            Empty = data.MayLog ? t.ListEmpty + t.ListStart : t.ListEmpty,
            Target = new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.Unit] = data.UnitId },
            UnitName = data.UnitName,
            Units = data.Units,
            Lines =
            [
                .. data.Lines.Select(line => new RecordPage.Line(
                    line.Id, line.Date, line.TypeName, line.Topic, line.Present is { } present ? t.People(present) : null, line.IsCancelled)),
            ],
            OpenVerb = CardVerbs.MeetingOpen,
            ListVerb = CardVerbs.MeetingList,
            Next = data.Next,
            IsLaterPage = data.IsLaterPage,
        },
        t);
}
