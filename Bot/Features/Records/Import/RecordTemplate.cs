using BotApp.Documents.Xlsx;
using BotApp.Office.Registers;
using BotApp.Office.Roster;

namespace BotApp.Features.Records.Import;

/// <summary>An empty workbook to fill in: a sheet with the register's columns, and one that explains each of them.</summary>
internal static class RecordTemplate
{
    private static readonly LocalText Notes = new("填写说明", "Notes");
    private const double Narrowest = 14;
    private static readonly double[] NoteWidths = [24, 8, 50, 60];

    /// <summary>Whether a sheet holds explanations instead of records.</summary>
    public static bool IsNotes(string? sheet) => sheet == Notes.Zh || sheet == Notes.En;

    /// <summary>Writes the workbook.</summary>
    /// <param name="language">ISO 639-1 code.</param>
    public static void Write(Stream to, RegisterCatalog registers, Register register, string language)
    {
        var headers = RecordColumns.Of(register).Select(f => RecordColumns.HeaderOf(register, f, language)).Prepend(RecordColumns.UnitHeader(language)).ToList();
        var notes = RecordColumns.Of(register).Select(f => Note(registers, register, f, language)).Prepend(UnitNote(register, language)).ToList();
        var names = SheetName.For([register.Name.In(language), Notes.In(language)]);
        XlsxWriter.Write(
            to,
            [
                new SheetPlan(names[0], [.. headers.Select(h => new SheetColumn(h, Math.Max(Narrowest, 2.5 * h.Length)))], 0),
                new SheetPlan(names[1], [.. NoteHeaders(language).Zip(NoteWidths, (h, width) => new SheetColumn(h, width))], notes.Count),
            ],
            sheet => sheet == 0 ? [] : notes.Select(note => note.Select(SheetCell.Text).ToList()));
    }

    private static IReadOnlyList<string> NoteHeaders(string language) =>
        language == "en" ? ["Column", "Required", "How it is written", "Choices"] : ["列", "必填", "填写方式", "可选项"];

    private static IReadOnlyList<string> UnitNote(Register register, string language) => language == "en"
        ? [RecordColumns.UnitHeader(language), "yes", "Name of the unit as the roster has it", string.Join(" / ", register.Scope.Select(kind => kind.Code()))]
        : [RecordColumns.UnitHeader(language), "是", "名册中的单位名称", string.Join(" / ", register.Scope.Select(kind => kind.Word()))];

    private static IReadOnlyList<string> Note(RegisterCatalog registers, Register register, RegisterField field, string language)
    {
        var isEnglish = language == "en";
        var choices = field.Type switch
        {
            FieldType.Choice or FieldType.Choices => field.Choices!.Select(c => c.Name.In(language)),
            FieldType.Flag => isEnglish ? ["yes: true", "no: false"] : ["是", "否"],
            FieldType.Tags => RecordFields.TagsOf(registers, register).Select(t => t.Name.In(language)),
            FieldType.Rows => field.Columns!.Where(c => c.Choices is not null).Select(c => $"{c.Label.In(language)}: {string.Join('/', c.Choices!.Select(x => x.Name.In(language)))}"),
            _ => [],
        };
        return
        [
            RecordColumns.HeaderOf(register, field, language),
            field.Required ? isEnglish ? "yes" : "是" : "",
            string.Join(isEnglish ? "; " : "；", Rules(field, language)),
            string.Join(" / ", choices),
        ];
    }

    private static IEnumerable<string> Rules(RegisterField field, string language)
    {
        var zh = language != "en";
        var columns = string.Join(" | ", (field.Columns ?? []).Select(c => c.Label.In(language)));
        yield return field.Type switch
        {
            FieldType.Date => zh ? "日期，如 2026-11-23" : "a day, such as 2026-11-23",
            FieldType.Time => zh ? "时间，如 14:30" : "a time, such as 14:30",
            FieldType.Number when field.Decimals > 0 => zh ? $"数字，最多 {field.Decimals} 位小数" : $"a number of at most {field.Decimals} decimals",
            FieldType.Number => zh ? "整数" : "a whole number",
            FieldType.Person => zh ? "姓名" : "a name",
            FieldType.People => zh ? "姓名，用分号分开，可加说明：张三：出差；李四" : "names, separated by semicolons, with an optional remark: Zhang San: travelling; Li Si",
            FieldType.Choice => zh ? "选一项" : "one of the choices",
            FieldType.Choices or FieldType.Tags => zh ? "可选多项，用逗号分开" : "any of the choices, separated by commas",
            FieldType.Flag => zh ? "是或否" : "true or false",
            FieldType.Lines => zh ? "单元格内每行一项" : "one a line within the cell",
            FieldType.Rows => zh ? $"单元格内每行一项：{columns}" : $"one a line within the cell: {columns}",
            FieldType.Record => zh ? "所指记录的题目或编号，须为同一单位已有的记录" : "title or id of a record that the same unit has",
            FieldType.User => zh ? "人员的登录名或账号" : "a person's sign-in name or account",
            _ => zh ? "文字" : "text",
        };
        if (field.Type is FieldType.Number && field.Min is { } min)
            yield return zh ? $"不小于 {min}" : $"no less than {min}";
        if (field.Type is FieldType.Number && field.Max is { } max)
            yield return zh ? $"不大于 {max}" : $"no more than {max}";
        if (field.MaxLength is { } longest)
            yield return zh ? $"不超过 {longest} 字" : $"at most {longest} characters";
        if (field.MaxEntries is { } most)
            yield return zh ? $"不超过 {most} 项" : $"at most {most} entries";
    }
}
