using BotApp.Cards.Model;

namespace BotApp.Cards.Records;

/// <summary>How a field of an entry is filled in and shown.</summary>
public enum RecordFieldKind
{
    /// <summary>One line of text; also a name.</summary>
    Line,

    /// <summary>Several lines of prose.</summary>
    Prose,

    /// <summary>One entry a line.</summary>
    Lines,

    /// <summary>Names with an optional remark.</summary>
    People,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A number with digits after the point.</summary>
    Fractional,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>One of <see cref="RecordField.Choices"/>.</summary>
    Choice,

    /// <summary>Any of <see cref="RecordField.Choices"/>.</summary>
    Choices,
}

/// <summary>A field of an entry as its form shows it.</summary>
/// <param name="Id">The field's id; the card's input has another, see <see cref="RecordInputs"/>.</param>
public sealed record RecordField(string Id, string Label, RecordFieldKind Kind)
{
    public bool IsRequired { get; init; }

    /// <summary>In UTF-16 units; 0 is no limit.</summary>
    public int MaxLength { get; init; }

    /// <summary>Least whole number.</summary>
    public int? Min { get; init; }

    /// <summary>Greatest whole number.</summary>
    public int? Max { get; init; }

    /// <summary>How it is written, for a text in a certain format; null otherwise.</summary>
    public string? Hint { get; init; }

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Narrow enough to stand next to another one.</summary>
    internal bool IsNarrow => Kind is RecordFieldKind.Number or RecordFieldKind.Fractional or RecordFieldKind.Time && Label.Length <= NarrowLabel;

    /// <summary>Takes several lines, and is folded while it is empty and optional.</summary>
    internal bool IsTall => Kind is RecordFieldKind.Prose or RecordFieldKind.Lines;

    private const int NarrowLabel = 10;
}

/// <summary>The ids of an entry's inputs. A field's id may equal a key that the buttons carry; its input's id must not.</summary>
public static class RecordInputs
{
    private const string Prefix = "f-";

    /// <summary>The input of a field.</summary>
    public static string Of(string field) => Prefix + field;

    /// <summary>The field of an input, or null if it is not a field's.</summary>
    public static string? FieldOf(string input) => input.StartsWith(Prefix, StringComparison.Ordinal) ? input[Prefix.Length..] : null;
}
