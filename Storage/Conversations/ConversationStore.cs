using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Conversations;

/// <summary>Where to write to a person.</summary>
/// <param name="PersonId">Entra object id.</param>
/// <param name="Reference">The conversation reference as JSON; only the protocol layer reads it.</param>
/// <param name="ServiceUrlVerified">Whether the token of the activity vouched for the service URL.</param>
public sealed record StoredConversation(string PersonId, string Reference, bool ServiceUrlVerified)
{
    /// <summary>Id of the person's own chat; null unless the person spoke in it.</summary>
    public string? Chat { get; init; }
}

/// <summary>Conversation references by person. Every activity brings one; if unchanged, nothing is written and usually nothing read.</summary>
public sealed class ConversationStore(OfficeTables tables, TimeProvider time)
{
    // Another host may have stored a newer reference, so the memory expires.
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(30);
    private const int MaxRemembered = 20_000;

    private static readonly string Row = TableKey.Of("personal");
    private static readonly string OwnerRow = TableKey.Of("owner");
    private readonly ConcurrentDictionary<string, (StoredConversation Conversation, DateTimeOffset Until)> remembered =
        new(StringComparer.Ordinal);

    /// <summary>Stores the person's reference; the latest one wins.</summary>
    public async Task SaveAsync(StoredConversation conversation, CancellationToken ct)
    {
        // After the memory expires, the stored reference is usually still the same.
        if (await FindAsync(conversation.PersonId, ct) == conversation)
            return;

        var row = new TableEntity(TableKey.Of(conversation.PersonId), Row) { ["ServiceUrlVerified"] = conversation.ServiceUrlVerified };
        LongText.Put(row, "Reference", conversation.Reference);
        if (conversation.Chat is { } chat && TableKey.TryOf(out var key, "chat", chat))
        {
            row["Chat"] = chat;
            // Written first: once the person's row names a chat, the row of its owner must exist.
            await tables.Conversations.UpsertEntityAsync(
                new TableEntity(key, OwnerRow) { ["Person"] = conversation.PersonId }, TableUpdateMode.Replace, ct);
        }

        // The latest activity knows best where the person is, so no ETag is compared.
        await tables.Conversations.UpsertEntityAsync(row, TableUpdateMode.Replace, ct);
        Remember(conversation);
    }

    /// <summary>Whether someone else is known to speak in this chat.</summary>
    public async Task<bool> IsOthersAsync(string chat, string personId, CancellationToken ct)
    {
        if (!TableKey.TryOf(out var key, "chat", chat))
            return false;
        var found = await tables.Conversations.GetEntityIfExistsAsync<TableEntity>(key, OwnerRow, cancellationToken: ct);
        return found.HasValue && found.Value!.GetString("Person") != personId;
    }

    /// <summary>The person's reference; null when the person never wrote to the bot.</summary>
    public async Task<StoredConversation?> FindAsync(string personId, CancellationToken ct)
    {
        if (Remembered(personId) is { } known)
            return known;
        if (await RowAsync(personId, ct) is not { } row)
            return null;

        var found = new StoredConversation(personId, LongText.Get(row, "Reference"), row.GetBoolean("ServiceUrlVerified") ?? false)
        {
            Chat = row.GetString("Chat"),
        };
        Remember(found);
        return found;
    }

    /// <summary>The person's reference, read from storage and not from memory.</summary>
    public async Task<StoredConversation?> FindStoredAsync(string personId, CancellationToken ct)
    {
        remembered.TryRemove(personId, out _);
        return await FindAsync(personId, ct);
    }

    /// <summary>Forgets the person's reference, e.g. when the bot was removed. Does nothing if there is none.</summary>
    public async Task DeleteAsync(string personId, CancellationToken ct)
    {
        remembered.TryRemove(personId, out _);
        if (await RowAsync(personId, ct) is { } row)
            await DeleteAsync(row, ct);
    }

    /// <summary>Forgets that the person speaks in this chat.</summary>
    public async Task ForgetChatAsync(string chat, string personId, CancellationToken ct)
    {
        if (!TableKey.TryOf(out var key, "chat", chat))
            return;
        var found = await tables.Conversations.GetEntityIfExistsAsync<TableEntity>(key, OwnerRow, cancellationToken: ct);
        if (found.HasValue && found.Value!.GetString("Person") == personId)
            await DeleteAsync(found.Value, ct);
    }

    private async Task DeleteAsync(TableEntity row, CancellationToken ct)
    {
        try
        {
            await tables.Conversations.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, ct);
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            // Deleted already, or the person wrote again and the new reference stays.
        }
    }

    private Task<TableEntity?> RowAsync(string personId, CancellationToken ct) =>
        tables.Conversations.FindRowAsync(TableKey.Of(personId), Row, ct);

    private StoredConversation? Remembered(string personId) =>
        remembered.TryGetValue(personId, out var entry) && entry.Until > time.GetUtcNow() ? entry.Conversation : null;

    private void Remember(StoredConversation conversation)
    {
        if (remembered.Count >= MaxRemembered)
            remembered.Clear();
        remembered[conversation.PersonId] = (conversation, time.GetUtcNow() + Believed);
    }
}
