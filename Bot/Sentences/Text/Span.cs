namespace BotApp.Sentences.Text;

/// <summary>A stretch of the message; <paramref name="End"/> is exclusive.</summary>
internal readonly record struct Span(int Start, int End)
{
    public int Length => End - Start;

    public bool IsEmpty => End <= Start;

    public bool Overlaps(Span other) => Start < other.End && other.Start < End;
}
