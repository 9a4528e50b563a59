using System.Text.Json;
using System.Text.Json.Nodes;
using BotApp.Features.Privacy;
using BotApp.Protocol;
using BotApp.Storage.Reminders;

namespace BotApp.Features.Reminders.Progress;

/// <summary>The messages in a person's chat that show the progress of a reminder; their address has the person's name and account.</summary>
internal sealed class WatchTrace(ReminderStore reminders) : IPersonTrace
{
    /// <inheritdoc />
    public string Name => "progress-cards";

    /// <inheritdoc />
    public async Task<JsonNode?> ReadAsync(string personId, CancellationToken ct)
    {
        var theirs = await OfAsync(personId, ct);
        return theirs.Count == 0 ? null : new JsonArray([.. theirs.Select(t => (JsonNode)new JsonObject
        {
            ["reminder"] = t.Watch.Reminder,
            ["chat"] = t.Where.Conversation?.Id,
            ["message"] = t.Watch.MessageId,
            ["name"] = t.Where.User?.Name,
        })]);
    }

    /// <inheritdoc />
    public async Task<int> EraseAsync(string personId, CancellationToken ct)
    {
        var theirs = await OfAsync(personId, ct);
        foreach (var (watch, where) in theirs)
            await reminders.UnwatchAsync(where.Conversation?.Id ?? "", watch.MessageId, ct);
        return theirs.Count;
    }

    private async Task<IReadOnlyList<(ProgressWatch Watch, ConversationReference Where)>> OfAsync(string personId, CancellationToken ct)
    {
        var theirs = new List<(ProgressWatch, ConversationReference)>();
        foreach (var watch in await reminders.AllWatchesAsync(ct))
        {
            if (JsonSerializer.Deserialize(watch.Reference, ActivityJson.Reference) is { User.AadObjectId: { } id } where
                && id.Equals(personId, StringComparison.OrdinalIgnoreCase))
                theirs.Add((watch, where));
        }

        return theirs;
    }
}
