using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Storage.Deliveries;

namespace BotApp.Storage.Queues;

/// <summary>A hint that a chunk needs work. The chunk itself says what; a superfluous message does no harm.</summary>
/// <param name="Tries">How often handling it failed.</param>
public sealed record WorkMessage(ChunkKey Chunk, int Tries = 0);

/// <summary>A message as it was received.</summary>
/// <param name="Work">Null when the text is not one of our messages.</param>
/// <param name="Text">The raw text in the queue.</param>
/// <param name="Dequeues">How often it was received, this time included.</param>
/// <param name="Id">Needed with <paramref name="Receipt"/> to delete it.</param>
public sealed record ReceivedWork(WorkMessage? Work, string Text, long Dequeues, string Id, string Receipt);

/// <summary>The text of a message: keys only.</summary>
internal static class WorkText
{
    public static string Write(WorkMessage work) => JsonSerializer.Serialize(
        new WorkJson(work.Chunk.Of.Reminder, work.Chunk.Of.Occurrence, work.Chunk.Number, work.Chunk.Overflow, work.Tries),
        WorkJsonContext.Default.WorkJson);

    public static WorkMessage? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, WorkJsonContext.Default.WorkJson) is { Reminder: { } reminder, Occurrence: { } occurrence } json
                ? new WorkMessage(new ChunkKey(new OccurrenceKey(reminder, occurrence), json.Chunk, json.Overflow), json.Tries)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record WorkJson(string? Reminder, string? Occurrence, int Chunk, int Overflow, int Tries);

[JsonSerializable(typeof(WorkJson))]
internal sealed partial class WorkJsonContext : JsonSerializerContext;
