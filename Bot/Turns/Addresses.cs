using System.Text.Json;
using BotApp.Delivery;
using BotApp.Protocol;
using BotApp.Storage.Conversations;
using BotApp.Storage.Tables;

namespace BotApp.Turns;

/// <summary>
/// Stores where to write to each person. Every personal activity brings the address; it is written only if changed, and
/// a failed write never fails the turn.
/// </summary>
internal sealed partial class Addresses(ConversationStore conversations, ServiceAddresses service, Reachability reachability, ILogger<Addresses> logger)
{
    /// <summary>Stores the address of the person's personal chat.</summary>
    public async Task KeepAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Place is not Place.Personal)
            return;

        // The activity id changes with every message and is not part of the address.
        var reference = turn.Activity.GetConversationReference() with { ActivityId = null };
        try
        {
            var json = JsonSerializer.Serialize(reference, ActivityJson.Reference);
            var chat = ServiceAddresses.ChatOf(reference.ServiceUrl, reference.Conversation?.Id);
            await conversations.SaveAsync(new StoredConversation(turn.Person.Id, json, ServiceUrlVerified: true) { Chat = chat }, ct);
            await service.KeepAsync(reference, ct);
            await reachability.SpokeAsync(turn.Person.Id, ct);
        }
        catch (Exception e) when (StorageOutage.Is(e, ct))
        {
            LogNotKept(logger, turn.Activity.Id, e);
        }
    }

    /// <summary>Whether the person's personal chat is known. Reads storage, not memory, as another host may have deleted it.</summary>
    public async Task<bool> KnowsAsync(string personId, CancellationToken ct) => await conversations.FindStoredAsync(personId, ct) is not null;

    /// <summary>Whether a team or group chat was known already; stores it if not.</summary>
    public async Task<bool> KnowsSharedAsync(Activity activity, CancellationToken ct)
    {
        var id = SharedId(activity);
        if (await conversations.FindStoredAsync(id, ct) is not null)
            return true;

        var reference = JsonSerializer.Serialize(activity.GetConversationReference() with { ActivityId = null, User = null }, ActivityJson.Reference);
        await conversations.SaveAsync(new StoredConversation(id, reference, ServiceUrlVerified: true), ct);
        return false;
    }

    /// <summary>Forgets the address after the app was removed.</summary>
    public async Task ForgetAsync(Activity activity, CancellationToken ct)
    {
        if (activity.Conversation?.ConversationType is not ConversationTypes.Personal)
            await conversations.DeleteAsync(SharedId(activity), ct);
        else if (activity.From?.AadObjectId?.ToLowerInvariant() is { } id)
        {
            await conversations.DeleteAsync(id, ct);
            await conversations.ForgetChatAsync(ServiceAddresses.ChatOf(activity.ServiceUrl, activity.Conversation.Id), id, ct);
        }
    }

    // All channels of a team share one entry.
    private static string SharedId(Activity activity) =>
        "shared:" + (TeamsChannelData.Of(activity).TeamId ?? activity.Conversation?.Id);

    [LoggerMessage(1, LogLevel.Warning, "The address behind activity {ActivityId} was not kept.")]
    private static partial void LogNotKept(ILogger logger, string? activityId, Exception e);
}
