namespace BotApp.Office.Registers;

/// <summary>What is wrong with one field; the card supplies the words.</summary>
/// <param name="Field">Id of the field at which it is reported.</param>
/// <param name="Code">One of <see cref="FieldErrorCode"/>.</param>
/// <param name="Argument">What the words need: a bound, or the id of the other field.</param>
/// <param name="Row">Of a list: which entry, from 1.</param>
/// <param name="Column">Of a field of rows: which column.</param>
internal sealed record FieldError(string Field, string Code, string? Argument = null, int? Row = null, string? Column = null);

/// <summary>The codes of <see cref="FieldError"/>.</summary>
internal static class FieldErrorCode
{
    /// <summary>Nothing given.</summary>
    public const string Required = "required";

    /// <summary>Longer than the argument says, in UTF-16 units.</summary>
    public const string TooLong = "too-long";

    /// <summary>More entries than the argument says.</summary>
    public const string TooMany = "too-many";

    /// <summary>Not a number of this field's form.</summary>
    public const string NotNumber = "not-number";

    /// <summary>Not a date that exists.</summary>
    public const string NotDate = "not-date";

    /// <summary>Not a time of day.</summary>
    public const string NotTime = "not-time";

    /// <summary>Less than the argument.</summary>
    public const string BelowMin = "below-min";

    /// <summary>More than the argument.</summary>
    public const string AboveMax = "above-max";

    /// <summary>Not one of the choices; the argument is what was given.</summary>
    public const string NotChoice = "not-choice";

    /// <summary>Not a tag that this register takes; the argument is what was given.</summary>
    public const string NotTag = "not-tag";

    /// <summary>Not an id.</summary>
    public const string NotId = "not-id";

    /// <summary>Not after the field the argument names.</summary>
    public const string NotAfter = "not-after";

    /// <summary>More than the field the argument names.</summary>
    public const string MoreThan = "more-than";

    /// <summary>More columns in a row than there are; the argument says how many there are.</summary>
    public const string TooManyColumns = "too-many-columns";
}
