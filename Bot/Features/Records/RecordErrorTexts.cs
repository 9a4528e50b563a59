using BotApp.Cards.Texts;
using BotApp.Office.Registers;

namespace BotApp.Features.Records;

/// <summary>Says what is wrong with a field of an entry, in the reader's language.</summary>
internal static class RecordErrorTexts
{
    /// <summary>One plain sentence.</summary>
    public static string Say(FieldError error, Register register, CardTexts t)
    {
        var field = register.Field(error.Field);
        if (error.Column is { } column && field?.Columns?.FirstOrDefault(c => c.Id == column) is { } inRow)
        {
            var said = inRow.Label.In(t.Language) + t.Separator + One(error, inRow, register, t);
            return error.Row is { } line ? t.ErrorInLine(line, said) : said;
        }

        var one = One(error, field, register, t);
        return error.Row is { } row ? t.ErrorInLine(row, one) : one;
    }

    private static string One(FieldError error, RegisterField? field, Register register, CardTexts t) => error.Code switch
    {
        RecordErrors.InFuture => t.ErrorNotYet,
        RecordErrors.NotOfThisUnit => t.ErrorUnitKeepsNot,
        RecordErrors.NotKept => t.ErrorFieldNotKept,
        RecordErrors.NoSuchRecord or FieldErrorCode.NotId => t.ErrorNoSuchRecord,
        FieldErrorCode.NotNumber when field?.Decimals > 0 => t.ErrorNumberForm,
        FieldErrorCode.BelowMin when field?.Type is FieldType.Number => t.ErrorBelow(error.Argument ?? ""),
        FieldErrorCode.AboveMax when field?.Type is FieldType.Number => t.ErrorAbove(error.Argument ?? ""),
        FieldErrorCode.MoreThan or FieldErrorCode.NotAfter => Common(error, t, register.Field(error.Argument ?? "")?.Label.In(t.Language) ?? ""),
        _ => Common(error, t, ""),
    };

    /// <summary>The text for a fault that is worded the same on every card.</summary>
    /// <param name="other">The label of the other field, for an error between two.</param>
    public static string Common(FieldError error, CardTexts t, string other) => error.Code switch
    {
        FieldErrorCode.Required => t.ErrorRequired,
        FieldErrorCode.TooLong => t.ErrorTooLong(error.Argument ?? ""),
        FieldErrorCode.TooMany => t.ErrorTooMany(error.Argument ?? ""),
        FieldErrorCode.NotNumber => t.ErrorNumber,
        FieldErrorCode.NotDate or FieldErrorCode.BelowMin or FieldErrorCode.AboveMax => t.ErrorDate,
        FieldErrorCode.NotTime => t.ErrorTime,
        FieldErrorCode.NotChoice => t.ErrorChoice(error.Argument ?? ""),
        FieldErrorCode.NotTag => t.ErrorTag(error.Argument ?? ""),
        FieldErrorCode.NotAfter => t.ErrorNotAfter(other),
        FieldErrorCode.MoreThan => t.ErrorMoreThan(other),
        FieldErrorCode.TooManyColumns => t.ErrorColumns(error.Argument ?? ""),
        _ => t.ErrorOther,
    };
}
