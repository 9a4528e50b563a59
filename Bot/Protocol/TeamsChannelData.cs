using System.Text.Json;

namespace BotApp.Protocol;

/// <summary>The used members of <see cref="Activity.ChannelData"/>. Null if missing or of another kind.</summary>
public sealed record TeamsChannelData
{
    private static readonly TeamsChannelData None = new();

    public string? TenantId { get; init; }

    /// <summary>Thread id of the team's General channel; usable as a conversation id to read the team's roster.</summary>
    public string? TeamId { get; init; }

    /// <summary>Entra object id of the group behind the team.</summary>
    public string? TeamAadGroupId { get; init; }

    public string? TeamName { get; init; }

    public string? ChannelId { get; init; }

    public string? ChannelName { get; init; }

    /// <summary>For a conversation update: <c>teamMemberAdded</c>, <c>channelRenamed</c> … An open set.</summary>
    public string? EventType { get; init; }

    /// <summary>The channel chosen when the app was installed in a team.</summary>
    public string? SelectedChannelId { get; init; }

    /// <summary>Reads Teams' part of an activity.</summary>
    public static TeamsChannelData Of(Activity activity)
    {
        if (activity.ChannelData is not { ValueKind: JsonValueKind.Object } data)
            return None;

        return new TeamsChannelData
        {
            TenantId = data.TextAt("tenant", "id"),
            TeamId = data.TextAt("team", "id"),
            TeamAadGroupId = data.TextAt("team", "aadGroupId"),
            TeamName = data.TextAt("team", "name"),
            ChannelId = data.TextAt("channel", "id"),
            ChannelName = data.TextAt("channel", "name"),
            EventType = data.TextAt("eventType"),
            SelectedChannelId = data.TextAt("settings", "selectedChannel", "id"),
        };
    }
}
