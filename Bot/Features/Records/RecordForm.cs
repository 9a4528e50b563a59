using System.Collections.Immutable;
using BotApp.Cards.Records;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary>An entry as its card holds it: values by field id, as text. Empty values are absent.</summary>
internal sealed record RecordForm(ImmutableSortedDictionary<string, string> Values)
{
    private static readonly ImmutableSortedDictionary<string, string> None =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Nothing filled in.</summary>
    public static RecordForm Empty { get; } = new(None);

    /// <summary>What a card sent back, as typed, so that a refusal loses nothing.</summary>
    public static RecordForm From(CardClick click) => new(None.AddRange(
        from input in click.Values
        let field = RecordInputs.FieldOf(input.Key)
        where field is not null && !string.IsNullOrWhiteSpace(input.Value)
        select KeyValuePair.Create(field, input.Value)));

    /// <summary>Values by field id, as a draft or a sentence gives them.</summary>
    public static RecordForm From(IEnumerable<KeyValuePair<string, string>> values) => new(None.AddRange(values));

    /// <summary>Adds the campaigns of its day unless it has tags; the card shows them, so they can be taken off.</summary>
    /// <param name="today">The day of an entry whose own day is not given yet.</param>
    public RecordForm WithRunningTags(RegisterCatalog registers, Register register, DateOnly today)
    {
        if (register.Fields.FirstOrDefault(f => f.Type is FieldType.Tags) is not { } field || Values.ContainsKey(field.Id))
            return this;
        var day = FieldValues.TryDate(Values.GetValueOrDefault(register.DateField, ""), out var date) ? date : today;
        var running = string.Join(',', registers.Running(register, day).Select(t => t.Code));
        return running.Length == 0 ? this : new RecordForm(Values.SetItem(field.Id, running));
    }

    /// <summary>
    /// Adds to the values what no card asks for: the account behind a name, if the roster knows one, and the accounts that an edited
    /// record has without a name. A field <c>ownerId</c> is the account of the field <c>owner</c>.
    /// </summary>
    public ImmutableSortedDictionary<string, string> WithAccounts(
        Register register, Unit unit, RosterSnapshot roster, ImmutableSortedDictionary<string, string>? former)
    {
        var values = Values;
        foreach (var account in register.Fields.Where(f => f.Type is FieldType.User))
        {
            var known = NameBehind(register, account) is { } name
                ? values.TryGetValue(name.Id, out var called) ? roster.FindByName(unit.Id, called.Trim())?.Id : null
                : former?.GetValueOrDefault(account.Id);
            values = known is null ? values.Remove(account.Id) : values.SetItem(account.Id, known);
        }

        return values;
    }

    /// <summary>The field with the name that belongs to an account; null for an account without one.</summary>
    public static RegisterField? NameBehind(Register register, RegisterField account) =>
        account.Id.EndsWith("Id", StringComparison.Ordinal) && register.Field(account.Id[..^2]) is { Type: FieldType.Person } name ? name : null;
}
