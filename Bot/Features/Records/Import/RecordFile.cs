using BotApp.Cards.Texts;
using BotApp.Features.Import;
using BotApp.Office.Registers;

namespace BotApp.Features.Records.Import;

/// <summary>One row of a file of records as written.</summary>
/// <param name="Number">Number of the row in its sheet.</param>
/// <param name="Values">Filled cells by field id.</param>
internal sealed record RecordFileRow(string? Sheet, int Number, Register Register, string Unit, IReadOnlyDictionary<string, string> Values);

/// <summary>What could be read of a file of records.</summary>
internal sealed record RecordFileContent(IReadOnlyList<RecordFileRow> Rows, IReadOnlyList<FileError> Errors)
{
    /// <summary>Sheets that were left out on purpose.</summary>
    public IReadOnlyList<FileError> Notices { get; init; } = [];
}

/// <summary>The codes of <see cref="FileError"/> that only a file of records can have, besides those of its fields.</summary>
internal static class RecordFileErrorCode
{
    public const string UnknownSheet = "unknown-sheet";
    public const string UnknownRegister = "unknown-register";
    public const string NotImportable = "not-importable";
    public const string NotSaidWhich = "not-said-which";
    public const string UnknownUnit = "unknown-unit";
    public const string SeveralRecords = "several-records";
    public const string TooLargeRow = "too-large-row";
    public const string Exported = "exported";
}

/// <summary>The codes of notices about rows that were imported all the same.</summary>
internal static class RecordFileNoticeCode
{
    public const string SameDay = "same-day";
    public const string OtherSheet = "other-sheet";
}

/// <summary>Reads records from CSV or XLSX: one sheet for each register, named after it; or one table whose rows name their register.</summary>
internal sealed class RecordFile(RegisterCatalog registers, Register? given)
{
    private readonly List<RecordFileRow> rows = [];
    private readonly List<FileError> errors = [];

    /// <summary>Reads a file; what is wrong with it is in the answer.</summary>
    /// <param name="file">Seekable.</param>
    /// <param name="given">The register of all rows of the first visible sheet, if the caller names it.</param>
    public static RecordFileContent Read(Stream file, RegisterCatalog registers, Register? given)
    {
        var reader = new RecordFile(registers, given);
        IReadOnlyList<FileError> notices;
        try
        {
            var sheets = TableFile.Read(file);
            if (sheets.Any(IsExported))
                return new RecordFileContent([], [new FileError(0, null, RecordFileErrorCode.Exported)]);

            FileSheet[] shown = [.. sheets.Where(s => s.IsShown)];
            // A sheet with another name may belong to another register.
            var (meant, others) = given is null ? (shown, []) : (shown[..Math.Min(1, shown.Length)], shown.Skip(1));
            foreach (var sheet in meant)
                reader.Add(sheet);
            notices =
            [
                .. others.Where(s => !RecordTemplate.IsNotes(s.Name)).Select(s => new FileError(0, null, RecordFileNoticeCode.OtherSheet) { Sheet = s.Name }),
                .. sheets.Where(s => s.IsLeftOut).Select(s => new FileError(0, null, FileNoticeCode.HiddenSheet) { Sheet = s.Name }),
            ];
        }
        catch (UnreadableFileException e)
        {
            return new RecordFileContent([], [e.Error]);
        }

        if (reader.rows.Count == 0 && reader.errors.Count == 0)
            reader.errors.Add(new FileError(0, null, FileErrorCode.Empty));
        return new RecordFileContent(reader.rows, reader.errors) { Notices = notices };
    }

    // Refused: its cancelled entries would return as valid ones, and in the office that it came from everything would be there twice.
    private static bool IsExported(FileSheet sheet) =>
        sheet.Rows.Count > 0 && sheet.Rows[0].Cells.Any(cell => cell.Trim() is var header && (header == CardTexts.For("zh-CN").ExportId || header == CardTexts.For("en").ExportId));

    private void Add(FileSheet sheet)
    {
        if (given is null && RecordTemplate.IsNotes(sheet.Name))
            return;

        var named = given ?? (sheet.Name is null ? null : registers.FindByName(sheet.Name));
        if (named is { IsAutomatic: true })
        {
            errors.Add(new FileError(0, null, RecordFileErrorCode.NotImportable, named.Name.Zh) { Sheet = sheet.Name });
            return;
        }

        var header = sheet.Rows[0];
        var which = header.Cells.Select((cell, place) => (Key: RecordColumns.KeyOf(null, cell), Place: place))
            .Where(c => c.Key == RecordColumns.Register).Select(c => c.Place).ToList();
        if (named is null && which.Count != 1)
        {
            errors.Add(new FileError(0, null, sheet.Name is null ? RecordFileErrorCode.NotSaidWhich : RecordFileErrorCode.UnknownSheet) { Sheet = sheet.Name });
            return;
        }

        var placed = sheet.Rows.Skip(1)
            .Select(row => (Row: row, Register: named ?? RegisterOf(sheet, row, which[0])))
            .Where(r => r.Register is not null)
            .ToList();
        var layouts = placed.Select(r => r.Register!).DistinctBy(r => r.Code).ToDictionary(r => r.Code, r => LayoutOf(sheet, header, r), StringComparer.Ordinal);
        if (layouts.Count > 0 && !AllKnown(sheet, header, [.. placed.Select(r => r.Register!).DistinctBy(r => r.Code)]))
            return;
        foreach (var (row, register) in placed)
        {
            if (layouts[register!.Code] is { } layout && Read(sheet, header, row, register, layout) is { } read)
                rows.Add(read);
        }
    }

