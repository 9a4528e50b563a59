using System.Collections.Immutable;
using BotApp.Cards;
using BotApp.Cards.Ledgers;
using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Features.Records;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary><c>ledger.new</c> and <c>ledger.edit</c>: the form of an item. Saves nothing.</summary>
internal sealed class ItemForms(RegisterCatalog registers, RecordLinks links, ItemDesk desk, LedgerViews views, UnitStore units)
{
    /// <summary>The form of a new item; asks for the list first if the click does not name one.</summary>
    public async Task<Reply> NewAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (turn.IsShared)
            return new Reply.Text(turn.Texts.SharedOnly);

        var cardId = OperationId.Of("ledger", turn.ConversationId, turn.Person.Id, turn.Activity.Id ?? "", click[CardData.Operation] ?? "");
        if (click[CardData.Register] is not { } code)
            return Pick(turn, cardId, null);
        if (Enterable.FirstOrDefault(r => r.Code == code) is not { } ledger)
            return Pick(turn, cardId, turn.Texts.LedgerPickFirst);
        var may = UnitsFor(turn, ledger);
        if (may.FirstOrDefault(u => u.Id == click[CardData.Unit]) is not { } unit)
            return Pick(turn, cardId, turn.Texts.ErrorUnitKeepsNot);

        var found = RecordForm.From([KeyValuePair.Create(LedgerFields.Found, FieldValues.Format(turn.Today))]);
        return new Reply.Card(await FormAsync(turn, new(cardId, ledger, unit, null), found, [], ct));
    }

    /// <summary>The form of an existing item.</summary>
    public async Task<Reply> EditAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var (item, refusal) = await desk.FindAsync(turn, click, Operation.EditItem, ct);
        if (item is null)
            return refusal;
        // A cancelled item cannot be edited.
        return item.Value.State == RecordState.Cancelled
            ? await views.ShowAsync(turn, item.Value, LedgerItemCard.Occasion.Stale, ct)
            : new Reply.Card(await FormAsync(
                turn, ContextOf(turn, item.Value), FormOf(item.Value), [], ct, click.IsStaleFor(item.Value.Version) ? turn.Texts.EditStale : null));
    }

    /// <summary>The form of an item that someone else changed since it was shown. Saving it again undoes nothing of theirs.</summary>
    /// <param name="shown">The version that the form showed; matches no version if the form was for a new item.</param>
    public async Task<AdaptiveCard> StaleAsync(Turn turn, RecordForm typed, OfficeRecord current, int shown, CancellationToken ct)
    {
        var former = (await units.VersionsAsync(current.Unit, current.Id, ct)).FirstOrDefault(v => v.Version == shown);
        var form = Over(FormOf(current), typed, former is null ? RecordForm.Empty : FormOf(former));
        return await FormAsync(turn, ContextOf(turn, current), form, [], ct, turn.Texts.LedgerStaleForm);
    }

    /// <summary>Texts typed into a form that the item does not have.</summary>
    public IReadOnlyList<string> NewsOf(RecordForm typed, OfficeRecord current)
    {
        var (ledger, stands) = (registers[current.Register], FormOf(current));
        return
        [
            .. from field in ledger.Fields
                where field.Type is FieldType.Text or FieldType.Longtext or FieldType.Rows
                let text = Plain(typed, field.Id)
                where text.Length > 0 && text != Plain(stands, field.Id)
                select text,
        ];
    }

    /// <summary>The typed values where they differ from those shown, else the current ones. Pure.</summary>
    public static RecordForm Over(RecordForm current, RecordForm typed, RecordForm shown) => RecordForm.From(
        from id in current.Values.Keys.Union(typed.Values.Keys, StringComparer.Ordinal)
        let value = Plain(typed, id) == Plain(shown, id) ? current.Values.GetValueOrDefault(id, "") : typed.Values.GetValueOrDefault(id, "")
        where value.Length > 0
        select KeyValuePair.Create(id, value));

    /// <summary>The subject of a form.</summary>
    /// <param name="Item">The edited item and its version; null for a new one.</param>
    public sealed record Context(string CardId, Register Ledger, Unit Unit, (string Id, int Version)? Item);

    /// <summary>The form, filled in, with its errors.</summary>
    /// <param name="problem">A problem with the form as a whole.</param>
    public async Task<AdaptiveCard> FormAsync(
        Turn turn, Context context, RecordForm form, IReadOnlyList<FieldError> errors, CancellationToken ct, string? problem = null)
    {
        var (t, ledger) = (turn.Texts, context.Ledger);
        var hidden = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CardData.Operation] = context.CardId,
            [CardData.Register] = ledger.Code,
            [CardData.Unit] = context.Unit.Id,
        };
        if (context.Item is { } item)
        {
            hidden[CardData.Id] = item.Id;
            hidden[CardData.Version] = FieldValues.Format(item.Version);
        }

        // Fields that use cases maintain are not part of the form.
        var asked = ledger with { Fields = [.. ledger.Fields.Where(f => !LedgerFields.IsKept(ledger, f.Id))] };
        var targets = await links.ChoicesAsync(asked, context.Unit, turn.Person, form, t, ct);
        return RecordFormCard.Render(
            new RecordFormCard.Data
            {
                Hidden = hidden,
                RegisterName = ledger.Name.In(t.Language),
                UnitName = context.Unit.Name,
                Fields = RecordFields.OfForm(registers, asked, targets, t, form.Values),
                Values = form.Values,
                Errors = errors.DistinctBy(e => e.Field).ToDictionary(e => e.Field, e => LedgerViews.Say(e, ledger, t), StringComparer.Ordinal),
                Problem = problem,
                IsEdit = context.Item is not null,
                SaveVerb = CardVerbs.LedgerSave,
                LeaveVerb = context.Item is null ? CardVerbs.LedgerList : CardVerbs.LedgerOpen,
            },
            t);
    }

    /// <summary>The units for which the person may enter items of a ledger.</summary>
    public static ImmutableArray<Unit> UnitsFor(Turn turn, Register ledger) =>
        [.. turn.Roster.Units.Where(u => ledger.MayBeHeldBy(u.Kind) && Rights.May(turn.Person, Operation.EditItem, u, ledger.Visibility))];

    private Context ContextOf(Turn turn, OfficeRecord item)
    {
        var (ledger, unit) = (registers[item.Register], turn.Roster.UnitOrFormer(item.Unit)!);
        return new(
            OperationId.Of("ledger.edit", unit.Id, item.Id, FieldValues.Format(item.Version), turn.Person.Id), ledger, unit, (item.Id, item.Version));
    }

    private RecordForm FormOf(OfficeRecord item)
    {
        var ledger = registers[item.Register];
        return RecordForm.From(item.Fields.Where(f => ledger.Field(f.Key) is not null && !LedgerFields.IsKept(ledger, f.Key)));
    }

    private static string Plain(RecordForm form, string id) => form.Values.GetValueOrDefault(id, "").ReplaceLineEndings("\n").Trim();

    // Items that meetings decide are entered with the meeting.
    private IEnumerable<Register> Enterable => registers.All.Where(r => r is { Kind: Register.Ledger, IsAutomatic: false });

    private Reply Pick(Turn turn, string cardId, string? problem)
    {
        var offered = Enterable.Where(r => UnitsFor(turn, r).Length > 0).ToList();
        var may = offered.SelectMany(r => UnitsFor(turn, r)).Distinct().OrderBy(u => u.Order).ToList();
        if (may.Count == 0)
            return new Reply.Refused("Forbidden", turn.Texts.NotAllowed);

        var own = may.FirstOrDefault(u => turn.Person.Memberships.Any(m => m.UnitId == u.Id)) ?? may[0];
        return new Reply.Card(LedgerPickCard.Render(
            new LedgerPickCard.Data(
                cardId,
                [.. offered.Select(r => new Choice(r.Name.In(turn.Texts.Language), r.Code))],
                [.. may.Select(u => new Choice(u.Name, u.Id))],
                own.Id,
                problem),
            turn.Texts));
    }
}
