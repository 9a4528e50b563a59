using BotApp.Sentences.Meetings;

namespace BotApp.Tests.Support.QuickLog;

/// <summary>
/// Runs a parser on a file of sentences and compares by the samples' conventions: every field exactly, the topic
/// leniently (one contains the other, or most of the shorter is in the longer).
/// </summary>
public static class QuickLogScorer
{
    /// <summary>The moment at which the sentences of the samples were written: Monday 2026-11-23 10:00 in the office.</summary>
    public static readonly DateTime SamplesNow = new(2026, 11, 23, 10, 0, 0, DateTimeKind.Unspecified);

    // A common part of at least this share of the shorter topic counts as overlap.
    private const double Overlap = 0.6;

    public static QuickLogScore Score(QuickLogParser parser, IEnumerable<ScoredSentence> sentences, DateTime now)
    {
        var results = new List<ScoredResult>();
        foreach (var sentence in sentences)
            results.Add(Compare(sentence, QuickLogFields.Of(parser.Parse(sentence.Text, sentence.WrittenAt ?? now, people: sentence.People))));
        return new QuickLogScore(results);
    }

    private static ScoredResult Compare(ScoredSentence sentence, IReadOnlyDictionary<string, string> actual)
    {
        var fields = new List<ScoredField>();
        foreach (var field in sentence.Expected.Keys.Union(actual.Keys))
        {
            var expected = sentence.Expected.GetValueOrDefault(field);
            var filled = actual.GetValueOrDefault(field);
            fields.Add(new ScoredField(field, expected, filled, expected is not null && filled is not null && Same(field, expected, filled)));
        }

        return new ScoredResult(sentence, fields);
    }

    private static bool Same(string field, string expected, string actual) =>
        expected == actual || (field is "topic" && SameTopic(expected, actual));

    private static bool SameTopic(string expected, string actual) =>
        expected.Contains(actual, StringComparison.Ordinal)
        || actual.Contains(expected, StringComparison.Ordinal)
        || LongestShared(expected, actual) >= Overlap * Math.Min(expected.Length, actual.Length);

    private static int LongestShared(string a, string b)
    {
        var longest = 0;
        var lengths = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = 0;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = lengths[j];
                lengths[j] = a[i - 1] == b[j - 1] ? diagonal + 1 : 0;
                longest = Math.Max(longest, lengths[j]);
                diagonal = above;
            }
        }

        return longest;
    }
}
