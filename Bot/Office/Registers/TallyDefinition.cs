using System.Text.Json.Serialization;

namespace BotApp.Office.Registers;

/// <summary>What a tally counts.</summary>
[JsonConverter(typeof(KebabEnumConverter<TallyKind>))]
internal enum TallyKind
{
    /// <summary>Entries.</summary>
    Records,

    /// <summary>Rows of a field of rows.</summary>
    Rows,

    /// <summary>The sum of a number, in units of its last decimal: 1.5 hours of one decimal add 15.</summary>
    Sum,

    /// <summary>The different values of a field: names, choices, units.</summary>
    Distinct,
}

/// <summary>One count an entry of a register adds to.</summary>
/// <param name="Id">Second part of the counter's name, after the register's code.</param>
/// <param name="Field">A field's id, a column as <c>field.column</c>, or <see cref="Unit"/>; none for <see cref="TallyKind.Records"/>.</param>
/// <param name="By">Fields or columns whose values split the count; an entry without a value is in no part.</param>
internal sealed record TallyDefinition(string Id, TallyKind Of, string? Field = null, IReadOnlyList<string>? By = null)
{
    /// <summary>Instead of a <see cref="Field"/>: the unit the record belongs to.</summary>
    public const string Unit = "unit";

    /// <summary>The <see cref="Id"/> of the number of entries, by which cadences are counted.</summary>
    public const string Count = "count";

    /// <summary>Instead of an <see cref="Id"/>, for registers that are carried out: what is open, by status and due date.</summary>
    public const string Standing = "standing";

    /// <summary>Like <see cref="Standing"/>: what is open of other registers and ticked into this one as a list.</summary>
    public const string Listed = "listed";

    /// <summary>Every field or column it reads.</summary>
    [JsonIgnore]
    public IEnumerable<string> References => (Field is null or Unit ? [] : new[] { Field }).Concat(By ?? []);
}
