using BotApp.Office.Roster;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary>Whose the entry is that a sentence tells of. Pure.</summary>
internal static class SentenceUnit
{
    // Before the name of another unit: who was there too, or where one went.
    private const string Beside = "与和同跟及、赴到去向对在";

    /// <summary>The unit that is named, else the own one.</summary>
    /// <param name="may">The units that the person may enter it for.</param>
    /// <returns>The unit and, where the sentence is about one of the same kind that is none of these, that one's name.</returns>
    public static (Unit Unit, string? Other) Of(Turn turn, IReadOnlyList<Unit> may, string sentence)
    {
        if (may.Where(u => sentence.Contains(u.Name, StringComparison.Ordinal)).MaxBy(u => u.Name.Length) is { } named)
            return (named, null);

        var own = OwnOf(turn, may);
        var other = turn.Roster.Units.Where(u => u.Kind == own.Kind && IsAbout(sentence, u.Name)).MaxBy(u => u.Name.Length);
        return (own, other?.Name);
    }

    /// <summary>The one the person has a seat in, else the first.</summary>
    public static Unit OwnOf(Turn turn, IReadOnlyList<Unit> may) =>
        may.FirstOrDefault(u => turn.Person.Memberships.Any(m => m.UnitId == u.Id)) ?? may[0];

    private static bool IsAbout(string sentence, string name)
    {
        var at = sentence.IndexOf(name, StringComparison.Ordinal);
        return at == 0 || (at > 0 && !Beside.Contains(sentence[at - 1], StringComparison.Ordinal));
    }
}
