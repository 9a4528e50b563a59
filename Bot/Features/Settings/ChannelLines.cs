using BotApp.Office.Settings;
using BotApp.Storage.Posts;
using BotApp.Storage.Settings;
using BotApp.Turns;

namespace BotApp.Features.Settings;

/// <summary>What the office's settings say of each channel and group chat.</summary>
internal sealed class ChannelLines(SettingsStore store, PostStore posts)
{
    // Upper bound for the time between the first working days of successive months.
    private const int DaysBetweenPosts = 45;

    // Longer than any try to post. A post that is on its way for longer was interrupted, or its outcome never became known.
    private static readonly TimeSpan LongestOnTheWay = TimeSpan.FromMinutes(5);

    /// <summary>One line each, in order of their names.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Turn turn, CancellationToken ct)
    {
        var channels = (await store.AllAsync(SettingsOwner.Office, ct))
            .Where(d => SettingsNames.ChannelIn(d.Name) is not null)
            .Select(d => (Document: d, Settings: SettingLists.Channel.Read(d.Values)))
            .ToLookup(c => c.Settings.Name ?? UnitsOf(c.Settings, turn), StringComparer.Ordinal);
        var lines = new List<string>();
        foreach (var alike in channels)
        {
            var isOne = alike.Count() == 1;
            foreach (var (document, channel) in alike)
                lines.Add(turn.Texts.SettingsChannelLine(
                    isOne ? alike.Key : Saved(alike.Key, document, turn),
                    channel.Language is "en-US" ? turn.Texts.LanguageEnglish : turn.Texts.LanguageChinese,
                    await PostOfAsync(SettingsNames.ChannelIn(document.Name)!, channel, turn, ct)));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    // Nothing else that means something to people is known of a channel without a name of its own.
    private static string Saved(string name, SettingsDocument document, Turn turn)
    {
        var at = document.ChangedAt.ToOffset(turn.Now.Offset);
        return turn.Roster.Find(document.ChangedBy) is { } person
            ? turn.Texts.SettingsChannelSavedBy(name, person.Name, at)
            : turn.Texts.SettingsChannelSaved(name, at);
    }

    // What was not posted leaves no trace in the channel, so this card reports it.
    private async Task<string> PostOfAsync(string conversation, ChannelSettings channel, Turn turn, CancellationToken ct)
    {
        if (channel.Post is ChannelPost.None)
            return turn.Texts.SettingsPostNone;
        var post = channel.Post is ChannelPost.Weekly ? turn.Texts.SettingsPostWeekly : turn.Texts.SettingsPostMonthly;
        return await posts.LastAsync(conversation, turn.Today.AddDays(-DaysBetweenPosts), ct) switch
        {
            { Refusals: > 0 } refused => turn.Texts.SettingsPostRefused(post, refused.Day),
            { MessageId: null } unknown when turn.Now > unknown.At + LongestOnTheWay => turn.Texts.SettingsPostUnknown(post, unknown.Day),
            _ => post,
        };
    }

    // Shows the units, as Teams seldom gives a channel's name and its id means nothing to people.
    private static string UnitsOf(ChannelSettings channel, Turn turn) => channel.Units.IsEmpty
        ? turn.Texts.SettingsAllUnits
        : string.Join(turn.Texts.ListSeparator, channel.Units.Select(id => turn.Roster.Unit(id)?.Name
            ?? (turn.Roster.UnitOrFormer(id) is { } former ? turn.Texts.FormerUnit(former.Name) : id)));
}
