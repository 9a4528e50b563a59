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
            FieldErrorCode.Required or FieldErrorCode.NotChoice when error.Field is MeetingInputs.Type => t.MissingType,
            FieldErrorCode.Required when error.Field is MeetingInputs.Date => t.MissingDate,
            FieldErrorCode.NotNumber or FieldErrorCode.BelowMin or FieldErrorCode.AboveMax when IsCount(error.Field) =>
                t.WholeNumber(MeetingInputs.MaxCount),
            FieldErrorCode.NotAfter => t.ErrorEndBeforeStart,
            RecordErrors.InFuture => t.ErrorInFuture,
            RecordErrors.NotOfThisUnit => t.ErrorNotOfThisUnit,
            RecordErrors.NotKept => t.ErrorNotKept,
            RecordErrors.TooMuchAtOnce => t.ErrorTooMuchAtOnce,
            _ => RecordErrorTexts.Common(error, t, MeetingInputs.LabelOf(error.Argument ?? "", t)),
        };
        return error.Row is { } row ? t.ErrorInLine(row, said) : said;
    }

    private static bool IsCount(string field) => field is MeetingInputs.Expected or MeetingInputs.Present or MeetingInputs.Observers;
}
