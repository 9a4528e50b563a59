using System.Text.RegularExpressions;
using BotApp.Office.Registers;
using BotApp.Sentences.Text;

namespace BotApp.Features.Records.Sentences;

/// <summary>The register that a sentence is about.</summary>
/// <param name="Where">Where it is named; nowhere if phrases tell it.</param>
internal readonly record struct NamedRegister(Register Register, Span Where)
{
    /// <summary>Whether its name or one of its aliases stands in the sentence.</summary>
    public bool IsByName => !Where.IsEmpty;
}

/// <summary>Finds the register that a sentence is about: the one named outright or, behind 登记, the one whose phrases it has. Immutable and thread-safe.</summary>
internal sealed class SaidRegister
{
    private readonly Dictionary<string, Register> byName = new(StringComparer.Ordinal);
    private readonly ILookup<Register, string> namesOf;
    private readonly Lazy<Regex> names;
    private readonly ReportPhrases phrases;

    public SaidRegister(RegisterCatalog registers, ReportPhrases phrases)
    {
        this.phrases = phrases;
        foreach (var register in registers.All.Where(r => r.HasGeneralCard))
            foreach (var name in register.Aliases.Append(register.Name.Zh))
                byName.TryAdd(Fold.Apply(name), register);
        namesOf = byName.ToLookup(p => p.Value, p => p.Key);
        var longestFirst = byName.Keys.OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).Select(Regex.Escape);
        // Names are data, so this pattern cannot be generated at build time. Nothing in it repeats, so it cannot backtrack far.
        names = new(() => new Regex(
            string.Join('|', longestFirst.DefaultIfEmpty("(?!)")), RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Limits.PatternTimeout)));
    }

    /// <summary>The register; null if there is none, or more than one.</summary>
    public NamedRegister? Find(Message message, SentenceCommand command)
    {
        var found = names.Value.Matches(message.Work)
            .Select(m => new NamedRegister(byName[m.Value], m.ToSpan()))
            .Where(f => !IsOnlyTalkedAbout(message.Work, f.Where, command))
            .ToList();
        if (command is not SentenceCommand.Record)
            return OnlyOne(found, message);

        // A form is of what its head names; its values may name others.
        if (found.Count > 0 && SentenceWords.TitleBegins().Match(message.Work) is { Success: true } title && found[0].Where.End <= title.Index)
            found.RemoveAll(f => f.Where.Start > title.Index);

        var reports = phrases.Reports(message.Work, message.Folded);
        var reported = reports is [{ Register: var register }, ..] ? register : null;
        // 协调电视台采访代表联络站: what a phrase is about is not what the entry is of; 公众号发了原创稿件: nor is part of a name of the other.
        found.RemoveAll(f => reported is not null && f.Register != reported
            && (reports.Any(p => p.Said.Any(s => s.Where.Overlaps(f.Where))) || IsPartOfNameOf(reported, message, f.Where)));
        return found.Count > 0 ? OnlyOne(found, message)
            : Quoted(message) ?? (reported is null ? null : new NamedRegister(reported, default));
    }

    // 公众号发布原创稿件: 稿件 alone is part of a name of the other.
    private NamedRegister? OnlyOne(List<NamedRegister> found, Message message)
    {
        var own = found.Where(f => !found.Exists(o => o.Register != f.Register && IsPartOfNameOf(o.Register, message, f.Where))).ToList();
        return own.Select(f => f.Register).Distinct().Take(2).Count() == 1 ? own[0] : null;
    }

    // 《理论速递》第15期
    private NamedRegister? Quoted(Message message)
    {
        foreach (var quote in message.Quotes)
            if (byName.TryGetValue(message.Folded[(quote.Start + 1)..(quote.End - 1)], out var register))
                return new NamedRegister(register, quote);
        return null;
    }

    private bool IsPartOfNameOf(Register register, Message message, Span name) =>
        namesOf[register].Any(n => n.Contains(message.Folded[name.Start..name.End], StringComparison.Ordinal));

    private static bool IsOnlyTalkedAbout(string text, Span name, SentenceCommand command)
    {
        var clause = Clauses.StartOf(text, name.Start);
        var before = text.AsSpan(clause, name.Start - clause);
        if (command is SentenceCommand.Record)
            return SentenceWords.OnAgenda().IsMatch(before);
        return SentenceWords.TalkedAbout().IsMatch(before) || SentenceWords.PaperAbout().IsMatch(text.AsSpan(name.End));
    }
}
