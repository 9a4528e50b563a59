using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Cards.Texts;
using BotApp.Office.Registers;

namespace BotApp.Features.Records;

/// <summary>How the fields of a register look on a card. Pure.</summary>
internal static class RecordFields
{
    private const string Yes = "true";
    private const string No = "false";

    /// <summary>The fields a form asks for.</summary>
    /// <param name="links">What each reference may point to, by field id.</param>
    /// <param name="values">What the form holds: a tag that an entry carries is offered, even if it is now for other registers.</param>
    public static IReadOnlyList<RecordField> OfForm(
        RegisterCatalog registers, Register register, IReadOnlyDictionary<string, IReadOnlyList<Choice>> links, CardTexts t,
        IReadOnlyDictionary<string, string>? values = null, bool isUnitOpen = false) =>
    [
        .. from field in register.Fields
           where !field.IsAccount
           let choices = Choices(registers, register, field, links, t, values?.GetValueOrDefault(field.Id) ?? "")
           let isRequired = field.Required && !(isUnitOpen && field.Type is FieldType.Record)
           where choices.Count > 0 || isRequired || field.Type is not (FieldType.Tags or FieldType.Record)
           select new RecordField(field.Id, field.Label.In(t.Language), Kind(field))
           {
               IsRequired = isRequired,
               MaxLength = field.MaxLength ?? 0,
               Min = Whole(field.Min),
               Max = Whole(field.Max),
               Hint = Hint(field, t),
               Choices = choices,
           },
    ];

    /// <summary>A value as people read it; each item is one line.</summary>
    /// <param name="linked">What a reference points to, in words; null if it is not known.</param>
    public static IReadOnlyList<string> Say(RegisterCatalog registers, RegisterField field, string value, string? linked, CardTexts t) => field.Type switch
    {
        FieldType.Lines => FieldValues.Lines(value),
        FieldType.Longtext => [.. value.Split('\n', StringSplitOptions.RemoveEmptyEntries)],
        FieldType.Rows => [.. FieldValues.Rows(value).Select(row => Row(field, row, t))],
        FieldType.People => [string.Join(t.ListSeparator, FieldValues.People(value).Select(p => p.Note is null ? p.Name : p.Name + t.Parenthesised(p.Note)))],
        FieldType.Choices => [string.Join(t.ListSeparator, FieldValues.Codes(value).Select(code => NameOf(field, code, t)))],
        FieldType.Tags => [string.Join(t.ListSeparator, FieldValues.Codes(value).Select(code => registers.Tags.FirstOrDefault(tag => tag.Code == code)?.Name.In(t.Language) ?? code))],
        FieldType.Record => [linked ?? value],
        _ => [One(field, value, t)],
    };

    /// <summary>The title of an entry in a list. The title of a choice is stored in Chinese, and translated here for the reader.</summary>
    public static string TitleOf(Register register, string title, CardTexts t) =>
        register.TitleField is { } id && register.Field(id)?.Choices?.FirstOrDefault(c => c.Name.Zh == title) is { } choice ? choice.Name.In(t.Language) : title;

    /// <summary>The name of a kind of registers.</summary>
    public static string KindName(RegisterKind kind, CardTexts t) => kind switch
    {
        RegisterKind.Item => t.RecordKindItem,
        RegisterKind.Serial => t.RecordKindSerial,
        RegisterKind.Event => t.RecordKindEvent,
        RegisterKind.Project => t.RecordKindProject,
        RegisterKind.Document => t.RecordKindDocument,
        RegisterKind.Plan => t.RecordKindPlan,
        RegisterKind.Change => t.RecordKindChange,
        RegisterKind.Honour => t.RecordKindHonour,
        RegisterKind.Metric => t.RecordKindMetric,
        RegisterKind.Term => t.RecordKindTerm,
        RegisterKind.Assignment => t.RecordKindAssignment,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Its entries are made on cards of their own."),
    };

