using System.Collections.Immutable;
using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Features.Settings;
using BotApp.Office;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary><c>登记</c> shows what can be entered, <c>登记 发稿</c> the form of one register. Saves nothing.</summary>
internal sealed class NewRecord(RegisterCatalog registers, RecordViews views, UnitStore units, PostedDrafts drafts, SettingsView settings)
{
    private const int MostRecent = 3;
    private const int LookedThrough = 30;

    /// <summary>The command; the register's name may follow.</summary>
    public async Task<Reply> CommandAsync(Turn turn, string argument, CancellationToken ct)
    {
        var cardId = OperationId.Of("record", turn.ConversationId, turn.Activity.Id ?? "", turn.Activity.ReplyToId ?? "");
        if (argument.Length == 0)
            return await PickAsync(turn, cardId, null, ct);
        if (registers.FindByName(argument) is not { HasGeneralCard: true } register)
        {
            var why = registers.FindLedgerAtStart(argument) is { } ledger
                ? turn.Texts.RecordInLedger(ledger.Name.In(turn.Texts.Language))
                : turn.IsShared ? turn.Texts.RecordNoRegisterShared : turn.Texts.RecordNoRegister(Quote.Short(argument));
            return new Reply.Unknown(() => PickAsync(turn, cardId, null, ct, why));
        }

        if (IsForOwnChat(turn, register))
            return new Reply.Text(turn.Texts.SharedOnly);
        if (UnitsFor(turn, register) is not { Length: > 0 } may)
            return NoUnit(turn, register);

        // Where others read along, the form opens only for whoever clicks.
        return turn.IsShared || (may.Length > 1 && RecordViews.HasLinks(register))
            ? await PickAsync(turn, cardId, register, ct)
            : new Reply.Card(await views.FormAsync(turn, new(cardId, register, may, SentenceUnit.OwnOf(turn, may, Bound(turn))), Blank(turn, register), ct));
    }

    /// <summary>Whether a text names a register that can be entered, or nothing, or begins with the name of a ledger, whose items are entered elsewhere.</summary>
    public bool IsName(string text) => text.Length == 0 || registers.FindByName(text) is { HasGeneralCard: true } || registers.FindLedgerAtStart(text) is not null;

    /// <summary><c>record.new</c>: the form of what was picked, or another entry like the one on the card.</summary>
    public async Task<Reply> FormAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (registers.Find(click[CardData.Register]) is not { HasGeneralCard: true } register)
            return new Reply.Refused("NotFound", turn.Texts.RecordPickFirst);
        if (IsForOwnChat(turn, register))
            return new Reply.Text(turn.Texts.SharedOnly);
        var may = UnitsFor(turn, register);
        if (may.FirstOrDefault(u => u.Id == click[CardData.Unit]) is not { } unit)
            return may.Length == 0 || click[CardData.Unit] is null ? NoUnit(turn, register) : NotHere(turn, register, click[CardData.Unit]);

