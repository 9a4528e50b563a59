using System.Collections.Immutable;

namespace BotApp.Office.Settings;

/// <summary>How often the summary is posted in a channel.</summary>
internal enum ChannelPost
{
    /// <summary>Only when someone asks.</summary>
    None,

    /// <summary>On the first working day of a week.</summary>
    Weekly,

    /// <summary>On the first working day of a month.</summary>
    Monthly,
}

/// <summary>What the office has set for a channel or group chat.</summary>
internal sealed record ChannelSettings
{
    /// <summary>Longest name, in UTF-16 units: what Teams tells of a team and a channel fits.</summary>
    public const int LongestName = 350;

    /// <summary>As it is before anything is set.</summary>
    public static ChannelSettings Default { get; } = new();

    /// <summary>Ids of the units it is about, in roster order; empty: all that the asker may see.</summary>
    public ImmutableArray<string> Units { get; init; } = [];

    /// <summary><c>zh-CN</c> or <c>en-US</c>: one language for everybody there; null is Chinese.</summary>
    public string? Language { get; init; }

    /// <summary>Whether and how often the summary is posted.</summary>
    public ChannelPost Post { get; init; }

    /// <summary>Hour of the post, in the office's zone.</summary>
    public TimeOnly PostHour { get; init; } = new(9, 0);

    /// <summary>What people call the channel; for the office's list.</summary>
    public string? Name { get; init; }

    /// <summary>Where to post: the conversation's reference as JSON, from an authenticated activity.</summary>
    public string? Reference { get; init; }
}
