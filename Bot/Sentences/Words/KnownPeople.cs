using BotApp.Sentences.Text;

namespace BotApp.Sentences.Words;

/// <summary>The names on the roster, for where nothing else marks a name: 沈一舟许芷出差, 凌笛 许芷请假.</summary>
internal sealed class KnownPeople(IEnumerable<string> names)
{
    public const int LongestName = 15;

    private readonly Lazy<HashSet<string>> _names = new(() => new HashSet<string>(names.Where(n => n.Length >= 2).Select(Fold.Apply), StringComparer.Ordinal));

    public bool Contains(ReadOnlySpan<char> name) => _names.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    /// <summary>Length of the name that begins a text, if another name follows without a separator; otherwise 0.</summary>
    public int LengthBeforeAnother(ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(LongestName, text.Length - 2); length >= 2; length--)
        {
            if (Contains(text[..length]) && LengthAt(text[length..]) > 0)
                return length;
        }

        return 0;
    }

    /// <summary>Length of the longest name that a text begins with; 0 if it begins with none.</summary>
    public int LengthAt(ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(LongestName, text.Length); length >= 2; length--)
        {
            if (Contains(text[..length]))
                return length;
        }

        return 0;
    }
}
