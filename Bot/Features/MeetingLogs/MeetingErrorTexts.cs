using BotApp.Cards.Meetings;
using BotApp.Cards.Texts;
using BotApp.Features.Ledgers;
using BotApp.Features.Records;
using BotApp.Office.Registers;

namespace BotApp.Features.MeetingLogs;

/// <summary>Says what is wrong with a field of a meeting, in the reader's language.</summary>
internal static class MeetingErrorTexts
{
    /// <summary>One plain sentence.</summary>
    /// <param name="register">The kind of meeting; null while none is chosen.</param>
    public static string Say(FieldError error, Register? register, CardTexts t)
    {
        var ours = error.Code switch
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
            ItemErrors.BeforeMeeting when FieldValues.TryDate(error.Argument ?? "", out var day) =>
                t.ErrorInLine(error.Row ?? 1, t.MeetingTaskBeforeMeeting(t.DateWithoutWeekday(day))),
            FieldErrorCode.MoreThan => t.ErrorMoreThan(MeetingInputs.LabelOf(error.Argument ?? "", t)),
            _ => null,
        };
        return ours ?? (register is null ? RecordErrorTexts.Common(error, t, "") : RecordErrorTexts.Say(error, register, t));
    }

    private static bool IsCount(string field) => field is MeetingInputs.Expected or MeetingInputs.Present or MeetingInputs.Observers;
}
