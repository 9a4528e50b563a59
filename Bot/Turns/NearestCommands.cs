using BotApp.Sentences.Text;

namespace BotApp.Turns;

/// <summary>Which commands a mistyped word may have meant. Pure.</summary>
internal static class NearestCommands
{
    /// <summary>How many commands are offered.</summary>
    public const int Most = 3;

    // A longer text is a sentence, not a mistyped word.
    private const int LongestText = 16;

    /// <summary>The first words of the commands that are near the text, nearest first.</summary>
    /// <param name="text">The typed text.</param>
    /// <param name="commands">The words of each command that may be offered.</param>
    public static IReadOnlyList<string> Of(string text, IEnumerable<IReadOnlyList<string>> commands)
    {
        var typed = Fold.Apply(text).ToLowerInvariant();
        if (typed.Length is 0 or > LongestText)
            return [];

        return
        [
            .. from words in commands
               let distance = words.Min(word => Distance(typed, word.ToLowerInvariant()))
               where distance < int.MaxValue
               orderby distance
               select words[0],
        ];
    }

    /// <summary>Distance of a text from a word: 0 if one is a prefix of the other, else the edits; <see cref="int.MaxValue"/> if too many.</summary>
    private static int Distance(string typed, string word)
    {
        // E.g. 会议记录, 帮助一下. Not for a single character, which is a prefix of too many words.
        if (word.Length > 1 && typed.StartsWith(word, StringComparison.Ordinal))
            return 0;
        if (typed.Length > 1 && word.StartsWith(typed, StringComparison.Ordinal))
            return 0;

        var allowed = word.Length switch { < 2 => 0, <= 4 => 1, _ => 2 };
        var edits = Edits(typed, word);
        return edits <= allowed && !SharesOnlyAParticle(typed, word) ? edits : int.MaxValue;
    }

    // 好的 does not mean 我的.
    private static bool SharesOnlyAParticle(string typed, string word) => typed.Intersect(word).All(c => c is '的');

    /// <summary>Edit distance: insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Edits(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++)
            rows[0, j] = j;

        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var same = one[i - 1] == other[j - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    least = Math.Min(least, rows[i - 2, j - 2] + 1);
                rows[i, j] = least;
            }
        }

        return rows[one.Length, other.Length];
    }
}
