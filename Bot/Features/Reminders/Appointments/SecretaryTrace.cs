using System.Text.Json.Nodes;
using BotApp.Cards.Texts;
using BotApp.Features.Privacy;
using BotApp.Features.Reminders.Model;

namespace BotApp.Features.Reminders.Appointments;

/// <summary>A person's name in notices of a new secretary. A notice that names nobody any more is not sent.</summary>
internal sealed class SecretaryTrace(ReminderBook book) : IPersonTrace
{
    /// <inheritdoc />
    public string Name => "appointments";

    /// <inheritdoc />
    public async Task<JsonNode?> ReadAsync(string personId, CancellationToken ct)
    {
        var named = await NamingAsync(personId, ct);
        return named.Count == 0 ? null : new JsonArray([.. named.Select(r => (JsonNode)new JsonObject { ["reminder"] = r.Id, ["text"] = r.Text })]);
    }

    /// <inheritdoc />
    public async Task<int> EraseAsync(string personId, CancellationToken ct)
    {
        var named = await NamingAsync(personId, ct);
        foreach (var reminder in named)
            await book.ChangeAsync(reminder.Id, r => Without(r, personId), ct);
        return named.Count;
    }

    private async Task<IReadOnlyList<Reminder>> NamingAsync(string personId, CancellationToken ct) =>
        [.. (await book.ListAsync(int.MaxValue, ct)).Where(r => Without(r, personId) is not null)];

    /// <summary>The reminder without the person; null if it does not name them.</summary>
    private static Reminder? Without(Reminder reminder, string personId)
    {
        if (reminder.Secretary is not { } secretary || secretary.Without(personId) is var rest && ReferenceEquals(rest, secretary))
            return null;
        var isSilent = rest.Names.IsEmpty && reminder.State is ReminderState.Approved;
        return reminder with
        {
            Secretary = rest,
            Text = ReminderTitles.TextOf(rest, CardTexts.For("zh")),
            State = isSilent ? ReminderState.Cancelled : reminder.State,
        };
    }
}
