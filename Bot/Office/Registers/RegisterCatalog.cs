using System.Collections.Immutable;
using System.Text;

namespace BotApp.Office.Registers;

/// <summary>All registers of the office, in the order of their files.</summary>
internal sealed class RegisterCatalog
{
    private readonly Dictionary<string, Register> _byCode;
    private readonly Dictionary<string, Register> _byName;
    private readonly ImmutableArray<RegisterTag> _shipped;
    private volatile IReadOnlyList<RegisterTag> _tags;

    internal RegisterCatalog(ImmutableArray<Register> all, ImmutableArray<RegisterTag> tags)
    {
        All = all;
        _shipped = tags;
        _tags = tags;
        Meetings = [.. all.Where(r => r.Kind == Register.Meeting)];
        _byCode = all.ToDictionary(r => r.Code, StringComparer.Ordinal);
        _byName = all.SelectMany(r => NamesOf(r).Select(n => (Name: n, Register: r)))
            .DistinctBy(p => p.Name, StringComparer.Ordinal)
            .ToDictionary(p => p.Name, p => p.Register, StringComparer.Ordinal);
    }

    /// <summary>Every register.</summary>
    public ImmutableArray<Register> All { get; }

    /// <summary>Those the meeting card offers.</summary>
    public ImmutableArray<Register> Meetings { get; }

    /// <summary>The tags of the files, and those the office has created.</summary>
    public IReadOnlyList<RegisterTag> Tags => _tags;

    /// <summary>Whether an item of a register may be ticked into another ledger, given by its code, as a list.</summary>
    public bool MayBeTickedInto(Register register, string list) =>
        register.Kind == Register.Ledger && register.Code != list && register.Tags.Contains(list) && Find(list) is { Kind: Register.Ledger };

    /// <summary>What closing an item sets, according to its own register and the lists that it is ticked into.</summary>
    public IEnumerable<RegisterClosing> ClosingsOf(Register register, IEnumerable<string> tags) =>
        from list in tags.Where(tag => MayBeTickedInto(register, tag)).Select(tag => _byCode[tag]).Prepend(register)
        where list.Closing is { } closing && register.Field(closing.Field)?.Choices?.Any(c => c.Code == closing.Value) is true
        select list.Closing;

    /// <summary>The register of this code, or null.</summary>
    public Register? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>The register of this code.</summary>
    /// <exception cref="KeyNotFoundException">There is none; use <see cref="Find"/> for input from outside.</exception>
    public Register this[string code] => _byCode[code];

    /// <summary>The register a person means by this code, name or alias, in either language, whatever its width and case; or null.</summary>
    public Register? FindByName(string name) => _byName.GetValueOrDefault(Fold(name));

    /// <summary>The ledger whose name a text begins with, of several the one with the longest; or null.</summary>
    public Register? FindLedgerAtStart(string text) =>
        All.Where(r => r is { Kind: Register.Ledger, IsAutomatic: false })
            .SelectMany(r => NamesOf(r).Select(n => (Name: n, Register: r)))
            .Where(p => Fold(text).StartsWith(p.Name, StringComparison.Ordinal))
            .OrderByDescending(p => p.Name.Length)
            .Select(p => p.Register)
            .FirstOrDefault();

    /// <summary>Replaces the office's own tags by the current ones; those of the files stay.</summary>
    public void TakeOver(IEnumerable<RegisterTag> own) => _tags = [.. _shipped, .. own.Where(t => _shipped.All(s => s.Code != t.Code))];

    /// <summary>The campaign tags that ran on a day and fit an entry of a register.</summary>
    public IEnumerable<RegisterTag> Running(Register register, DateOnly day) =>
        register.Tags.Contains(Register.AnyOfficeTag) ? Tags.Where(t => t.RunsOn(day) && t.Fits(register.Code)) : [];

    internal static IEnumerable<string> NamesOf(Register register) =>
        register.Aliases.Append(register.Code).Append(register.Name.Zh).Append(register.Name.En).Select(Fold);

    private static string Fold(string name) => name.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
