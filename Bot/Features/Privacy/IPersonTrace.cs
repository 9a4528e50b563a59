using System.Text.Json.Nodes;

namespace BotApp.Features.Privacy;

/// <summary>Something that is kept by person. A feature registers one for each; the two commands go through all of them.</summary>
internal interface IPersonTrace
{
    /// <summary>What it is called in the export and in the receipt.</summary>
    string Name { get; }

    /// <summary>What is kept about the person; null when nothing is. Never a text that only others may read.</summary>
    Task<JsonNode?> ReadAsync(string personId, CancellationToken ct);

    /// <summary>Removes it, or makes it unreadable for good; how much of it there was. Safe to repeat.</summary>
    Task<int> EraseAsync(string personId, CancellationToken ct);
}
