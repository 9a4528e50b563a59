using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BotApp.Office.Registers;
using BotApp.Sentences.Text;

namespace BotApp.Features.Records.Sentences;

/// <summary>Fills the fields of one register from one message. Each reader takes what it is sure of and marks it.</summary>
internal sealed class SentenceFields
{
    private readonly ImmutableSortedDictionary<string, string>.Builder values =
        ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

    private readonly Message message;
    private readonly Register register;
    private readonly Span name;
    private readonly string named;

    public SentenceFields(Message message, Register register, Span name)
    {
        (this.message, this.register, this.name) = (message, register, name);
        // The name itself may imply a choice: 署名文章 is one of the kinds of an article.
        named = message.Work;
        message.Take(name, Mark.Type);
    }

    public ImmutableSortedDictionary<string, string> Read(DateOnly? day)
    {
        if (day is { } date)
            values[register.DateField] = FieldValues.Format(date);
        Labelled();
        Outlet();
        Choices();
        Flags();
        Numbers();
        Title();
        return values.ToImmutable();
    }

    // 作者：林晓禾
    private void Labelled()
    {
        foreach (var field in Empty(FieldType.Text, FieldType.Person))
        {
            var found = Regex.Match(message.Work, $@"{Regex.Escape(Fold.Apply(field.Label.Zh))}[:：]\s*([^{Mark.Stops},]+)", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Limits.PatternTimeout));
            if (found.Success && message.Cut(found.Groups[1].ToSpan()) is { } said && !IsTooLong(field, said))
                Take(field, field == TitleField ? Bare(said) : said, found.ToSpan());
        }
    }

    private void Outlet()
    {
        if (Empty(FieldType.Text).FirstOrDefault(f => f.Label.Zh.Contains("平台", StringComparison.Ordinal) || f.Label.Zh.Contains("媒体", StringComparison.Ordinal)) is not { } field)
            return;
        var found = SentenceWords.Published().Matches(message.Work)
            .Select(m => (Where: m.Groups["outlet"].ToSpan(), Pattern: m.Groups["paper"].Success ? SentenceWords.Paper() : SentenceWords.Outlet()))
            .Where(m => m.Pattern.IsMatch(message.Folded.AsSpan(m.Where.Start, m.Where.Length)))
            .Select(m => m.Where)
            .ToList();
        if (found is [var where] && message.Cut(where) is { } said && !IsTooLong(field, said))
            Take(field, Bare(said), where);
    }

    private void Choices()
    {
        foreach (var field in Empty(FieldType.Choice))
        {
            // The longest first, so that 机关党组 is not taken for 党组.
            var found = field.Choices!.Where(c => c.Name.Zh.Length > 1 && c.Name.Zh is not "其他")
                .OrderByDescending(c => c.Name.Zh.Length)
                .Select(c => (Choice: c, At: Find(Fold.Apply(c.Name.Zh))))
                .Where(f => f.At >= 0)
                .ToList();
            var outer = found.Where(f => !found.Any(o => o.Choice.Name.Zh.Length > f.Choice.Name.Zh.Length && o.Choice.Name.Zh.Contains(f.Choice.Name.Zh, StringComparison.Ordinal))).ToList();
            if (outer is [var (choice, at)])
                Take(field, choice.Code, new Span(at, at + choice.Name.Zh.Length));
        }
    }

    // Where a choice is named and meant: in 由市直机关工委授予, 机关 is not the level.
    private int Find(string choice)
    {
        for (var at = named.IndexOf(choice, StringComparison.Ordinal); at >= 0; at = named.IndexOf(choice, at + 1, StringComparison.Ordinal))
        {
            var isOffice = choice is "机关"
                && (SentenceWords.OfficeBefore().IsMatch(named.AsSpan(0, at)) || SentenceWords.OfficeAfter().IsMatch(named.AsSpan(at + choice.Length)));
            if (!isOffice && !IsDenied(at))
                return at;
        }

        return -1;
    }

    private void Flags()
    {
        foreach (var field in Empty(FieldType.Flag))
            if (message.Work.IndexOf(Fold.Apply(field.Label.Zh), StringComparison.Ordinal) is >= 0 and var at && !IsDenied(at))
                Take(field, "true", new Span(at, at + field.Label.Zh.Length));
    }

    // 参加30人，合格28人; a lone number field takes a lone number with its unit. A number that is approximate or part of another number
    // (约1500字, 1,200字, 一万二千字) is ignored, and 120人次 does not count people.
    private void Numbers()
    {
        var numbers = Empty(FieldType.Number).Where(f => f is { Decimals: 0, CountedIn: not null }).Select(f => (Field: f, Unit: string.Join('|', f.CountedIn!.Select(Regex.Escape)))).ToList();
        foreach (var (field, unit) in numbers)
        {
            var alone = numbers.Count(n => n.Unit == unit) == 1;
            var key = alone ? "" : Regex.Escape(Fold.Apply(field.Label.Zh.Replace("人数", "", StringComparison.Ordinal).TrimEnd('数'))) + $"[^{Mark.Ends}0-9]{{0,3}}";
            var found = Regex.Matches(message.Work, $@"{key}{SentenceWords.WholeNumber}(?<n>{Mark.Number})(?:{unit})(?!次|左右|上下|以上|多|余|不等)", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Limits.PatternTimeout))
                .Select(m => (Number: Numerals.Read(m.Groups["n"].ValueSpan), Where: m.ToSpan())).Where(m => m.Number is not null).ToList();
            if (found is [var (number, where)])
                Take(field, FieldValues.Format(number!.Value), where);
        }
    }

    private void Title()
    {
        if (TitleField is not { } field || values.ContainsKey(field.Id))
            return;

        // What a reader has taken is marked; exactly one quotation must be left.
        var left = message.Quotes.Where(q => message.Work[q.Start] is not (Mark.Taken or Mark.Type)).ToList();
        if (left is [var quote] && message.Cut(quote) is { } quoted)
            Put(field, Bare(quoted));
        else if (left.Count == 0 && AfterColon() is { } said)
            Put(field, said);

        void Put(RegisterField into, string text)
        {
            if (!IsTooLong(into, text))
                values[into.Id] = text;
        }
    }

    // 荣誉表彰：全市先进基层党组织，…
    private string? AfterColon()
    {
        var rest = message.Work.AsSpan(name.End);
        if (rest.Length == 0 || rest[0] is not ':')
            return null;
        var end = Clauses.EndOf(message.Work, name.End + 1);
        var where = new Span(name.End + 1, end);
        return message.Work.AsSpan(where.Start, where.Length).ContainsAnyInRange(Mark.Quoted, Mark.Taken) ? null : message.Cut(where);
    }

    // The field that a list shows; for a periodical, whose list shows its name, the field called title.
    private RegisterField? TitleField =>
        new[] { register.TitleField, "title" }.Select(id => id is null ? null : register.Field(id)).FirstOrDefault(f => f?.Type is FieldType.Text);

    private List<RegisterField> Empty(params FieldType[] types) => register.Fields.Where(f => types.Contains(f.Type) && !values.ContainsKey(f.Id)).ToList();

    private void Take(RegisterField field, string value, Span where)
    {
        values[field.Id] = value;
        message.Take(where);
    }

    private bool IsDenied(int at) => SentenceWords.Denied().IsMatch(message.Work.AsSpan(0, at));

    private static bool IsTooLong(RegisterField field, string text) => field.MaxLength is { } most && text.Length > most;

    private static string Bare(string text) => text is ['《', .., '》'] && text.IndexOf('》', StringComparison.Ordinal) == text.Length - 1 ? text[1..^1] : text;
}
