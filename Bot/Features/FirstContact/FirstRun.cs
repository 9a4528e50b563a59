using BotApp.Cards;
using BotApp.Cards.General;
using BotApp.Features.Settings;
using BotApp.Office.Roster;
using BotApp.Turns;

namespace BotApp.Features.FirstContact;

/// <summary>
/// One step from an empty office to a working one. Whether it is done is derived from the data, so every step can be
/// left and taken up again, in any order and from any host.
/// </summary>
internal interface IFirstRunStep
{
    /// <summary>Place among the steps.</summary>
    int Order { get; }

    /// <summary>The step as it stands.</summary>
    FirstRunCard.Step Look(Turn turn);
}

/// <summary><c>开始使用</c>: what the office has still to do before the assistant works for everyone.</summary>
internal sealed class FirstRun(IEnumerable<IFirstRunStep> steps)
{
    private readonly IReadOnlyList<IFirstRunStep> ordered = [.. steps.OrderBy(s => s.Order)];

    public Task<Reply> CommandAsync(Turn turn, string argument, CancellationToken ct) => Task.FromResult<Reply>(
        new Reply.Card(FirstRunCard.Render(new FirstRunCard.Data([.. ordered.Select(s => s.Look(turn))]), turn.Texts)));
}

/// <summary>The roster is imported. Names the branches without a recorder or secretary, as no card of theirs goes to anybody.</summary>
internal sealed class RosterStep : IFirstRunStep
{
    private const int MostNamed = 8;

    /// <inheritdoc />
    public int Order => 10;

    /// <inheritdoc />
    public FirstRunCard.Step Look(Turn turn)
    {
        var (units, members) = (turn.Roster.Units.Length, turn.Roster.Members.DistinctBy(m => m.UserId).Count());
        List<string> unkept = [.. turn.Roster.Units.Where(u => u.Kind is UnitKind.Branch && !turn.Roster.HasRecorder(u.Id)).Select(u => u.Name)];
        var there = turn.Texts.FirstRunRosterThere(units, members)
            + (unkept.Count > 0 ? turn.Texts.FirstRunRosterUnkept(string.Join(turn.Texts.ListSeparator, unkept.Take(MostNamed)), unkept.Count) : "");
        return units > 0
            ? new(turn.Texts.FirstRunRoster, there, IsDone: true)
            : new(turn.Texts.FirstRunRoster, turn.Texts.FirstRunRosterHow, IsDone: false);
    }
}

/// <summary>A channel is chosen.</summary>
internal sealed class ChannelStep(SettingsView settings) : IFirstRunStep
{
    /// <inheritdoc />
    public int Order => 30;

    /// <inheritdoc />
    public FirstRunCard.Step Look(Turn turn) => settings.Channels.Count > 0
        ? new(turn.Texts.FirstRunChannel, turn.Texts.FirstRunChannelThere(settings.Channels.Count), IsDone: true)
        : new(turn.Texts.FirstRunChannel, turn.Texts.SettingsChannelsHow, IsDone: false);
}

/// <summary>The reminders are set: the office has looked at its settings and saved them once.</summary>
internal sealed class RemindersStep(SettingsView settings) : IFirstRunStep
{
    /// <inheritdoc />
    public int Order => 40;

    /// <inheritdoc />
    public FirstRunCard.Step Look(Turn turn) => new(
        turn.Texts.FirstRunReminders,
        settings.OfficeIsSet ? turn.Texts.FirstRunRemindersThere : turn.Texts.FirstRunRemindersHow,
        settings.OfficeIsSet,
        CardVerbs.SettingsOffice);
}
