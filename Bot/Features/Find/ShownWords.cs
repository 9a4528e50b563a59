using System.Text.RegularExpressions;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;

namespace BotApp.Features.Find;

/// <summary>
/// What a card shows of the words that the index keeps of an entry: of choices and tags their names in both languages, and
/// no id of an account or a record. Pure; made for a search, as the office may call a tag otherwise at the next.
/// </summary>
internal sealed partial class ShownWords
{
    private readonly Dictionary<string, string> names;

    /// <param name="register">That of the entries.</param>
    public ShownWords(RegisterCatalog registers, Register register) =>
        names = register.Fields.Where(f => f.Id != LedgerFields.Visibility).SelectMany(f => (f.Columns ?? []).Prepend(f)).SelectMany(f => f.Choices ?? [])
            .Select(c => (c.Code, c.Name))
            .Concat(registers.Tags.Select(t => (t.Code, t.Name)))
            .GroupBy(n => n.Code, StringComparer.Ordinal)
            .ToDictionary(
                n => n.Key, n => string.Join(' ', n.SelectMany(c => new[] { c.Name.Zh, c.Name.En }).Distinct(StringComparer.Ordinal)), StringComparer.Ordinal);

    /// <summary>The words shown: a line a field or a row of one, whose cells stand between bars.</summary>
    public string Of(string words) => string.Join('\n', words.Split('\n').Select(line => string.Join('|', line.Split('|').Select(Shown))));

    private string Shown(string cell)
    {
        var said = cell.Trim();
        if (names.TryGetValue(said, out var name))
            return name;
        if (Id().IsMatch(said))
            return "";
        return said.Contains(',', StringComparison.Ordinal) && FieldValues.Codes(said) is var codes && codes.All(names.ContainsKey)
            ? string.Join(' ', codes.Select(c => names[c]))
            : cell;
    }

    // An Entra object id, or a record's: a letter, what it was made from, and of an item of a meeting its number.
    [GeneratedRegex(@"^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z][a-z2-7]{26}(?:\.\d+)?)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();
}
