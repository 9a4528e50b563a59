using System.Text.Json;
using BotApp.Protocol;
using BotApp.Storage.Conversations;
using Microsoft.Extensions.Options;

namespace BotApp.Delivery;

/// <summary>Where the platform is reached for people who never wrote: as those who did are reached.</summary>
/// <param name="ServiceUrl">Address of the connector.</param>
/// <param name="TenantId">The office's tenant.</param>
internal sealed record ServiceAddress(string ServiceUrl, string TenantId)
{
    /// <summary>As the bot is addressed there; null before anyone wrote.</summary>
    public ChannelAccount? Bot { get; init; }

    public string? ChannelId { get; init; }
}

/// <summary>Keeps the address that the last activity came from, for the whole office.</summary>
internal sealed class ServiceAddresses(ConversationStore conversations, IOptions<BotOptions> options)
{
    /// <summary>No person has this id: people have GUIDs.</summary>
    private const string OfficeId = "office";

    /// <summary>Names a chat across channels.</summary>
    public static string ChatOf(string? serviceUrl, string? conversationId) => $"{serviceUrl} {conversationId}";

    /// <summary>Keeps it; an unchanged one costs no request.</summary>
    public Task KeepAsync(ConversationReference reference, CancellationToken ct)
    {
        var common = new ConversationReference
        {
            ServiceUrl = reference.ServiceUrl,
            ChannelId = reference.ChannelId,
            Bot = reference.Bot,
            Conversation = new ConversationAccount { TenantId = reference.Conversation?.TenantId },
        };
        return conversations.SaveAsync(
            new StoredConversation(OfficeId, JsonSerializer.Serialize(common, ActivityJson.Reference), ServiceUrlVerified: true), ct);
    }

    /// <summary>The one kept, else the cloud's published one; null where there is none or the tenant is not known.</summary>
    public async Task<ServiceAddress?> FindAsync(CancellationToken ct)
    {
        if (await conversations.FindAsync(OfficeId, ct) is { } stored
            && JsonSerializer.Deserialize(stored.Reference, ActivityJson.Reference) is { ServiceUrl: { } url } kept
            && (kept.Conversation?.TenantId ?? options.Value.TenantId) is { } tenant)
            return new ServiceAddress(url, tenant) { Bot = kept.Bot, ChannelId = kept.ChannelId };

        return options.Value is { TenantId: { Length: > 0 } own, AuthenticationIsOff: false } && options.Value.Environment.ServiceHosts is [var host, ..]
            ? new ServiceAddress($"https://{host}/teams/", own)
            : null;
    }
}
