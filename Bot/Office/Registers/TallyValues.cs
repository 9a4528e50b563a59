using System.Globalization;
using BotApp.Storage.Records;

namespace BotApp.Office.Registers;

/// <summary>A field, or a column of a field of rows, that a tally reads.</summary>
/// <param name="Column">Place of the column, or -1 for the field itself.</param>
internal sealed record TallyReference(RegisterField Field, int Column)
{
    /// <summary>The type of what is read.</summary>
    public FieldType Type => Column < 0 ? Field.Type : Field.Columns![Column].Type;

    /// <summary>The label of what is read.</summary>
    public LocalText Label => Column < 0 ? Field.Label : Field.Columns![Column].Label;

    /// <summary>Digits after the point, if it is a number.</summary>
    public int Decimals => Column < 0 ? Field.Decimals : Field.Columns![Column].Decimals;
}

/// <summary>How tallies read records.</summary>
internal static class TallyValues
{
    /// <summary>What a reference such as <c>present</c> or <c>agenda.mark</c> names, or null.</summary>
    public static TallyReference? Resolve(Register register, string reference)
    {
        var parts = reference.Split('.', 2);
        if (register.Field(parts[0]) is not { } field)
            return null;
        if (parts.Length == 1)
            return new TallyReference(field, -1);
        var column = (field.Columns ?? []).Select(c => c.Id).ToList().IndexOf(parts[1]);
        return column < 0 ? null : new TallyReference(field, column);
    }

    /// <summary>The different values at a reference; for a column, the value in the row.</summary>
    public static IEnumerable<string> Of(OfficeRecord record, TallyReference reference, IReadOnlyList<string>? row)
    {
        if (reference.Column >= 0)
            return row is not null && reference.Column < row.Count && row[reference.Column].Length > 0 ? [row[reference.Column]] : [];
        if (reference.Type is FieldType.Tags)
            return record.Tags;
        if (!record.Fields.TryGetValue(reference.Field.Id, out var text) || text.Length == 0)
            return [];
        return reference.Type switch
        {
            FieldType.People => FieldValues.People(text).Select(p => p.Name).Distinct(StringComparer.Ordinal),
            FieldType.Choices => FieldValues.Codes(text).Distinct(StringComparer.Ordinal),
            FieldType.Lines => FieldValues.Lines(text).Distinct(StringComparer.Ordinal),
            _ => [text],
        };
    }

    /// <summary>What is wrong with a tally of a register, or null.</summary>
    public static string? Fault(Register register, TallyDefinition tally)
    {
        if ((tally.Of is TallyKind.Records) != (tally.Field is null))
            return "a field is given unless records are counted";
        foreach (var reference in tally.References)
            if (Resolve(register, reference) is null)
                return string.Create(CultureInfo.InvariantCulture, $"there is no field '{reference}'");

        var field = tally.Field is null or TallyDefinition.Unit ? null : Resolve(register, tally.Field);
        if (tally.Of is TallyKind.Sum && field?.Type is not FieldType.Number)
            return "a sum needs a field of type number";
        if (tally.Of is TallyKind.Rows && field?.Type is not FieldType.Rows)
            return "rows are counted of a field of type rows";

        var references = tally.References.Select(r => Resolve(register, r)!).ToList();
        if (references.Where(r => r.Column >= 0).Select(r => r.Field.Id).Distinct().Skip(1).Any())
            return "columns of two fields cannot be counted together";
        var by = (tally.By ?? []).Select(b => Resolve(register, b)!);
        return by.All(r => r.Type is FieldType.Choice or FieldType.Choices or FieldType.Flag or FieldType.Tags or FieldType.Record)
            ? null
            : "a count is split by choices, flags, tags and references only";
    }
}
