using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Conversations;

/// <summary>Where a person can be written to.</summary>
/// <param name="PersonId">Entra object id.</param>
/// <param name="Reference">The conversation reference as JSON; only the protocol layer reads it.</param>
/// <param name="ServiceUrlVerified">Whether its service URL came in an activity whose token vouched for it.</param>
public sealed record StoredConversation(string PersonId, string Reference, bool ServiceUrlVerified)
{
    /// <summary>Name of the chat, where the person spoke in it: it is that person's and nobody else's.</summary>
    public string? Chat { get; init; }
}

/// <summary>Conversation references by person. Every activity brings one; an unchanged one is not written, and mostly costs no request.</summary>
public sealed class ConversationStore(OfficeTables tables, TimeProvider time)
{
    // Another host may have stored another reference meanwhile, so what is remembered is not believed for ever.
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(30);
    private const int MaxRemembered = 20_000;

    private static readonly string Row = TableKey.Of("personal");
    private static readonly string OwnerRow = TableKey.Of("owner");
    private readonly ConcurrentDictionary<string, (StoredConversation Conversation, DateTimeOffset Until)> remembered =
        new(StringComparer.Ordinal);

    /// <summary>Keeps the person's reference; the last one counts.</summary>
    public async Task SaveAsync(StoredConversation conversation, CancellationToken ct)
    {
        // Whoever was quiet for a while mostly writes from the same place.
        if (await FindAsync(conversation.PersonId, ct) == conversation)
            return;

        var row = new TableEntity(TableKey.Of(conversation.PersonId), Row) { ["ServiceUrlVerified"] = conversation.ServiceUrlVerified };
        LongText.Put(row, "Reference", conversation.Reference);
        if (conversation.Chat is { } chat && TableKey.TryOf(out var key, "chat", chat))
        {
            row["Chat"] = chat;
            // First: a person's row that names a chat says that the chat is known to be that person's.
            await tables.Conversations.UpsertEntityAsync(
                new TableEntity(key, OwnerRow) { ["Person"] = conversation.PersonId }, TableUpdateMode.Replace, ct);
        }

        // The last activity says best where the person is, so there is nothing to compare.
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

    /// <summary>The person's reference as it is stored; from now on it is what is remembered, also that there is none.</summary>
    public async Task<StoredConversation?> FindStoredAsync(string personId, CancellationToken ct)
    {
        remembered.TryRemove(personId, out _);
        return await FindAsync(personId, ct);
    }

    /// <summary>Forgets the person's reference, as when the bot was removed; it may be gone already.</summary>
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
            // Gone already, or the person wrote again: then the new reference stays.
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
