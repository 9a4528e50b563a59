using BotApp.Cards;
using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary>Makes the cards of entries from records and forms.</summary>
internal sealed class RecordViews(RegisterCatalog registers, RecordLinks links)
{
    /// <summary>What the form needs besides its values.</summary>
    /// <param name="CardId">Names this form; a click on it is one operation.</param>
    /// <param name="Units">Units to choose from; a single one is not asked for.</param>
    /// <param name="Record">The record that is edited, or null.</param>
    /// <param name="Writer">Whose posted draft it is, or null.</param>
    /// <param name="IsUnderstood">Whether the values were read from a sentence.</param>
    /// <param name="Origin">The card about something else that it was begun on, or null.</param>
    /// <param name="Choice">Operation id of the posted choice on which it was begun, or null.</param>
    public sealed record FormContext(
        string CardId,
        Register Register,
        IReadOnlyList<Unit> Units,
        Unit Unit,
        (string Id, int Version)? Record = null,
        string? Writer = null,
        bool IsUnderstood = false,
        FormOrigin? Origin = null,
        string? Choice = null);

    public async Task<AdaptiveCard> FormAsync(
        Turn turn, FormContext context, RecordForm form, CancellationToken ct, IReadOnlyList<FieldError>? errors = null, string? problem = null)
    {
        var t = turn.Texts;
        var register = context.Register;
        var hidden = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CardData.Operation] = context.CardId,
            [CardData.Register] = register.Code,
            [CardData.Unit] = context.Unit.Id,
        };
        if (context.Record is { } record)
        {
            hidden[CardData.Id] = record.Id;
            hidden[CardData.Version] = FieldValues.Format(record.Version);
        }

        if (context.Writer is not null)
            hidden[CardData.Writer] = context.Writer;
        if (context.Choice is not null)
            hidden[CardData.Choice] = context.Choice;

        // References depend on the unit, so the unit is fixed; only a form filled from a sentence still lets it be chosen. If that form
        // comes back because a required reference is missing or belongs to another unit, it stays with the chosen unit.
        var choose = context.Record is null && context.Units.Count > 1 && (context.IsUnderstood || !HasLinks(register));
        var values = new Dictionary<string, string>(form.Values, StringComparer.Ordinal);
        if (choose)
            values[CardData.Unit] = context.Unit.Id;
        var targets = await links.ChoicesAsync(register, context.Unit, turn.Person, form, t, ct);
        return RecordFormCard.Render(
            new RecordFormCard.Data
            {
                Hidden = hidden.Marked(context.Origin),
                RegisterName = register.Name.In(t.Language),
                UnitName = choose ? null : context.Unit.Name,
                Units = choose ? [.. context.Units.Select(u => new Choice(u.Name, u.Id))] : [],
                Fields = RecordFields.OfForm(registers, register, targets, t, form.Values, isUnitOpen: choose),
                Values = values,
                Errors = (errors ?? []).DistinctBy(e => e.Field).ToDictionary(e => e.Field, e => RecordErrorTexts.Say(e, register, t), StringComparer.Ordinal),
                Problem = problem,
                IsEdit = context.Record is not null,
                IsUnderstood = context.IsUnderstood,
            },
            t);
    }

    /// <summary>A record as it stands, and the card that everyone in a shared conversation sees instead.</summary>
    public async Task<Reply.Card> ShowAsync(Turn turn, OfficeRecord record, SavedOccasion occasion, ClickedMessage message, CancellationToken ct)
    {
        var card = await SavedAsync(turn, record, occasion, message, ct);
        return message is ClickedMessage.Former ? new Reply.Card(card, turn.IsShared ? Posted(turn, record) : card) : new Reply.Card(card);
    }

    /// <summary>What everyone may see of an entry that was understood but is not confirmed yet.</summary>
    public static AdaptiveCard Posted(Turn turn, Register register, RecordForm form, string cardId, Unit unit) => RecordPostedCard.Render(
        new RecordPostedCard.Data
        {
            Hidden = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [CardData.Operation] = cardId,
                [CardData.Unit] = unit.Id,
                [CardData.Writer] = turn.Person.Id,
            },
            Stage = PostedStage.Draft,
            RegisterName = register.Name.In(turn.PostedTexts.Language),
            Date = FieldValues.TryDate(form.Values.GetValueOrDefault(register.DateField, ""), out var date) ? date : null,
            UnitName = unit.Name,
        },
        turn.PostedTexts);

    /// <summary>Whether its entries refer to other records.</summary>
    public static bool HasLinks(Register register) => register.Fields.Any(f => f.Type is FieldType.Record);

    private async Task<AdaptiveCard> SavedAsync(Turn turn, OfficeRecord record, SavedOccasion occasion, ClickedMessage message, CancellationToken ct)
    {
        var t = turn.Texts;
        var register = registers[record.Register];
        var unit = turn.Roster.UnitOrFormer(record.Unit)!;
        var linked = await links.SayAsync(record, register, unit, turn.Person, t, ct);
        return RecordSavedCard.Render(
            new RecordSavedCard.Data
            {
                Hidden = Target(record).Marked(message),
                Occasion = occasion,
                IsCancelled = record.State == RecordState.Cancelled,
                MayChange = Rights.May(turn.Person, Operation.EditRecord, unit, register.Visibility),
                MayEnter = Rights.May(turn.Person, Operation.LogRecord, unit, register.Visibility),
                RegisterCode = register.Code,
                RegisterName = register.Name.In(t.Language),
                UnitName = unit.Name,
                Date = record.Date,
                Title = register.TitleField is { } title && record.Fields.TryGetValue(title, out var said)
                    ? string.Join(' ', RecordFields.Say(registers, register.Field(title)!, said, linked.GetValueOrDefault(title), t))
                    : "",
                Lines = [.. Lines(turn, record, register, linked)],
                Version = record.Version,
                ChangedBy = turn.Roster.Find(record.ChangedBy)?.Name,
                ChangedAt = record.ChangedAt.ToOffset(turn.Now.Offset),
            },
            t);
    }

    private IEnumerable<RecordSavedCard.Line> Lines(
        Turn turn, OfficeRecord record, Register register, IReadOnlyDictionary<string, string> linked)
    {
        foreach (var field in register.Fields.Where(f => f.Id != register.DateField && f.Id != register.TitleField))
        {
            if (!record.Fields.TryGetValue(field.Id, out var value))
                continue;
            var label = field.Label.In(turn.Texts.Language);
            if (!field.IsAccount)
                yield return new RecordSavedCard.Line(label, RecordFields.Say(registers, field, value, linked.GetValueOrDefault(field.Id), turn.Texts));
            else if (RecordForm.NameBehind(register, field) is null && turn.Roster.Find(value) is { } person)
                yield return new RecordSavedCard.Line(label, [person.Name]);
        }
    }

    /// <summary>What everyone in a channel or group chat may see of an entry.</summary>
    public AdaptiveCard Posted(Turn turn, OfficeRecord record) => RecordPostedCard.Render(
        new RecordPostedCard.Data
        {
            Hidden = Target(record),
            Stage = record.State == RecordState.Cancelled ? PostedStage.Cancelled : PostedStage.Saved,
            RegisterName = registers[record.Register].Name.In(turn.PostedTexts.Language),
            Date = record.Date,
            UnitName = turn.Roster.UnitOrFormer(record.Unit)?.Name,
            OpenVerb = registers[record.Register].Kind is Register.Ledger ? CardVerbs.LedgerOpen : CardVerbs.RecordOpen,
        },
        turn.PostedTexts);

    /// <summary>What the buttons of an entry's card carry: which entry, and in which version.</summary>
    public static Dictionary<string, string> Target(OfficeRecord record) => new(StringComparer.Ordinal)
    {
        [CardData.Unit] = record.Unit,
        [CardData.Id] = record.Id,
        [CardData.Version] = FieldValues.Format(record.Version),
    };
}
