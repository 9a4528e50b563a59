using BotApp.Office.Registers;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.Retention;

/// <summary>What a feature keeps of records outside their unit: it goes when the record goes.</summary>
internal interface IRecordTrace
{
    /// <summary>What has to follow elsewhere once the record is deleted; null where the feature keeps nothing of it.</summary>
    /// <param name="register">Its register; null when it is not in the catalogue any more.</param>
    OutboxMessage? Gone(Stored<OfficeRecord> record, Register? register);
}
