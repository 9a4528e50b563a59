using System.Text.Json.Nodes;

namespace BotApp.Features.Privacy;

/// <summary>One kind of data stored by person. Features register one for each kind; the export and erase commands go through all.</summary>
internal interface IPersonTrace
{
    /// <summary>Its name in the export and in the receipt.</summary>
    string Name { get; }

    /// <summary>What is stored about the person; null if nothing is. Never a text that only others may read.</summary>
    Task<JsonNode?> ReadAsync(string personId, CancellationToken ct);

    /// <summary>Removes the data or makes them unreadable for good; returns how many there were. Safe to repeat.</summary>
    Task<int> EraseAsync(string personId, CancellationToken ct);
}
