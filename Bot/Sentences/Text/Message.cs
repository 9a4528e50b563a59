using System.Text.RegularExpressions;

namespace BotApp.Sentences.Text;

/// <summary>
/// The message in three aligned views: as written, folded, and a working text in which quotations and whatever a reader
/// has understood are overwritten by <see cref="Mark"/>s, so that the next reader does not stumble over it.
/// </summary>
internal sealed class Message
{
    private readonly char[] _work;
    private string? _workText;

    public Message(string original)
    {
        Original = original;
        Folded = Slashes.AsSeparators(Fold.Apply(original));
        Quotes = Quotation.Find(Folded);
        _work = Folded.ToCharArray();
        foreach (var quote in Quotes)
            Array.Fill(_work, Mark.Quoted, quote.Start + 1, quote.Length - 2);
    }

    public string Original { get; }

    public string Folded { get; }

    /// <summary>Outermost quotations with their marks, in order.</summary>
    public IReadOnlyList<Span> Quotes { get; }

    public string Work => _workText ??= new string(_work);

    public int Length => _work.Length;

    /// <summary>Overwrites a stretch of the working text.</summary>
    public void Take(Span span, char mark = Mark.Taken)
    {
        if (span.IsEmpty)
            return;

        Array.Fill(_work, mark, span.Start, span.Length);
        _workText = null;
    }

    public void Take(Capture capture, char mark = Mark.Taken) => Take(capture.ToSpan(), mark);

    /// <summary>
    /// The text as written, without spaces and punctuation at its ends and without a pair of quotation marks around it;
    /// null if nothing remains. 《》 belong to a title and stay.
    /// </summary>
    public string? Cut(Span span)
    {
        var (start, end) = (span.Start, span.End);
        while (true)
        {
            while (start < end && IsEdge(Folded[start], leading: true))
                start++;
            while (start < end && IsEdge(Folded[end - 1], leading: false))
                end--;

            var (innerStart, innerEnd) = Quotation.Unwrap(Folded, start, end);
            if (innerStart == start)
                return start < end ? Original[start..end] : null;

            (start, end) = (innerStart, innerEnd);
        }
    }

    private static bool IsEdge(char c, bool leading) => c switch
    {
        '(' or '[' => !leading,
        ')' or ']' => leading,
        _ => char.IsWhiteSpace(c) || ",。;!?|:、-.…+".Contains(c, StringComparison.Ordinal),
    };
}
