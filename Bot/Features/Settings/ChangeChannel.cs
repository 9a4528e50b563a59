using System.Text.Json;
using BotApp.Cards.Model;
using BotApp.Cards.Settings;
using BotApp.Cards.Texts;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Protocol;
using BotApp.Storage.Settings;
using BotApp.Turns;

namespace BotApp.Features.Settings;

/// <summary><c>设置</c> in a channel or group chat and <c>settings.saveChannel</c>: what the office sets for the whole conversation.</summary>
internal sealed class ChangeChannel(SettingsStore store, SettingsView view, SettingsChanger changer)
{
    public async Task<Reply> ShowAsync(Turn turn, CancellationToken ct)
    {
        var document = await FindAsync(turn, ct);
        return new Reply.Card(Form(turn, document, Values(Read(document)), [], SettingsOccasion.Opened));
    }

    /// <summary>Saves the form, or returns it with its errors.</summary>
    public async Task<Reply> SaveAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (!turn.IsShared)
            return new Reply.Refused("NotHere", turn.Texts.SettingsChannelsHow);

        var document = await FindAsync(turn, ct);
        var chosen = click.Values.GetValueOrDefault(SettingInputs.Units, "");
        var units = string.Join(',', UnitsOf(turn, Read(document), chosen));
        // What was ticked has left the roster meanwhile: with none of it left, the channel would become one of all units.
        if (chosen.Length > 0 && units.Length == 0)
            return new Reply.Card(Form(turn, document, Values(Read(document)), [], SettingsOccasion.Stale));

        var typed = new Dictionary<string, string>(click.Values, StringComparer.Ordinal)
        {
            [SettingInputs.Units] = units,
            // A card of an earlier build does not ask for it.
            [SettingInputs.Name] = click.Values.GetValueOrDefault(SettingInputs.Name) ?? Read(document).Name ?? "",
        };
        var (settings, faults) = SettingLists.Channel.Apply(Read(document), typed, SettingInputs.Channel);
        if (faults.Count > 0)
            return new Reply.Card(SettingsChanger.IsStale(document, click)
                ? Form(turn, document, Values(Read(document)), [], SettingsOccasion.Stale)
                : Form(turn, document, click.Values, faults, SettingsOccasion.Opened));

        // What the office calls it counts; where it says nothing, what Teams does, which seldom names it in a click.
        settings = settings with { Name = settings.Name ?? NameOf(turn), Reference = JsonSerializer.Serialize(ReferenceOf(turn.Activity), ActivityJson.Reference) };
        var changed = await changer.ChangeAsync(SettingsOwner.Office, document, turn, click, SettingLists.Channel.Write(settings), ct);
        await view.RefreshAsync(ct);
        var now = Read(changed.Document);
        var card = Form(
            turn with { Texts = CardTexts.For(now.Language) },
            changed.Document,
            Values(now),
            [],
            changed.IsSaved ? SettingsOccasion.Saved : SettingsOccasion.Stale);
        return new Reply.Card(card, card);
    }

    private Task<SettingsDocument> FindAsync(Turn turn, CancellationToken ct) =>
        store.FindAsync(SettingsOwner.Office, SettingsNames.Channel(turn.ConversationId), ct);

    private static ChannelSettings Read(SettingsDocument document) => SettingLists.Channel.Read(document.Values);

    private static Dictionary<string, string> Values(ChannelSettings settings)
    {
        var values = SettingsValues.Shown(SettingLists.Channel.WriteAll(settings));
        values.TryAdd(SettingInputs.Language, "zh-CN");
        return values;
    }

    // A later post is no reply to a message: it starts a new thread.
    private static ConversationReference ReferenceOf(Activity activity)
    {
        var reference = activity.GetConversationReference();
        return reference with
        {
            ActivityId = null,
            User = null,
            Conversation = reference.Conversation is { } conversation
                ? conversation with { Id = SettingsNames.ConversationOf(conversation.Id ?? "") }
                : null,
        };
    }

    private static string? NameOf(Turn turn)
    {
        var data = TeamsChannelData.Of(turn.Activity);
        string?[] parts = [data.TeamName, data.ChannelName ?? turn.Activity.Conversation?.Name];
        return string.Join(" / ", parts.OfType<string>()) is { Length: > 0 } name ? name : null;
    }

    // Chosen ids on the roster, in its order, then former units that the channel was set to; ignores anything else in the
    // click.
    private static IEnumerable<string> UnitsOf(Turn turn, ChannelSettings now, string chosen)
    {
        var ids = chosen.Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return turn.Roster.Units.Select(u => u.Id).Concat(LeftOf(turn, now.Units)).Where(ids.Contains);
    }

    // Former units stay chosen until someone removes them: without them in the form, a save could widen the channel to all units.
    private static IEnumerable<string> LeftOf(Turn turn, IEnumerable<string> bound) => bound.Where(id => turn.Roster.Unit(id) is null);

    private static AdaptiveCard Form(
        Turn turn, SettingsDocument document, IReadOnlyDictionary<string, string> values, IReadOnlyList<SettingFault> faults, SettingsOccasion occasion) =>
        ChannelSettingsCard.Render(
            new ChannelSettingsCard.Data
            {
                Version = document.Version,
                Values = values,
                Errors = SettingFaultTexts.Say(faults, turn.Texts),
                Occasion = occasion,
                LongestName = ChannelSettings.LongestName,
                // A comma joins several choices, so a unit with a comma in its name would look like two.
                Units =
                [
                    .. turn.Roster.Units.Where(u => !u.Id.Contains(',', StringComparison.Ordinal)).Select(u => new Choice(u.Name, u.Id)),
                    .. LeftOf(turn, Read(document).Units).Select(turn.Roster.UnitOrFormer).OfType<Unit>().Select(u => new Choice(turn.Texts.FormerUnit(u.Name), u.Id)),
                ],
            },
            turn.Texts);
}
