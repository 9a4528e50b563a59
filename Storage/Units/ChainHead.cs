using Azure;
using Azure.Data.Tables;

namespace BotApp.Storage.Units;

/// <summary>The end of a unit's audit chain.</summary>
/// <param name="Sequence">Number of the last entry; 0 while there is none.</param>
/// <param name="Hash">Its hash; empty while there is none.</param>
/// <param name="ETag">Null while the row does not exist.</param>
internal sealed record ChainHead(long Sequence, string Hash, ETag? ETag)
{
    public static ChainHead None { get; } = new(0, "", null);

    public TableEntity Write(string unit) =>
        new(UnitKeys.Partition(unit), UnitKeys.Head) { ["Sequence"] = Sequence, ["Hash"] = Hash };

    /// <exception cref="FormatException">The row was not written by <see cref="Write"/>.</exception>
    public static ChainHead Read(TableEntity row) =>
        row.TryGetValue("Sequence", out var sequence) && sequence is long number && row.TryGetValue("Hash", out var hash) && hash is string text
            ? new ChainHead(number, text, row.ETag)
            : throw new FormatException("The head of the chain is not readable.");
}
