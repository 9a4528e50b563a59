using BotApp.Cards.Meetings;
using BotApp.Cards.Texts;
using BotApp.Features.Records;
using BotApp.Office.Registers;

namespace BotApp.Features.MeetingLogs;

/// <summary>Says what is wrong with a field of a meeting, in the reader's language.</summary>
internal static class MeetingErrorTexts
{
    /// <summary>One plain sentence.</summary>
    public static string Say(FieldError error, CardTexts t)
    {
        var said = error.Code switch
        {
            FieldErrorCode.Required when error.Field is MeetingInputs.Type => t.MissingType,
            FieldErrorCode.Required when error.Field is MeetingInputs.Date => t.MissingDate,
            FieldErrorCode.Required => t.ErrorRequired,
            FieldErrorCode.TooLong => t.ErrorTooLong(error.Argument ?? ""),
            FieldErrorCode.TooMany => t.ErrorTooMany(error.Argument ?? ""),
            FieldErrorCode.NotNumber or FieldErrorCode.BelowMin or FieldErrorCode.AboveMax when IsCount(error.Field) =>
                t.WholeNumber(MeetingInputs.MaxCount),
            FieldErrorCode.NotNumber => t.ErrorNumber,
            FieldErrorCode.NotDate or FieldErrorCode.BelowMin or FieldErrorCode.AboveMax => t.ErrorDate,
            FieldErrorCode.NotTime => t.ErrorTime,
            FieldErrorCode.NotChoice when error.Field is MeetingInputs.Type => t.MissingType,
            FieldErrorCode.NotChoice => t.ErrorChoice(error.Argument ?? ""),
            FieldErrorCode.NotTag => t.ErrorTag(error.Argument ?? ""),
            FieldErrorCode.NotAfter => t.ErrorEndBeforeStart,
            FieldErrorCode.MoreThan => t.ErrorMoreThan(MeetingInputs.LabelOf(error.Argument ?? "", t)),
            FieldErrorCode.TooManyColumns => t.ErrorColumns(error.Argument ?? ""),
            RecordErrors.InFuture => t.ErrorInFuture,
            RecordErrors.NotOfThisUnit => t.ErrorNotOfThisUnit,
            RecordErrors.NotKept => t.ErrorNotKept,
            _ => t.ErrorOther,
        };
        return error.Row is { } row ? t.ErrorInLine(row, said) : said;
    }

    private static bool IsCount(string field) => field is MeetingInputs.Expected or MeetingInputs.Present or MeetingInputs.Observers;
}