    /// <summary>Whether each header is known to at least one of the registers.</summary>
    private bool AllKnown(FileSheet sheet, FileRow header, IReadOnlyList<Register> ofTable)
    {
        var unknown = header.Cells.Select(cell => cell.Trim())
            .Where(name => name.Length > 0 && ofTable.All(register => RecordColumns.KeyOf(register, name) is null))
            .ToList();
        errors.AddRange(unknown.Select(name => new FileError(header.Number, name, FileErrorCode.UnknownColumn) { Sheet = sheet.Name }));
        return unknown.Count == 0;
    }

    private Register? RegisterOf(FileSheet sheet, FileRow row, int place)
    {
        var name = place < row.Cells.Count ? row.Cells[place].Trim() : "";
        var register = registers.FindByName(name);
        if (register is { IsAutomatic: false })
            return register;

        var code = name.Length == 0 ? FileErrorCode.Missing : register is null ? RecordFileErrorCode.UnknownRegister : RecordFileErrorCode.NotImportable;
        errors.Add(new FileError(row.Number, RecordColumns.LabelOf(null, RecordColumns.Register).Zh, code, name) { Sheet = sheet.Name });
        return null;
    }

    /// <summary>Which column holds what, by its position; null if the header cannot be used for this register.</summary>
    /// <remarks>In a table of several registers, a column that this register does not know may be another one's.</remarks>
    private Dictionary<int, string>? LayoutOf(FileSheet sheet, FileRow header, Register register)
    {
        var layout = new Dictionary<int, string>();
        var before = errors.Count;
        for (var place = 0; place < header.Cells.Count; place++)
        {
            var name = header.Cells[place].Trim();
            if (name.Length == 0 || RecordColumns.KeyOf(register, name) is not { } key)
                continue;
            if (layout.ContainsValue(key))
                errors.Add(new FileError(header.Number, name, FileErrorCode.ColumnTwice) { Sheet = sheet.Name });
            else
                layout[place] = key;
        }

        foreach (var needed in RecordColumns.Of(register).Where(f => f.Required).Select(f => f.Id).Prepend(RecordColumns.Unit))
            if (!layout.ContainsValue(needed))
                errors.Add(new FileError(header.Number, RecordColumns.LabelOf(register, needed).Zh, FileErrorCode.MissingColumn) { Sheet = sheet.Name });
        return errors.Count > before ? null : layout;
    }

    private RecordFileRow? Read(FileSheet sheet, FileRow header, FileRow row, Register register, Dictionary<int, string> layout)
    {
        var before = errors.Count;
        for (var place = 0; place < row.Cells.Count; place++)
        {
            if (layout.ContainsKey(place) || string.IsNullOrWhiteSpace(row.Cells[place]))
                continue;
            var name = place < header.Cells.Count ? header.Cells[place].Trim() : "";
            errors.Add(name.Length == 0
                ? new FileError(row.Number, null, FileErrorCode.ExtraCell) { Sheet = sheet.Name }
                : new FileError(row.Number, name, RecordErrors.NotKept) { Sheet = sheet.Name });
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (place, key) in layout)
        {
            // One title across several rows may mean one entry with several measures, or several entries of the same name.
            if (row.Across.Contains(place) || (row.Down.Contains(place) && key == register.TitleField))
                errors.Add(new FileError(row.Number, header.Cells[place].Trim(), FileErrorCode.Merged) { Sheet = sheet.Name });
            else if (row.Formulas.Contains(place))
                errors.Add(new FileError(row.Number, header.Cells[place].Trim(), FileErrorCode.Formula) { Sheet = sheet.Name });
            else if (place < row.Cells.Count && row.Cells[place].Trim() is { Length: > 0 } cell)
                values[key] = cell;
        }

        values.Remove(RecordColumns.Register);
        values.Remove(RecordColumns.Unit, out var unit);
        return errors.Count > before ? null : new RecordFileRow(sheet.Name, row.Number, register, unit ?? "", values);
    }
}