    /// <summary>The tags that an entry of this register may carry.</summary>
    public static IEnumerable<RegisterTag> TagsOf(RegisterCatalog registers, Register register) => registers.Tags.Where(tag => MayCarry(register, tag));

    private static bool MayCarry(Register register, RegisterTag tag) =>
        tag.Fits(register.Code) && (register.Tags.Contains(tag.Code) || register.Tags.Contains(Register.AnyOfficeTag));

    private static RecordFieldKind Kind(RegisterField field) => field.Type switch
    {
        FieldType.Longtext => RecordFieldKind.Prose,
        FieldType.Lines or FieldType.Rows => RecordFieldKind.Lines,
        FieldType.People => RecordFieldKind.People,
        FieldType.Number when field.Decimals > 0 => RecordFieldKind.Fractional,
        FieldType.Number => RecordFieldKind.Number,
        FieldType.Date => RecordFieldKind.Date,
        FieldType.Time => RecordFieldKind.Time,
        FieldType.Choice or FieldType.Flag or FieldType.Record => RecordFieldKind.Choice,
        FieldType.Choices or FieldType.Tags => RecordFieldKind.Choices,
        _ => RecordFieldKind.Line,
    };

    private static IReadOnlyList<Choice> Choices(
        RegisterCatalog registers, Register register, RegisterField field, IReadOnlyDictionary<string, IReadOnlyList<Choice>> links, CardTexts t,
        string value) => field.Type switch
    {
        FieldType.Choice or FieldType.Choices => [.. field.Choices!.Select(c => new Choice(c.Name.In(t.Language), c.Code))],
        FieldType.Flag => [new Choice(t.RecordYes, Yes), new Choice(t.RecordNo, No)],
        FieldType.Tags =>
        [
            .. registers.Tags.Where(tag => MayCarry(register, tag) || FieldValues.Codes(value).Contains(tag.Code))
                .Select(tag => new Choice(tag.Name.In(t.Language), tag.Code)),
        ],
        FieldType.Record => links.GetValueOrDefault(field.Id, []),
        _ => [],
    };

    private static string? Hint(RegisterField field, CardTexts t) => field.Type switch
    {
        FieldType.Rows => t.RecordHintRows(string.Join(" | ", field.Columns!.Select(column => ColumnHint(column, t)))),
        FieldType.Lines => t.RecordHintLines,
        FieldType.People => t.RecordHintPeople,
        FieldType.Number when field.Decimals > 0 => t.RecordHintDecimal,
        _ => null,
    };

    // 类别（第一议题/三重一大/人事)
    private static string ColumnHint(RegisterField column, CardTexts t)
    {
        var label = column.Label.In(t.Language);
        return column.Type switch
        {
            FieldType.Choice => label + t.Parenthesised(string.Join('/', column.Choices!.Select(c => c.Name.In(t.Language)))),
            FieldType.Date => label + t.Parenthesised("2026-11-23"),
            _ => label,
        };
    }

    private static string Row(RegisterField field, IReadOnlyList<string> row, CardTexts t) => string.Join(
        t.Separator, row.Take(field.Columns!.Count).Select((cell, i) => cell.Length > 0 ? One(field.Columns[i], cell, t) : "").Where(cell => cell.Length > 0));

    /// <summary>A single value, or a cell of a row, as people read it.</summary>
    public static string One(RegisterField field, string value, CardTexts t) => field.Type switch
    {
        FieldType.Date when FieldValues.TryDate(value, out var date) => t.DateWithoutWeekday(date),
        FieldType.Flag => value == Yes ? t.RecordYes : t.RecordNo,
        FieldType.Choice => NameOf(field, value, t),
        _ => value,
    };

    private static string NameOf(RegisterField field, string code, CardTexts t) =>
        field.Choices?.FirstOrDefault(c => c.Code == code)?.Name.In(t.Language) ?? code;

    private static int? Whole(string? bound) =>
        int.TryParse(bound, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
