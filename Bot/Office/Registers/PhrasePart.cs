using System.Collections.Immutable;

namespace BotApp.Office.Registers;

/// <summary>A stretch of one of a register's phrases: words, or a place for what is said of a field.</summary>
/// <param name="Text">The words, or the id of the field; empty where anything may stand.</param>
internal readonly record struct PhrasePart(string Text, bool IsSlot)
{
    /// <summary>The parts of a phrase such as 被{body}评为{title}; null if its braces do not match or two places touch.</summary>
    public static ImmutableArray<PhrasePart>? Of(string phrase)
    {
        var parts = ImmutableArray.CreateBuilder<PhrasePart>();
        for (var at = 0; at < phrase.Length;)
        {
            var isSlot = phrase[at] is '{';
            var end = phrase.IndexOf(isSlot ? '}' : '{', at);
            if ((isSlot && (end < 0 || parts is [.., { IsSlot: true }])))
                return null;

            end = end < 0 ? phrase.Length : end;
            if (!isSlot && phrase.AsSpan(at, end - at).Contains('}'))
                return null;

            parts.Add(isSlot ? new PhrasePart(phrase[(at + 1)..end], IsSlot: true) : new PhrasePart(phrase[at..end], IsSlot: false));
            at = isSlot ? end + 1 : end;
        }

        return parts.ToImmutable();
    }
}
