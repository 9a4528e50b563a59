using System.Text.RegularExpressions;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;

namespace BotApp.Features.Find;

/// <summary>
/// What a card shows of the words that the index keeps for an entry: the names of choices and tags in both languages, and no id
/// of an account or a record. Pure; created for each search, as the office may rename a tag in between.
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

    /// <summary>The words that are shown: one line for each field or row, with the cells of a row between bars.</summary>
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

    // An Entra object id; or a record's: a letter, a digest and, for an item of a meeting, its number.
    [GeneratedRegex(@"^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z][a-z2-7]{26}(?:\.\d+)?)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();
}
