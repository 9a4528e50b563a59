using System.Globalization;
using System.Text;

namespace BotApp.Tests.Support.QuickLog;

/// <summary>One field of one sentence: its expected and its actual value (null: left empty).</summary>
public sealed record ScoredField(string Name, string? Expected, string? Actual, bool IsRight)
{
    public bool IsFilled => Actual is not null;

    public bool IsWrong => IsFilled && !IsRight;
}

/// <summary>One sentence with all its fields.</summary>
public sealed record ScoredResult(ScoredSentence Sentence, IReadOnlyList<ScoredField> Fields)
{
    public bool IsExact => Fields.All(f => f.IsRight);
}

/// <summary>A parser's score on a set of sentences.</summary>
public sealed record QuickLogScore(IReadOnlyList<ScoredResult> Results)
{
    private static readonly string[] Order =
        ["type", "date", "start", "end", "place", "expected", "present", "observers", "absent", "host", "recorder", "speaker", "topic", "decisions", "actions"];

    public int Exact => Results.Count(r => r.IsExact);

    /// <summary>Share of sentences with every field right, 0–1.</summary>
    public double ExactRate => Results.Count == 0 ? 1 : (double)Exact / Results.Count;

    /// <summary>Share of filled fields that are wrong, 0–1.</summary>
    public double WrongRate => Share(Fields.Count(f => f.IsWrong), Fields.Count(f => f.IsFilled));

    private IEnumerable<ScoredField> Fields => Results.SelectMany(r => r.Fields);

    /// <summary>The figures as text, with the sentences that are not exact.</summary>
    public string Report()
    {
        var report = new StringBuilder();
        Line($"sentences {Results.Count}, exactly right {Exact} ({Percent(ExactRate)}), filled fields {Fields.Count(f => f.IsFilled)}, of them wrong {Fields.Count(f => f.IsWrong)} ({Percent(WrongRate)})");
        Line($"{"field",-10} {"stated",7} {"filled",7} {"right",7} {"precision",10} {"recall",8}");
        foreach (var name in Order)
        {
            var fields = Fields.Where(f => f.Name == name).ToList();
            var (stated, filled, right) = (fields.Count(f => f.Expected is not null), fields.Count(f => f.IsFilled), fields.Count(f => f.IsRight));
            Line($"{name,-10} {stated,7} {filled,7} {right,7} {Percent(filled == 0 ? 1 : (double)right / filled),10} {Percent(stated == 0 ? 1 : (double)right / stated),8}");
        }

        foreach (var result in Results.Where(r => !r.IsExact))
        {
            Line($"{result.Sentence.Id}  {result.Sentence.Text}");
            foreach (var field in result.Fields.Where(f => !f.IsRight))
                Line($"    {(field.IsWrong ? "WRONG" : "empty")} {field.Name}: expected «{field.Expected}», was «{field.Actual}»");
        }

        return report.ToString();

        void Line(FormattableString text) => report.AppendLine(text.ToString(CultureInfo.InvariantCulture));
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