        // Including the id of what the card showed makes the next form a different one, even where clicks carry no id.
        var cardId = OperationId.Of(
            "record.new", turn.ConversationId, turn.Person.Id, turn.Activity.Id ?? "", register.Code, unit.Id,
            click[CardData.Operation] ?? "", click[CardData.Id] ?? "", click[CardData.Version] ?? "");
        // A card that only offers a choice is used up by the first entry made from it; a card that shows something stays as it is.
        var shown = ClickedMessages.OnChange(turn, click) is ClickedMessage.Other ? null : click[CardData.Id];
        var origin = click[CardData.Operation] is null ? new FormOrigin(unit.Id, shown) : null;
        return new Reply.Card(await views.FormAsync(
            turn, new(cardId, register, may, unit, Origin: origin, Choice: click[CardData.Operation]), Blank(turn, register), ct));
    }

    /// <summary>A form with what was understood of a sentence; where others read along, it is posted as a draft of its writer.</summary>
    public async Task<Reply> UnderstoodAsync(Turn turn, Register register, RecordForm form, string sentence, CancellationToken ct)
    {
        if (IsForOwnChat(turn, register))
            return new Reply.Text(turn.Texts.SharedOnly);
        if (UnitsFor(turn, register) is not { Length: > 0 } may)
            return NoUnit(turn, register);

        var cardId = OperationId.Of("record", turn.ConversationId, turn.Activity.Id ?? "", turn.Activity.ReplyToId ?? "");
        form = form.WithRunningTags(registers, register, turn.Today);
        var (unit, other) = SentenceUnit.Of(turn, may, sentence, [], Bound(turn));
        var notes = new SentenceNotes { OtherUnit = other };
        if (!turn.IsShared)
        {
            var context = new RecordViews.FormContext(cardId, register, may, unit, IsUnderstood: true);
            return new Reply.Card(await views.FormAsync(turn, context, form, ct, problem: notes.Say(unit, turn.Texts)));
        }

        var kept = new PostedDraft(unit.Id, new SortedDictionary<string, string>(form.Values.ToDictionary(), StringComparer.Ordinal), register.Code, notes);
        await drafts.KeepAsync(turn.Person.Id, cardId, kept, ct);
        return new Reply.Card(RecordViews.Posted(turn, register, form, cardId, unit));
    }

    /// <summary>The units for which a person may enter something in this register.</summary>
    public static ImmutableArray<Unit> UnitsFor(Turn turn, Register register) =>
    [
        .. turn.Roster.Units.Where(u => register.MayBeHeldBy(u.Kind) && Rights.May(turn.Person, Operation.LogRecord, u, register.Visibility)),
    ];

    private ImmutableArray<string> Bound(Turn turn) => settings.OfChannel(turn.ConversationId).Units;

    // An entry that not everyone in the unit may see is not begun where others read along: the posted card would reveal that it exists.
    private static bool IsForOwnChat(Turn turn, Register register) => turn.IsShared && register.Visibility is not Visibility.Unit;

    private async Task<Reply> PickAsync(Turn turn, string cardId, Register? chosen, CancellationToken ct, string? problem = null)
    {
        var offered = registers.All.Where(r => r.HasGeneralCard && !IsForOwnChat(turn, r) && UnitsFor(turn, r).Length > 0).ToList();
        if (offered.Count == 0)
            return new Reply.Card(turn.Roster.Units.IsEmpty ? Notices.NoRoster(turn.Texts.RecordPickTitle, turn.Texts) : Notices.NotAllowed(turn.Texts));

        var may = turn.Roster.Units.Where(u => offered.Any(r => UnitsFor(turn, r).Contains(u))).ToImmutableArray();
        var unit = SentenceUnit.OwnOf(turn, may, Bound(turn));
        return new Reply.Card(RecordPickCard.Render(
            new RecordPickCard.Data
            {
                CardId = cardId,
                Problem = problem,
                Registers = [.. offered.GroupBy(r => r.Kind).SelectMany(kind => kind).Select(r => Said(r, turn))],
                Chosen = chosen?.Code,
                Recent = chosen is null ? await RecentAsync(turn, unit, offered, ct) : [],
                Units = [.. may.Select(u => new Choice(u.Name, u.Id))],
                UnitId = unit.Id,
            },
            turn.Texts));
    }

    private async Task<IReadOnlyList<RecordPickCard.Register>> RecentAsync(Turn turn, Unit unit, List<Register> offered, CancellationToken ct)
    {
        var here = offered.Where(r => UnitsFor(turn, r).Contains(unit)).ToList();
        var lines = (await units.ListAsync(new RecordQuery(unit.Id, [.. here.Select(r => r.Code)], PageSize: LookedThrough), ct)).Lines;
        return [.. lines.Select(l => l.Register).Distinct().Take(MostRecent).Select(code => Said(registers[code], turn))];
    }

    private RecordForm Blank(Turn turn, Register register) => RecordForm.Empty.WithRunningTags(registers, register, turn.Today);

    private static RecordPickCard.Register Said(Register register, Turn turn) =>
        new(register.Code, register.Name.In(turn.Texts.Language), RecordFields.KindName(register.Kind, turn.Texts));

    // After a refusal another unit can be chosen, if the card offers any; a posted card of somebody else's unit does not.
    private static Reply NotHere(Turn turn, Register register, string? unitId) =>
        turn.Roster.Unit(unitId) is { } unit && !register.MayBeHeldBy(unit.Kind) ? new Reply.Refused("NotOfThisUnit", turn.Texts.ErrorUnitKeepsNot)
        : turn.IsShared ? new Reply.Text(turn.Texts.NotAllowed)
        : new Reply.Refused("Forbidden", turn.Texts.NotAllowed);

    private static Reply.Card NoUnit(Turn turn, Register register) => new(NoticeCard.Render(
        new NoticeCard.Data(turn.Texts.NotAllowedTitle, turn.Texts.RecordNoUnit(register.Name.In(turn.Texts.Language))), turn.Texts));
}
