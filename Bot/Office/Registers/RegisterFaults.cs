using System.Text.RegularExpressions;

namespace BotApp.Office.Registers;

/// <summary>What the files' schema cannot say: that references lead somewhere and that no two registers share a name.</summary>
internal static partial class RegisterFaults
{
    public static void Find(
        IReadOnlyList<(string File, Register Register)> registers, IReadOnlyList<(string File, RegisterTag Tag)> tags, List<string> faults)
    {
        var tagCodes = new HashSet<string>(StringComparer.Ordinal);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, tag) in tags)
        {
            if (!Code().IsMatch(tag.Code))
                faults.Add($"{file}: tag '{tag.Code}': letters a-z, digits and '-' only");
            if (!tagCodes.Add(tag.Code))
                faults.Add($"{file}: tag '{tag.Code}': there is one of this code already");
        }

        foreach (var (file, register) in registers)
        {
            var at = $"{file}: register '{register.Code}'";
            if (!Code().IsMatch(register.Code))
                faults.Add($"{at}: code: letters a-z, digits and '-' only");
            if (!codes.Add(register.Code))
                faults.Add($"{at}: code: there is one of this code already");
            foreach (var name in RegisterCatalog.NamesOf(register))
                if (!names.TryAdd(name, register.Code) && names[name] != register.Code)
                    faults.Add($"{at}: aliases: '{name}' belongs to '{names[name]}' already");

            if (!register.Conventions.IsEmpty && register.Kind is not Register.Meeting)
                faults.Add($"{at}: conventions: only a meeting is read from a sentence");
            FindInPhrases(at, register, faults);
            FindInFields(at, register, faults);
            FindInReferences(at, register, tagCodes, faults);
        }
    }

    private static void FindInPhrases(string at, Register register, List<string> faults)
    {
        foreach (var (member, phrase) in register.Phrases.Select(p => ("phrases", p)).Concat(register.Details.Select(p => ("details", p))))
        {
            if (!register.HasGeneralCard)
                faults.Add($"{at}: {member}: a meeting or an item of a ledger is not reported so");
            if (PhrasePart.Of(phrase) is not { } parts || parts.All(p => p.IsSlot))
                faults.Add($"{at}: {member}: '{phrase}': words, and fields in braces");
            else if (parts.FirstOrDefault(p => p.IsSlot && p.Text.Length > 0 && register.Field(p.Text)?.IsWorded is not true) is { Text.Length: > 0 } slot)
                faults.Add($"{at}: {member}: '{phrase}': '{slot.Text}' is no field of words");
        }
    }

    private static void FindInFields(string at, Register register, List<string> faults)
    {
        if (register.Scope.IsEmpty)
            faults.Add($"{at}: scope: no unit may hold it");
        foreach (var twice in register.Fields.GroupBy(f => f.Id, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
            faults.Add($"{at}: field '{twice.Key}': there are two of this id");
        foreach (var field in register.Fields)
        {
            FindInField($"{at}: field '{field.Id}'", field, isColumn: false, faults);
            foreach (var name in (field.Choices ?? []).SelectMany(c => c.SaidBy ?? []).Where(n => n != register.Name.Zh && !register.Aliases.Contains(n) && !register.Phrases.Contains(n)))
                faults.Add($"{at}: field '{field.Id}': saidBy: '{name}' is no name or phrase of it");
        }

        if (register.Field(register.DateField)?.Type is not FieldType.Date)
            faults.Add($"{at}: date: '{register.DateField}' is not a field of type date");
        if (register.TitleField is { } title && register.Field(title) is null)
            faults.Add($"{at}: title: there is no field '{title}'");
    }

    private static void FindInField(string at, RegisterField field, bool isColumn, List<string> faults)
    {
        if (!FieldId().IsMatch(field.Id))
            faults.Add($"{at}: id: a letter, then letters and digits only");
        if (field.CountedIn is not null && field.Type is not FieldType.Number)
            faults.Add($"{at}: countedIn: of a number only");
        if (field.Past && field.Type is not FieldType.Date)
            faults.Add($"{at}: past: of a date only");
        if (field.Decimals is < 0 or > 6)
            faults.Add($"{at}: decimals: 0 to 6");
        if (isColumn && field.IsList)
            faults.Add($"{at}: type: a column holds one value");
        if ((field.Type is FieldType.Choice or FieldType.Choices) != (field.Choices is { Count: > 0 }))
            faults.Add($"{at}: choices: given for the types choice and choices, and for these only");
        if ((field.Type is FieldType.Rows) != (field.Columns is { Count: > 0 }))
            faults.Add($"{at}: columns: given for the type rows, and for it only");
        foreach (var choice in field.Choices ?? [])
            if (choice.Code.Length == 0 || choice.Code.AsSpan().IndexOfAny("|,\r\n") >= 0)
                faults.Add($"{at}: choices: '{choice.Code}' cannot be told apart in a list");
        foreach (var bound in new[] { field.Min, field.Max })
            if (bound is not null && !FieldValues.IsBound(field.Type, bound))
                faults.Add($"{at}: min, max: '{bound}' is no value of this type");
        foreach (var column in field.Columns ?? [])
            FindInField($"{at}, column '{column.Id}'", column, isColumn: true, faults);
    }

    private static void FindInReferences(string at, Register register, HashSet<string> tags, List<string> faults)
    {
        foreach (var tag in register.Tags)
            if (tag != Register.AnyOfficeTag && !tags.Contains(tag))
                faults.Add($"{at}: tags: '{tag}' is unknown");
        foreach (var check in register.Checks)
            foreach (var id in new[] { check.Field, check.Other })
                if (register.Field(id) is null)
                    faults.Add($"{at}: checks: there is no field '{id}'");
        if (register.Closing is { } closing && (register.Kind is not Register.Ledger || register.Field(closing.Field)?.Choices?.Any(c => c.Code == closing.Value) is not true))
            faults.Add($"{at}: closing: a ledger's, to a choice of a field; '{closing.Field}' has no '{closing.Value}'");
        foreach (var cadence in register.Cadences)
            FindInCadence($"{at}: cadences", cadence, faults);
        if (register.Cadences.Length > 0 && !register.Tallies.Any(t => t is { Id: TallyDefinition.Count, Of: TallyKind.Records, By: null or [] }))
            faults.Add($"{at}: cadences: need the tally '{TallyDefinition.Count}' of records, which says how often it was held");
        foreach (var tally in register.Tallies)
        {
            if (!Code().IsMatch(tally.Id))
                faults.Add($"{at}: tally '{tally.Id}': letters a-z, digits and '-' only");
            if (TallyValues.Fault(register, tally) is { } fault)
                faults.Add($"{at}: tally '{tally.Id}': {fault}");
        }
    }

    private static void FindInCadence(string at, Cadence cadence, List<string> faults)
    {
        if (cadence.Times < 1 || cadence.Every < 1)
            faults.Add($"{at}: times and every are 1 or more");
        if (cadence.IsTerm && cadence.Times != 1)
            faults.Add($"{at}: a term of several years ends once");
        if (cadence.OnFixedDay && (cadence.Per, cadence.Every) is not (Period.Month, 1))
            faults.Add($"{at}: onFixedDay: of a month only");
        if (cadence.Season is { } season && ((cadence.Per, cadence.Every) is not (Period.Year, 1) || season is not { From: >= 1, To: <= 12 } || season.From > season.To))
            faults.Add($"{at}: season: of a year only, from a month to the same or a later one");
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Code();

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex FieldId();
}
