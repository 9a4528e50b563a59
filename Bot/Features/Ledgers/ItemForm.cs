using BotApp.Office.Registers;
using BotApp.Storage.Records;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary>What the card of an item sent: the three inputs as typed, and which version it showed.</summary>
/// <param name="Due">Empty if the person cleared it, null if the card has no such input.</param>
internal sealed record ItemForm(string? Status, string? Note, string? Due, int Version)
{
    public static ItemForm From(CardClick click) => new(
        click[ItemWrites.Status],
        click[ItemWrites.Note],
        click.Values.GetValueOrDefault(ItemWrites.Due),
        click.ShownVersion);

    /// <summary>
    /// Id of the click's operation. A repeat has the same id and no second effect; other content makes another operation.
    /// </summary>
    public string OperationOf(string what, OfficeRecord record, string personId) => OperationId.Of(
        what, record.Unit, record.Id, FieldValues.Format(Version), personId, Status ?? "", Note ?? "", Due ?? "");
}
