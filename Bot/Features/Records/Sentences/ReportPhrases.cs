using System.Text;
using System.Text.RegularExpressions;
using BotApp.Office.Registers;
using BotApp.Sentences.Text;

namespace BotApp.Features.Records.Sentences;

/// <summary>A register's phrase found in a message.</summary>
/// <param name="Phrase">As the register has it.</param>
/// <param name="Said">What stands in its places, by the field's id.</param>
internal sealed record FoundPhrase(Register Register, string Phrase, IReadOnlyList<(string Field, Span Where)> Said);

/// <summary>Finds the phrases and details of the registers, such as 获评{title}. Immutable and thread-safe.</summary>
internal sealed class ReportPhrases
{
    private readonly Lazy<List<Way>> phrases;
    private readonly Lazy<ILookup<Register, Way>> details;

    public ReportPhrases(RegisterCatalog registers)
    {
        phrases = new(() => [.. registers.All.SelectMany(r => r.Phrases.Select(p => new Way(r, p, Pattern(p))))]);
        details = new(() => registers.All.SelectMany(r => r.Details.Select(d => new Way(r, d, Pattern(d)))).ToLookup(w => w.Register));
    }

    /// <summary>The phrases in a text, of the one register that it reports an entry of; none if it has those of several. What a title ends with decides last.</summary>
    /// <param name="text">The working text.</param>
    /// <param name="folded">With its quotations.</param>
    public IReadOnlyList<FoundPhrase> Reports(string text, string folded)
    {
        var found = phrases.Value.Select(p => (p.IsOfTitle, Found: p.In(text, folded))).Where(p => p.Found is not null).ToList();
        var plain = found.Where(p => !p.IsOfTitle).ToList();
        var reports = (plain.Count > 0 ? plain : found).Select(p => p.Found!).ToList();
        return reports.Select(p => p.Register).Distinct().Take(2).Count() == 1 ? reports : [];
    }

    /// <summary>The phrases and details of a register that a text has, in its order.</summary>
    public IEnumerable<FoundPhrase> Of(Register register, string text, string folded) =>
        phrases.Value.Where(p => p.Register == register).Concat(details.Value[register]).Select(p => p.In(text, folded)).OfType<FoundPhrase>();

    // A place holds what stands within one clause: as little as will do between words, and the rest of the clause at the end.
    private static Regex Pattern(string phrase)
    {
        var parts = PhrasePart.Of(phrase)!.Value;
        var pattern = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            var (text, isSlot) = parts[i];
            if (!isSlot)
            {
                pattern.Append(Regex.Escape(Fold.Apply(text)));
                continue;
            }

            var isLast = i + 1 == parts.Length;
            var place = isLast ? $"[^{Mark.Ends}]{{1,60}}" : $"[^被{Mark.Ends}]{{1,60}}?";
            pattern.Append(i == 0 ? $"(?<=^|[{Mark.Ends}])" : "").Append(text.Length > 0 ? $"(?<{text}>{place})" : place);
        }

        return new Regex(pattern.ToString(), RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Limits.PatternTimeout));
    }

    private sealed record Way(Register Register, string Phrase, Regex Pattern)
    {
        public bool IsOfTitle => Phrase.StartsWith('《');

        public FoundPhrase? In(string text, string folded)
        {
            var found = Pattern.Match(IsOfTitle ? folded : text);
            return found.Success
                ? new FoundPhrase(Register, Phrase, [.. Pattern.GetGroupNames().Where(n => !char.IsAsciiDigit(n[0])).Select(n => (n, found.Groups[n].ToSpan()))])
                : null;
        }
    }
}
