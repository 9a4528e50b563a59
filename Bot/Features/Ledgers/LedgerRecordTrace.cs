using BotApp.Features.Retention;
using BotApp.Office.Registers;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.Ledgers;

/// <summary>Removes a deleted item from the list by due date and from people's lists.</summary>
internal sealed class LedgerRecordTrace : IRecordTrace
{
    /// <inheritdoc />
    public OutboxMessage? Gone(Stored<OfficeRecord> record, Register? register)
    {
        if (register is not { IsCarriedOut: true })
            return null;

        // Treated as cancelled, which removes every line.
        var gone = record.Value with { State = RecordState.Cancelled, Version = record.Value.Version + 1 };
        return LedgerMessage.Of(new RecordWrite.Replace(gone, record));
    }
}
