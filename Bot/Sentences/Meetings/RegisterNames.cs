using BotApp.Office.Registers;

namespace BotApp.Sentences.Meetings;

/// <summary>The names of one register as people write them.</summary>
/// <param name="Code">Code of the register, e.g. <c>branch-committee</c>.</param>
/// <param name="Names">Official name, everyday forms and frequent slips, in any order.</param>
public sealed record RegisterNames(string Code, IReadOnlyList<string> Names)
{
    /// <summary>By name, what it says besides the register: field values by field id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Says { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>The conventions by which people write about it.</summary>
    internal IReadOnlyList<WritingConvention> Conventions { get; init; } = [];

    /// <summary>Ids of the fields it keeps; null for all that a sentence can fill.</summary>
    internal IReadOnlySet<string>? Fields { get; init; }

    /// <summary>The units of the numbers it keeps besides head counts, by field id: 户, 学时.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Numbers { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What the meeting registers of a catalogue are called.</summary>
    internal static IReadOnlyList<RegisterNames> Of(RegisterCatalog catalog) =>
        [.. catalog.Meetings.Select(r => new RegisterNames(r.Code, [r.Name.Zh, .. r.Aliases])
        {
            Says = SaidBy(r),
            Conventions = r.Conventions,
            Fields = r.Fields.Select(f => f.Id).ToHashSet(StringComparer.Ordinal),
            Numbers = r.Fields.Where(f => f.CountedIn is not null).ToDictionary(f => f.Id, f => f.CountedIn!, StringComparer.Ordinal),
        })];

    private static Dictionary<string, IReadOnlyDictionary<string, string>> SaidBy(Register register) => (
        from field in register.Fields
        from choice in field.Choices ?? []
        from name in choice.SaidBy ?? []
        group (field.Id, choice.Code) by name)
        .ToDictionary(
            said => said.Key,
            said => (IReadOnlyDictionary<string, string>)said.ToDictionary(s => s.Id, s => s.Code, StringComparer.Ordinal),
            StringComparer.Ordinal);
}
