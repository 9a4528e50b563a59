using System.Collections.Immutable;
using System.Text.Json;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary>What all confirmed entries have in common, whatever their register: the check of the form, and the record it makes. Pure.</summary>
internal static class RecordEntry
{
    /// <summary>Checks a form against its register, and against what a register does not know: the unit and the day.</summary>
    /// <param name="typed">Inputs by field id. One that the register does not keep is reported, not silently dropped.</param>
    /// <param name="now">In the office's zone.</param>
    /// <param name="unitInput">The input at which an error about the unit is reported.</param>
    /// <param name="former">The record that is edited: the tags it carries stay valid, even if they are now for other registers.</param>
    public static CheckedFields Check(
        RegisterCatalog registers,
        Register register,
        IReadOnlyDictionary<string, string> typed,
        Unit unit,
        DateTimeOffset now,
        string unitInput,
        OfficeRecord? former = null)
    {
        var tags = registers.Tags.Where(t => t.Fits(register.Code)).Select(t => t.Code).Concat(former?.Tags ?? []).ToHashSet(StringComparer.Ordinal);
        var (values, found) = FieldRules.Check(register, typed, tags.Contains);
        List<FieldError> errors = [.. found];
        if (!register.MayBeHeldBy(unit.Kind))
            errors.Add(new FieldError(unitInput, RecordErrors.NotOfThisUnit));
        errors.AddRange(typed.Keys.Where(id => register.Field(id) is null).Select(id => new FieldError(id, RecordErrors.NotKept)));
        errors.AddRange(register.Fields.Select(f => Ahead(f, values, DateOnly.FromDateTime(now.DateTime))).OfType<FieldError>());
        return new CheckedFields(values, errors);
    }

    /// <summary>The record made of values that passed the check.</summary>
    /// <param name="id">For a new record; an edited one keeps its own.</param>
    public static OfficeRecord Make(
        Register register,
        ImmutableSortedDictionary<string, string> values,
        Unit unit,
        Person by,
        DateTimeOffset now,
        string id,
        OfficeRecord? former) => new()
    {
        Id = former?.Id ?? id,
        Unit = unit.Id,
        Register = register.Code,
        Date = DateOf(register, values) ?? throw new ArgumentException($"A checked entry of '{register.Code}' has no date.", nameof(values)),
        State = former?.State ?? RecordState.Active,
        Title = register.TitleField is { } title ? OneLine(register, title, values) : "",
        Tags = [.. register.Fields.Where(f => f.Type is FieldType.Tags).SelectMany(f => FieldValues.Codes(values.GetValueOrDefault(f.Id, "")))],
        Fields = values,
        Version = (former?.Version ?? 0) + 1,
        CreatedBy = former?.CreatedBy ?? by.Id,
        CreatedAt = former?.CreatedAt ?? now,
        ChangedBy = by.Id,
        ChangedAt = now,
    };

    /// <summary>
    /// The same click makes the same operation. Other content from the same card makes another one: it must not pass for a
    /// repetition, but conflict with the existing record and be told so.
    /// </summary>
    public static string OperationOf(string cardId, string register, IReadOnlyDictionary<string, string> values) => OperationId.Of(
        cardId,
        register,
        JsonSerializer.Serialize(new SortedDictionary<string, string>(values.ToDictionary(), StringComparer.Ordinal), RecordJson.Default.SortedDictionaryStringString));

    // A day on which something has happened cannot lie in the future.
    private static FieldError? Ahead(RegisterField field, ImmutableSortedDictionary<string, string> values, DateOnly today)
    {
        if (!values.TryGetValue(field.Id, out var value))
            return null;
        bool IsAhead(RegisterField of, string text) => of.Past && FieldValues.TryDate(text, out var day) && day > today;
        if (field.Columns is not { } columns)
            return IsAhead(field, value) ? new FieldError(field.Id, RecordErrors.InFuture) : null;
        return FieldValues.Rows(value)
            .SelectMany((row, n) => columns.Zip(row)
                .Where(cell => IsAhead(cell.First, cell.Second))
                .Select(cell => new FieldError(field.Id, RecordErrors.InFuture, Row: n + 1, Column: cell.First.Id)))
            .FirstOrDefault();
    }

    private static DateOnly? DateOf(Register register, ImmutableSortedDictionary<string, string> values) =>
        values.TryGetValue(register.DateField, out var on) && FieldValues.TryDate(on, out var date) ? date : null;

    // A list shows one line: for a choice its name, not its code.
    private static string OneLine(Register register, string field, ImmutableSortedDictionary<string, string> values)
    {
        var value = values.GetValueOrDefault(field, "");
        return register.Field(field) is { Type: FieldType.Choice, Choices: { } choices } && choices.FirstOrDefault(c => c.Code == value) is { } choice
            ? choice.Name.Zh
            : value.Replace('\n', ' ');
    }
}

/// <summary>What can be wrong with an entry, besides what its register says.</summary>
internal static class RecordErrors
{
    /// <summary>It has not happened yet.</summary>
    public const string InFuture = "in-future";

    /// <summary>A unit of this kind keeps no such register.</summary>
    public const string NotOfThisUnit = "not-of-this-unit";

    /// <summary>This register keeps no such field.</summary>
    public const string NotKept = "not-kept";

    /// <summary>More changes than one save can hold.</summary>
    public const string TooMuchAtOnce = "too-much-at-once";

    /// <summary>There is no such entry to refer to in this unit.</summary>
    public const string NoSuchRecord = "no-such-record";
}
