using System.Text.Json;

namespace BotApp.Protocol;

/// <summary>The used members of <see cref="Activity.ChannelData"/>. Null if missing or of another kind.</summary>
public sealed record TeamsChannelData
{
    private static readonly TeamsChannelData None = new();

    public string? TenantId { get; init; }

    /// <summary>Thread id of the team's General channel; usable as a conversation id to read the team's roster.</summary>
    public string? TeamId { get; init; }

    public string? TeamName { get; init; }

    public string? ChannelName { get; init; }

    /// <summary>Reads Teams' part of an activity.</summary>
    public static TeamsChannelData Of(Activity activity)
    {
        if (activity.ChannelData is not { ValueKind: JsonValueKind.Object } data)
            return None;

        return new TeamsChannelData
        {
            TenantId = data.TextAt("tenant", "id"),
            TeamId = data.TextAt("team", "id"),
            TeamName = data.TextAt("team", "name"),
            ChannelName = data.TextAt("channel", "name"),
        };
    }
}
