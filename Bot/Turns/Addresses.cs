using System.Text.Json;
using Azure;
using BotApp.Protocol;
using BotApp.Storage.Conversations;

namespace BotApp.Turns;

/// <summary>
/// Keeps where each person can be written to. Every personal activity brings it; only a changed one is written, and a
/// failure to write it never fails the turn.
/// </summary>
internal sealed partial class Addresses(ConversationStore conversations, ILogger<Addresses> logger)
{
    /// <summary>Keeps the address of the person's personal chat.</summary>
    public async Task KeepAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Place is not Place.Personal)
            return;

        // What changes with every message is no part of the address.
        var reference = turn.Activity.GetConversationReference() with { ActivityId = null };
        try
        {
            var json = JsonSerializer.Serialize(reference, ActivityJson.Reference);
            await conversations.SaveAsync(new StoredConversation(turn.Person.Id, json, ServiceUrlVerified: true), ct);
        }
        catch (RequestFailedException e)
        {
            LogNotKept(logger, turn.Activity.Id, e);
        }
    }

    /// <summary>Forgets it when the app was removed.</summary>
    public async Task ForgetAsync(Activity activity, CancellationToken ct)
    {
        if (activity.From?.AadObjectId is { } id && activity.Conversation?.ConversationType is ConversationTypes.Personal)
            await conversations.DeleteAsync(id.ToLowerInvariant(), ct);
    }

    [LoggerMessage(1, LogLevel.Warning, "The address behind activity {ActivityId} was not kept.")]
    private static partial void LogNotKept(ILogger logger, string? activityId, Exception e);
}
