using BotApp.Cards.Model;
using BotApp.Office.Registers;
using BotApp.Storage.Records;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary>What the card of an item sent: the three inputs as typed, which version it showed, and which measure the button was about.</summary>
/// <param name="Due">Empty if the person cleared it, null if the card has no such input.</param>
internal sealed record ItemForm(string? Status, string? Note, string? Due, int Version)
{
    /// <summary>Number of the measure, from 1; null if the button was about the item.</summary>
    public string? Measure { get; init; }

    public static ItemForm From(CardClick click) => new(
        click[ItemWrites.Status],
        click[ItemWrites.Note],
        click.Values.GetValueOrDefault(ItemWrites.Due),
        click.ShownVersion)
    {
        Measure = click[CardData.Number],
    };

    /// <summary>
    /// Id of the click's operation. A repeat has the same id and no second effect; other content makes another operation.
    /// </summary>
    public string OperationOf(string what, OfficeRecord record, string personId) => OperationId.Of(
        Measure is null ? what : $"{what} {Measure}", record.Unit, record.Id, FieldValues.Format(Version), personId, Status ?? "", Note ?? "", Due ?? "");
}
