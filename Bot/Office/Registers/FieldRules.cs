using System.Collections.Immutable;

namespace BotApp.Office.Registers;

/// <summary>The values of an entry that may be kept, and the errors of the others.</summary>
/// <param name="Values">The register's fields that are filled and valid, in their stored form.</param>
/// <param name="Errors">In the order of the fields, at most one a field.</param>
internal sealed record CheckedFields(ImmutableSortedDictionary<string, string> Values, IReadOnlyList<FieldError> Errors);

/// <summary>Checks an entry's values against its register. Pure.</summary>
internal static class FieldRules
{
    // A meeting that ends "before" it began ran past midnight, unless it would then be longer than this: that is a slip.
    private static readonly TimeSpan LongestPastMidnight = TimeSpan.FromHours(6);

    /// <summary>Checks and tidies what was typed. A value that the register has no field for is dropped, without an error.</summary>
    /// <param name="register">The register of the entry.</param>
    /// <param name="typed">Values by field id, as a card's inputs or a file's cells carry them.</param>
    /// <param name="isOfficeTag">Whether the office has created a tag of this code that fits the entry.</param>
    public static CheckedFields Check(
        Register register, IReadOnlyDictionary<string, string> typed, Func<string, bool>? isOfficeTag = null)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var errors = new Dictionary<string, FieldError>(StringComparer.Ordinal);
        bool IsTag(string code) =>
            register.Tags.Contains(code) || (register.Tags.Contains(Register.AnyOfficeTag) && isOfficeTag?.Invoke(code) == true);

        foreach (var field in register.Fields)
        {
            var (value, error) = FieldCleaner.Clean(field, typed.GetValueOrDefault(field.Id), IsTag);
            if (error is not null)
                errors.Add(field.Id, error);
            else if (value.Length > 0)
                values.Add(field.Id, value);
        }

        foreach (var check in register.Checks)
            if (values.TryGetValue(check.Field, out var value) && values.TryGetValue(check.Other, out var other)
                && !Holds(register, check, value, other))
                errors.TryAdd(check.Field, new FieldError(check.Field, CodeOf(check.Rule), check.Other));

        foreach (var field in errors.Keys)
            values.Remove(field);
        return new CheckedFields(
            values.ToImmutable(),
            [.. register.Fields.Where(f => errors.ContainsKey(f.Id)).Select(f => errors[f.Id])]);
    }

    private static string CodeOf(CheckRule rule) => rule is CheckRule.After ? FieldErrorCode.NotAfter : FieldErrorCode.MoreThan;

    private static bool Holds(Register register, FieldCheck check, string value, string other) => check.Rule switch
    {
        CheckRule.AtMost => Quantity(register.Field(check.Field)!, value) <= Quantity(register.Field(check.Other)!, other),
        _ when FieldValues.TryTime(value, out var end) && FieldValues.TryTime(other, out var start) =>
            end > start || (end != start && end - start <= LongestPastMidnight),
        _ when FieldValues.TryDate(value, out var last) && FieldValues.TryDate(other, out var first) => last >= first,
        _ => true,
    };

    private static decimal Quantity(RegisterField field, string value) =>
        field.IsList ? FieldValues.Entries(field.Type, value)
        : FieldValues.TryNumber(value, field.Decimals, out var number) ? number : 0;
}
