namespace BotApp.Sentences.Text;

/// <summary>Quotation marks and book-title marks.</summary>
internal static class Quotation
{
    // A longer "quotation" is a mark that was opened and never closed.
    private const int Longest = 160;

    /// <summary>The outermost quotations of a folded text, marks included.</summary>
    public static List<Span> Find(string text)
    {
        var found = new List<Span>();
        for (var i = 0; i < text.Length; i++)
        {
            var close = CloserOf(text[i]);
            if (close == default)
                continue;

            var end = ClosingOf(text, i, close);
            if (end < 0)
                continue;

            found.Add(new Span(i, end + 1));
            i = end;
        }

        return found;
    }

    /// <summary>The inside of a stretch that is one quotation in “”, ‘’, 「」 or "": otherwise the stretch itself.</summary>
    public static (int Start, int End) Unwrap(string text, int start, int end)
    {
        if (end - start < 2 || text[start] is '《' or '〈')
            return (start, end);

        var close = CloserOf(text[start]);
        return close != default && ClosingOf(text, start, close) == end - 1 ? (start + 1, end - 1) : (start, end);
    }

    private static int ClosingOf(string text, int open, char close)
    {
        var depth = 0;
        var last = Math.Min(text.Length, open + Longest);
        for (var i = open + 1; i < last; i++)
        {
            if (text[i] == close && depth-- == 0)
                return i;
            if (text[i] == text[open] && close != text[open])
                depth++;
            else if (text[i] == '\n')
                return -1;
        }

        return -1;
    }

    private static char CloserOf(char c) => c switch
    {
        '《' => '》',
        '〈' => '〉',
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        '"' => '"',
        _ => default,
    };
}
