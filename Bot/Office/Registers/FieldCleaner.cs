using System.Globalization;
using System.Text;

namespace BotApp.Office.Registers;

/// <summary>Tidies one value, or says what is wrong with it.</summary>
internal static class FieldCleaner
{
    private const int LongestId = 200;

    public static (string Value, FieldError? Error) Clean(RegisterField field, string? typed, Func<string, bool> isTag)
    {
        var text = Tidy(typed, keepLines: field.IsList || field.Type is FieldType.Longtext);
        if (text.Length == 0)
            return field.Required ? Wrong(field, FieldErrorCode.Required) : ("", null);

        var (value, error) = field.Type switch
        {
            FieldType.Number => Number(field, text),
            FieldType.Date => Date(field, text),
            FieldType.Time => FieldValues.TryTime(TextFolding.Fold(text), out var time) ? (FieldValues.Format(time), null) : Wrong(field, FieldErrorCode.NotTime),
            FieldType.Flag => Flag(field, text),
            FieldType.Choice => Choice(field, text),
            FieldType.Choices => List(field, FieldValues.Codes(text), c => Choice(field, c), ","),
            FieldType.Tags => List(field, FieldValues.Codes(text), c => isTag(c) ? (c, null) : Wrong(field, FieldErrorCode.NotTag, c), ","),
            FieldType.Lines => List(field, FieldValues.Lines(text), l => (l, null), "\n"),
            FieldType.Rows => Rows(field, text),
            FieldType.People => (FieldValues.FormatPeople(FieldValues.People(text)), null),
            FieldType.Record => IsRecordId(text) ? (text, null) : Wrong(field, FieldErrorCode.NotId),
            FieldType.User => Account(field, text),
            FieldType.Users => List(field, FieldValues.Lines(text), line => Behind(field, FieldValues.Rows(line)[0]), "\n"),
            _ => (text, null),
        };

        // Measure the stored form, as it has to pass again when the record is edited.
        if (error is null && field.MaxLength is { } longest)
        {
            value = FieldValues.Within(field.Type, value, longest);
            if (value.Length > longest)
                return Wrong(field, FieldErrorCode.TooLong, longest.ToString(CultureInfo.InvariantCulture));
        }

        if (error is null && field.MaxEntries is { } most && FieldValues.Entries(field.Type, value) > most)
            return Wrong(field, FieldErrorCode.TooMany, most.ToString(CultureInfo.InvariantCulture));
        return (value, error);
    }

    private static (string, FieldError?) Wrong(RegisterField field, string code, string? argument = null) =>
        ("", new FieldError(field.Id, code, argument));

    // Line ends become '\n' where lines matter and a blank where they do not; hidden characters are removed.
    private static string Tidy(string? typed, bool keepLines)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return "";
        var text = new StringBuilder(typed.Length);
        foreach (var c in typed.ReplaceLineEndings("\n"))
            if (c == '\n')
                text.Append(keepLines ? '\n' : ' ');
            else if (c == '\t')
                text.Append(' ');
            else if (!TypedText.IsHidden(c))
                text.Append(c);
        return text.ToString().Trim();
    }

    private static (string, FieldError?) Number(RegisterField field, string text)
    {
        if (!FieldValues.TryNumber(text, field.Decimals, out var number))
            return Wrong(field, FieldErrorCode.NotNumber);
        if (field.Min is { } min && FieldValues.TryNumber(min, 28, out var least) && number < least)
            return Wrong(field, FieldErrorCode.BelowMin, min);
        if (field.Max is { } max && FieldValues.TryNumber(max, 28, out var most) && number > most)
            return Wrong(field, FieldErrorCode.AboveMax, max);
        return (FieldValues.Format(number), null);
    }

    private static (string, FieldError?) Date(RegisterField field, string text)
    {
        if (!FieldValues.TryTypedDate(text, out var date))
            return Wrong(field, FieldErrorCode.NotDate);
        if (field.Min is { } min && FieldValues.TryDate(min, out var first) && date < first)
            return Wrong(field, FieldErrorCode.BelowMin, min);
        if (field.Max is { } max && FieldValues.TryDate(max, out var last) && date > last)
            return Wrong(field, FieldErrorCode.AboveMax, max);
        return (FieldValues.Format(date), null);
    }

    private static (string, FieldError?) Flag(RegisterField field, string text) => text.ToLowerInvariant() switch
    {
        "true" or "是" => ("true", null),
        "false" or "否" => ("false", null),
        _ => Wrong(field, FieldErrorCode.NotChoice, text),
    };

    private static (string, FieldError?) Choice(RegisterField field, string text)
    {
        var choice = field.Choices!.FirstOrDefault(c => c.Code == text)
            ?? field.Choices!.FirstOrDefault(c =>
                c.Name.Zh == text || string.Equals(c.Name.En, text, StringComparison.OrdinalIgnoreCase));
        return choice is null ? Wrong(field, FieldErrorCode.NotChoice, text) : (choice.Code, null);
    }

    private static (string, FieldError?) List(
        RegisterField field, IReadOnlyList<string> entries, Func<string, (string Value, FieldError? Error)> clean, string separator)
    {
        var values = new List<string>(entries.Count);
        foreach (var (entry, row) in entries.Select((e, i) => (e, i + 1)))
        {
            var (value, error) = clean(entry);
            if (error is not null)
                return ("", error with { Field = field.Id, Row = row });
            values.Add(value);
        }

        // A repeated line may be intended; a repeated code cannot be.
        return (string.Join(separator, separator == "," ? values.Distinct(StringComparer.Ordinal) : values), null);
    }

    private static (string, FieldError?) Rows(RegisterField field, string text) =>
        List(field, FieldValues.Lines(text), line => Row(field, FieldValues.Rows(line)[0]), "\n");

    private static (string, FieldError?) Row(RegisterField field, IReadOnlyList<string> cells)
    {
        var columns = field.Columns!;
        if (cells.Skip(columns.Count).Any(c => c.Length > 0))
            return Wrong(field, FieldErrorCode.TooManyColumns, columns.Count.ToString(CultureInfo.InvariantCulture));

        var values = new List<string>(columns.Count);
        foreach (var (column, i) in columns.Select((c, i) => (c, i)))
        {
            var (value, error) = Clean(column, i < cells.Count ? cells[i] : null, _ => false);
            if (error is not null)
                return ("", error with { Column = column.Id });
            values.Add(value);
        }

        return (FieldValues.FormatRow(values), null);
    }

    private static (string, FieldError?) Account(RegisterField field, string text) =>
        Guid.TryParseExact(text, "D", out var id) ? (id.ToString("D"), null) : Wrong(field, FieldErrorCode.NotId);

    private static (string, FieldError?) Behind(RegisterField field, IReadOnlyList<string> cells) =>
        cells is [{ Length: > 0 } name, var account] && Account(field, account) is (var id, null) ? (FieldValues.FormatRow([name, id]), null) : Wrong(field, FieldErrorCode.NotId);

    private static bool IsRecordId(string text) =>
        text.Length <= LongestId && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');
}
