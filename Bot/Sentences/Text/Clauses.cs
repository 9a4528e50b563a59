using System.Buffers;
using System.Text.RegularExpressions;

namespace BotApp.Sentences.Text;

/// <summary>Cutting the working text into clauses.</summary>
internal static partial class Clauses
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(",。;!?|\n");

    /// <summary>The state of a document; in brackets, it is part of the title: 立法计划（草案）.</summary>
    public const string State = "(?:草案|试行|暂行|送审|修订|修正|征求意见|讨论|审议|[初一二三]审|[初定]稿)[\u4e00-\u9fff0-9]{0,6}";

    private static readonly SearchValues<char> Statements = SearchValues.Create("。;!?|\n");

    /// <summary>Where the clause that holds an offset begins (after a comma or stronger; a space ends no clause here).</summary>
    public static int StartOf(string text, int offset) => text.AsSpan(0, offset).LastIndexOfAny(Separators) + 1;

    /// <summary>Where the clause that holds an offset ends.</summary>
    public static int EndOf(string text, int offset)
    {
        var length = text.AsSpan(offset).IndexOfAny(Separators);
        return length < 0 ? text.Length : offset + length;
    }

    /// <summary>Where the statement that holds an offset begins: commas belong to it.</summary>
    public static int StartOfStatement(string text, int offset) => text.AsSpan(0, offset).LastIndexOfAny(Statements) + 1;

    /// <summary>Where the statement that holds an offset ends: commas belong to it.</summary>
    public static int EndOfStatement(string text, int offset)
    {
        var length = text.AsSpan(offset).IndexOfAny(Statements);
        return length < 0 ? text.Length : offset + length;
    }

    /// <summary>The clauses of the text, at punctuation, spaces, parentheses and the numbering of lists; never empty ones.</summary>
    public static List<Span> Split(string text) => Split(text, new Span(0, text.Length));

    /// <inheritdoc cref="Split(string)"/>
    public static List<Span> Split(string text, Span within)
    {
        var clauses = new List<Span>();
        var start = within.Start;
        foreach (var match in Boundary().EnumerateMatches(text.AsSpan(within.Start, within.Length)))
        {
            AddUnlessBlank(clauses, text, new Span(start, within.Start + match.Index));
            start = within.Start + match.Index + match.Length;
        }

        AddUnlessBlank(clauses, text, new Span(start, within.End));
        return clauses;
    }

    private static void AddUnlessBlank(List<Span> clauses, string text, Span clause)
    {
        if (!text.AsSpan(clause.Start, clause.Length).IsWhiteSpace())
            clauses.Add(clause);
    }

    [GeneratedRegex(
        $@"(?:[,。;!?|\n\s\[\]]|\((?!{State}\))|(?<!\({State})\))+(?:{Enumeration.Any})?|^(?:{Enumeration.Any})|(?<=:)(?:{Enumeration.Any})|[\u2460-\u2473]",
        RegexOptions.CultureInvariant,
        Limits.PatternTimeout)]
    private static partial Regex Boundary();
}
