using System.Text.Encodings.Web;
using System.Text.Json;

namespace BotApp.Tests.EndToEnd.Office;

/// <summary>What went between bot and Playground, as the latter recorded it.</summary>
internal sealed class WireRecording(string path)
{
    private static readonly JsonSerializerOptions AsRead = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// What the bot posted into (or changed in) conversations whose id begins so, oldest first: the content everyone there
    /// can see, as JSON. Answers to a click are not among them.
    /// </summary>
    public async Task<IReadOnlyList<string>> PostedAsync(string conversation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var posted = new List<string>();
        foreach (var entry in (await reader.ReadToEndAsync()).Split("\n---\n", StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(entry);
            var exchange = json.RootElement;
            if (!exchange.GetProperty("direction").GetString()!.StartsWith("User Application", StringComparison.Ordinal)
                || !exchange.TryGetProperty("conversationId", out var into)
                || into.GetString()?.StartsWith(conversation, StringComparison.Ordinal) is not true
                || !exchange.GetProperty("request").TryGetProperty("body", out var activity)
                || activity.ValueKind is not JsonValueKind.Object)
            {
                continue;
            }

            // Sender and recipient are named on the wire of every activity; nobody sees those.
            string[] seen = ["text", "summary", "attachments", "suggestedActions"];
            posted.Add(string.Concat(seen.Select(part => activity.TryGetProperty(part, out var value) ? Unescaped(value) : "")));
        }

        return posted;
    }

    /// <summary>The same, once one of them says this: what is posted because of a click may come after the click's answer.</summary>
    public async Task<IReadOnlyList<string>> PostedUntilAsync(string conversation, string text, CancellationToken ct)
    {
        for (var tries = 0; tries < 40; tries++)
        {
            var posted = await PostedAsync(conversation);
            if (posted.Any(post => post.Contains(text, StringComparison.Ordinal)))
                return posted;

            await Task.Delay(250, ct);
        }

        throw new TimeoutException($"Nothing that was posted says '{text}'.");
    }

    private static string Unescaped(JsonElement value) => JsonSerializer.Serialize(value, AsRead);
}
