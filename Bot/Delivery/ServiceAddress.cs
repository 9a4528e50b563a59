using System.Text.Json;
using BotApp.Protocol;
using BotApp.Storage.Conversations;
using Microsoft.Extensions.Options;

namespace BotApp.Delivery;

/// <summary>The address for people who never wrote: the one that others wrote from.</summary>
/// <param name="ServiceUrl">Address of the connector.</param>
/// <param name="TenantId">The office's tenant.</param>
internal sealed record ServiceAddress(string ServiceUrl, string TenantId)
{
    /// <summary>The bot's account there; null before anyone wrote.</summary>
    public ChannelAccount? Bot { get; init; }

    public string? ChannelId { get; init; }
}

/// <summary>
/// Keeps the address of the latest activity, for the whole office. People of another served tenant may write too, but
/// someone who never wrote is taken to be in the office's own tenant, where another tenant's address reaches nobody.
/// </summary>
internal sealed class ServiceAddresses(ConversationStore conversations, IOptions<BotOptions> options)
{
    /// <summary>No person has this id: people have GUIDs.</summary>
    private const string OfficeId = "office";

    /// <summary>Key of a chat, unique across channels.</summary>
    public static string ChatOf(string? serviceUrl, string? conversationId) => $"{serviceUrl} {conversationId}";

    /// <summary>Stores the address, unless it is another tenant's or unchanged.</summary>
    public Task KeepAsync(ConversationReference reference, CancellationToken ct)
    {
        if (!IsOffices(reference))
            return Task.CompletedTask;

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

    /// <summary>The stored address, or else the cloud's published one; null if there is none or the tenant is unknown.</summary>
    /// <remarks>Checks the stored tenant, as an earlier build stored addresses of any tenant.</remarks>
    public async Task<ServiceAddress?> FindAsync(CancellationToken ct)
    {
        if (await conversations.FindAsync(OfficeId, ct) is { } stored
            && JsonSerializer.Deserialize(stored.Reference, ActivityJson.Reference) is { ServiceUrl: { } url } kept
            && IsOffices(kept)
            && (kept.Conversation?.TenantId ?? Tenant) is { } tenant)
            return new ServiceAddress(url, tenant) { Bot = kept.Bot, ChannelId = kept.ChannelId };

        return options.Value is { AuthenticationIsOff: false } && Tenant is { Length: > 0 } own && options.Value.Environment.ServiceHosts is [var host, ..]
            ? new ServiceAddress($"https://{host}/teams/", own)
            : null;
    }

    // The bot may be registered in a tenant without any of the office's people; then the office's is the first served tenant.
    private string? Tenant => options.Value.ServedTenants.FirstOrDefault(IsOwn) ?? options.Value.ServedTenants.FirstOrDefault() ?? options.Value.TenantId;

    private bool IsOwn(string tenant) => string.Equals(tenant, options.Value.TenantId, StringComparison.OrdinalIgnoreCase);

    private bool IsOffices(ConversationReference reference) =>
        reference.Conversation?.TenantId is not { } spoken || Tenant is not { } office || string.Equals(spoken, office, StringComparison.OrdinalIgnoreCase);
}
