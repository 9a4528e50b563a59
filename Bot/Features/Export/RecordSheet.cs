using BotApp.Cards.Texts;
using BotApp.Documents.Xlsx;
using BotApp.Features.Records.Import;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;

namespace BotApp.Features.Export;

/// <summary>A register as a sheet: which columns it has, and a record as its row. Pure.</summary>
internal sealed class RecordSheet
{
    private readonly List<(SheetColumn Column, Func<OfficeRecord, SheetCell> Of)> columns = [];
    private readonly RegisterCatalog registers;
    private readonly CardTexts texts;
    private readonly IReadOnlyDictionary<string, string> rounds;

    /// <param name="register">Null for records of a register that no longer exists: they are kept all the same.</param>
    /// <param name="inOffice">Converts a moment to the office's clock.</param>
    /// <param name="rounds">Names of the rounds of self-reviews, by id; nobody would recognise the ids.</param>
    public RecordSheet(
        Register? register, RegisterCatalog registers, RosterSnapshot roster, CardTexts texts, Func<DateTimeOffset, DateTimeOffset> inOffice,
        IReadOnlyDictionary<string, string> rounds)
    {
        (this.registers, this.texts, this.rounds) = (registers, texts, rounds);
        Add(texts.ExportUnit, 18, r => SheetCell.Text(roster.Unit(r.Unit)?.Name ?? r.Unit[(r.Unit.IndexOf(':', StringComparison.Ordinal) + 1)..]));
        // A branch and a department may have the same name, and figures count one kind or the other.
        Add(texts.ExportUnitKind, 9, r => SheetCell.Text(roster.UnitOrFormer(r.Unit) is { Kind: var kind } ? (texts.Language is "en" ? kind.Code() : kind.Word()) : ""));
        if (register is null)
            AddUnknown();
        else
            foreach (var field in register.Fields.Where(f => !f.IsAccount))
                Add(RecordColumns.HeaderOf(register, field, texts.Language).TrimEnd('*'), WidthOf(field.Type), r => Value(field, r.Fields.GetValueOrDefault(field.Id)));
        if (register?.Fields.Any(f => f.Type is FieldType.Tags) != true)
            Add(texts.ExportTags, 16, r => SheetCell.Text(string.Join("、", r.Tags.Select(TagName))));
        Add(texts.ExportState, 10, r => SheetCell.Text(StateName(r.State)));
        // The office sees counts, not whose they are.
        if (register is { IsCountedByAccount: true })
            return;

        Add(texts.ExportCreatedBy, 12, r => SheetCell.Text(roster.Find(r.CreatedBy)?.Name ?? ""));
        Add(texts.ExportCreatedAt, 17, r => SheetCell.Instant(inOffice(r.CreatedAt)));
        Add(texts.ExportChangedBy, 12, r => SheetCell.Text(roster.Find(r.ChangedBy)?.Name ?? ""));
        Add(texts.ExportChangedAt, 17, r => SheetCell.Instant(inOffice(r.ChangedAt)));
        Add(texts.ExportId, 20, r => SheetCell.Text(r.Id));
    }

    /// <summary>The columns, left to right.</summary>
    public IReadOnlyList<SheetColumn> Columns => [.. columns.Select(c => c.Column)];

    /// <summary>The cells of a record.</summary>
    public IReadOnlyList<SheetCell> Row(OfficeRecord record) => [.. columns.Select(c => c.Of(record))];

    private void Add(string header, double width, Func<OfficeRecord, SheetCell> of) => columns.Add((new SheetColumn(header, width), of));

    private void AddUnknown()
    {
        Add(texts.ExportDate, 12, r => SheetCell.Date(r.Date));
        Add(texts.ExportTitle, 40, r => SheetCell.Text(r.Title));
        Add(texts.ExportFields, 60, r => SheetCell.Text(string.Join('\n', r.Fields.Select(f => $"{f.Key}: {f.Value}"))));
    }

    // A value that its type cannot parse is exported as it stands.
    private SheetCell Value(RegisterField field, string? value) => value is null or "" ? SheetCell.Empty : field.Type switch
    {
        FieldType.Number when FieldValues.TryNumber(value, 28, out var number) => SheetCell.Number(number),
        FieldType.Date when FieldValues.TryDate(value, out var date) => SheetCell.Date(date),
        FieldType.Time when FieldValues.TryTime(value, out var time) => SheetCell.Time(time),
        FieldType.Flag => SheetCell.Text(value switch { "true" => texts.ExportYes, "false" => texts.ExportNo, _ => value }),
        FieldType.Choice => SheetCell.Text(ChoiceName(field, value)),
        FieldType.Choices => SheetCell.Text(string.Join("、", FieldValues.Codes(value).Select(c => ChoiceName(field, c)))),
        FieldType.Tags => SheetCell.Text(string.Join("、", FieldValues.Codes(value).Select(TagName))),
        FieldType.Record => SheetCell.Text(rounds.GetValueOrDefault(value, value)),
        FieldType.Rows => SheetCell.Text(string.Join('\n', FieldValues.Rows(value).Select(r => RowText(field, r)))),
        _ => SheetCell.Text(value),
    };

    private string RowText(RegisterField field, IReadOnlyList<string> cells) => FieldValues.FormatRow(cells.Select((cell, i) =>
        field.Columns is { } all && i < all.Count && all[i].Type is FieldType.Choice ? ChoiceName(all[i], cell) : cell));

    private string ChoiceName(RegisterField field, string code) =>
        field.Choices?.FirstOrDefault(c => c.Code == code)?.Name.In(texts.Language) ?? code;

    private string TagName(string code) => registers.Tags.FirstOrDefault(t => t.Code == code)?.Name.In(texts.Language) ?? code;

    private string StateName(string state) => state switch
    {
        RecordState.Active => texts.ExportActive,
        RecordState.Closed => texts.ExportClosed,
        RecordState.Cancelled => texts.ExportCancelled,
        _ => state,
    };

    private static double WidthOf(FieldType type) => type switch
    {
        FieldType.Number or FieldType.Time or FieldType.Flag => 9,
        FieldType.Date => 12,
        FieldType.Person or FieldType.Choice => 14,
        FieldType.Text or FieldType.People or FieldType.Choices or FieldType.Tags => 28,
        FieldType.Longtext or FieldType.Lines or FieldType.Rows => 44,
        _ => 20,
    };
}
