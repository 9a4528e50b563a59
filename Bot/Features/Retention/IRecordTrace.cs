using BotApp.Office.Registers;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.Retention;

/// <summary>What a feature keeps about records outside their unit; it is deleted with the record.</summary>
internal interface IRecordTrace
{
    /// <summary>The message that removes the traces of a deleted record; null if the feature keeps none.</summary>
    /// <param name="register">The record's register; null if it is no longer in the catalogue.</param>
    OutboxMessage? Gone(Stored<OfficeRecord> record, Register? register);
}
