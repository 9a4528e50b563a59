using System.Text.Json;
using BotApp.Tests.Support;

namespace BotApp.Tests.EndToEnd.Office;

/// <summary>What <c>seeds/demo/playground.json</c> says: who and where the Playground's people are.</summary>
internal sealed record DemoOffice(string Bot, string CurrentUser, IReadOnlyList<string> Others, string GroupChat, string GroupChatId, string Channel, string ChannelId)
{
    /// <summary>Someone who is not on the roster.</summary>
    public const string Stranger = "stranger";

    /// <summary>Of the first branch; <see cref="CurrentUser"/> is its recorder.</summary>
    public const string Member = "沈一舟";

    /// <summary>Of the first branch.</summary>
    public const string Secretary = "周砚清";

    /// <summary>Of the office.</summary>
    public const string OfficeClerk = "程若微";

    /// <summary>Of the second branch.</summary>
    public const string OtherRecorder = "陆青禾";

    public static DemoOffice Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Of("seeds", "demo", "playground.json")));
        var office = file.RootElement;
        var team = office.GetProperty("team");
        var channel = team.GetProperty("channels").EnumerateArray()
            .First(channel => IdOf(channel) != IdOf(team));
        return new DemoOffice(
            NameOf(office.GetProperty("bot")),
            NameOf(office.GetProperty("currentUser")),
            [.. office.GetProperty("users").EnumerateArray().Select(NameOf)],
            NameOf(office.GetProperty("groupChat")),
            IdOf(office.GetProperty("groupChat")),
            $"{NameOf(team)} - {NameOf(channel)}",
            IdOf(channel));

        static string IdOf(JsonElement place) => place.GetProperty("id").GetString()!;

        static string NameOf(JsonElement named) => named.GetProperty("name").GetString()!;
    }
}
