using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Features.MeetingLogs;
using BotApp.Office.Registers;
using BotApp.Storage.Outbox;
using BotApp.Storage.People;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.OpenItems;

/// <summary>An item on its way from its unit to its owner's list.</summary>
internal static class OpenItemMessage
{
    /// <summary>Kind of the outbox message.</summary>
    public const string Kind = "open-item";

    /// <summary>The message for a changed item; null for one whose owner has no account, which stands on nobody's list.</summary>
    /// <param name="from">The office date of the meeting it comes from.</param>
    public static OutboxMessage? Of(OfficeRecord item, DateOnly from)
    {
        if (!item.Fields.TryGetValue(FollowUpItems.OwnerId, out var owner))
            return null;

        DateOnly? due = FieldValues.TryDate(item.Fields.GetValueOrDefault("due", ""), out var day) ? day : null;
        var body = new OpenItem(owner, item.Unit, item.Id, item.Title, due, from, item.Register, item.State, item.Version)
        {
            Entered = DateOnly.FromDateTime(item.CreatedAt.DateTime),
        };
        return new OutboxMessage(Kind, item.Id, item.Version, JsonSerializer.Serialize(body, OpenItemJson.Default.OpenItem));
    }
}

/// <summary>Keeps the owners' lists (<see cref="PeopleStore"/>) as the units' records say.</summary>
internal sealed class OpenItemProjection(PeopleStore people) : IOutboxProjection
{
    /// <inheritdoc />
    public string Kind => OpenItemMessage.Kind;

    /// <inheritdoc />
    public Task ApplyAsync(string unit, OutboxMessage message, CancellationToken ct)
    {
        var item = JsonSerializer.Deserialize(message.Body, OpenItemJson.Default.OpenItem)
            ?? throw new InvalidDataException($"Outbox message {message.Key} is empty.");
        return item.State == RecordState.Active
            ? people.UpsertAsync(item, ct)
            : people.RemoveAsync(item.PersonId, unit, item.RecordId, item.Version, ct);
    }
}

[JsonSerializable(typeof(OpenItem))]
internal sealed partial class OpenItemJson : JsonSerializerContext;
