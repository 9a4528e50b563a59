using BotApp.Features.Retention;
using BotApp.Office.Registers;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.Ledgers;

/// <summary>The lines of a deleted item in the lists by due date and in those of people.</summary>
internal sealed class LedgerRecordTrace : IRecordTrace
{
    /// <inheritdoc />
    public OutboxMessage? Gone(Stored<OfficeRecord> record, Register? register)
    {
        if (register is not { IsCarriedOut: true })
            return null;

        // As if it had been cancelled: that takes every line away.
        var gone = record.Value with { State = RecordState.Cancelled, Version = record.Value.Version + 1 };
        return LedgerMessage.Of(new RecordWrite.Replace(gone, record));
    }
}
