using System.Text.RegularExpressions;
using BotApp.Office.Registers;
using BotApp.Sentences.Text;

namespace BotApp.Features.Records.Sentences;

/// <summary>A value behind the word for its field: 责任单位：办公室.</summary>
/// <param name="Field">Null for a word that is none of the register's: what stands behind it is nobody else's value either.</param>
/// <param name="Where">The word and the value.</param>
/// <param name="Value">The value alone.</param>
internal sealed record LabelledValue(RegisterField? Field, Span Where, Span Value);

/// <summary>Finds what was written as in a form: words for fields, each with its value behind it.</summary>
internal static partial class SaidLabels
{
    private const string Boundary = @"(?<=^|[\s,。;!?|\uE003])";

    // What people write for the title and the day of an entry, whatever the register calls them.
    private static readonly string[] TitleWords = ["名称", "标题", "题目", "题名", "主题", "事项", "内容"];
    private static readonly string[] DayWords = ["日期", "时间"];

    // 类型：法规 where the register says 类别.
    private static readonly string[] KindWords = ["类型", "种类", "类别"];
    private static readonly string[] MediaWords = ["媒体", "平台"];

    /// <summary>The labelled values of a message, in order, none overlapping.</summary>
    /// <param name="text">The working text; the register's name in it is marked.</param>
    public static IReadOnlyList<LabelledValue> Find(string text, Register register, RegisterField? title)
    {
        var labels = Colons().Matches(text).Select(m => (Field: FieldOf(m.Groups["label"].Value, register, title), Label: m.ToSpan())).ToList();
        labels.AddRange(Bare(text, register, title).Where(bare => !labels.Exists(l => l.Label.Overlaps(bare.Label))).ToList());
        labels.Sort((a, b) => a.Label.Start - b.Label.Start);

        var values = new List<LabelledValue>();
        for (var i = 0; i < labels.Count; i++)
        {
            var (field, label) = labels[i];
            var end = Math.Min(i + 1 < labels.Count ? labels[i + 1].Label.Start : text.Length, EndOf(text, label));
            if (end > label.End)
                values.Add(new LabelledValue(values.Exists(v => v.Field == field) ? null : field, new Span(label.Start, end), new Span(label.End, end)));
        }

        return values;
    }

    // Without a colon: 题目是代表建议办理质量研究; 作者费孝通 beside a quoted title; 岗位公车管理 风险点公车私用. A lone word at the head may be the matter itself.
    private static IEnumerable<(RegisterField? Field, Span Label)> Bare(string text, Register register, RegisterField? title)
    {
        var words = WordsFor(register, title);
        var found = AtBoundaries(text, words);
        found.AddRange(InRuns(text, words, isAfterSaid: found.Exists(f => f.IsSaid)).Where(run => !found.Exists(f => f.Where.Overlaps(run.Where))).ToList());

        var isForm = found.Select(f => f.Word.Field).Distinct().Count() > 1;
        var hasTitle = text.Contains(Mark.Quoted, StringComparison.Ordinal);
        return found
            .Where(f => f.IsSaid || (isForm && f.Word.IsOwn) || (f.Word.Field != title && (hasTitle || IsName(f.Word.Field, text, f.Where))))
            .Select(f => ((RegisterField?)f.Word.Field, f.Where));
    }

    private static List<FieldWord> WordsFor(Register register, RegisterField? title)
    {
        var words = register.Fields.Where(f => IsRead(f) && f.Type is not FieldType.Flag && f.Label.Zh.Length > 1)
            .Select(f => new FieldWord(Fold.Apply(f.Label.Zh), f, IsOwn: true)).ToList();
        if (title is not null)
            words.AddRange(TitleWords.Where(t => !words.Exists(w => w.Text == t)).Select(t => new FieldWord(t, title, IsOwn: false)));
        return [.. words.OrderByDescending(w => w.Text.Length)];
    }

    private static List<FoundWord> AtBoundaries(string text, List<FieldWord> words) =>
        Matches(text, $"(?:{Boundary}|(?<=:)){OneOf(words)}(?<is>[是为在])?{ValueBehind}(?!{NotAValue})", words);

    // 课程是电子政务所在单位江州大学: in a run of words, a long word for a field ends what was said before; any other needs 是.
    private static List<FoundWord> InRuns(string text, List<FieldWord> words, bool isAfterSaid)
    {
        var longOnes = words.Where(w => w.IsOwn && w.Text.Length > (isAfterSaid ? 3 : 2)).ToList();
        return [.. Matches(text, $"{OneOf(longOnes)}{(isAfterSaid ? "[是为]?" : "[是为]")}{ValueBehind}", longOnes).Select(f => f with { IsSaid = true })];
    }

    private const string ValueBehind = @"(?=[^\s,。;!?|:])";

    private static string OneOf(List<FieldWord> words) => $"(?<label>{string.Join('|', words.Select(w => Regex.Escape(w.Text)).DefaultIfEmpty("(?!)"))})";

    private static List<FoundWord> Matches(string text, string pattern, List<FieldWord> words) =>
    [
        .. Regex.Matches(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Limits.PatternTimeout))
            .Select(m => new FoundWord(words.First(w => w.Text == m.Groups["label"].Value), m.ToSpan(), m.Groups["is"].Success)),
    ];

    /// <summary>A word for a field: the register's own label, or one that people use for every title.</summary>
    private sealed record FieldWord(string Text, RegisterField Field, bool IsOwn);

    /// <summary>Such a word in the text, and whether 是 stands behind it.</summary>
    private sealed record FoundWord(FieldWord Word, Span Where, bool IsSaid);

    // 责任人周丽 alone
    private static bool IsName(RegisterField field, string text, Span label) =>
        (field.Type is FieldType.Person || field.Label.Zh.EndsWith('人')) && EndOf(text, label) - label.End is 2 or 3 or 4;

    private const string NotAValue = "的|和|与|及|、|不|未|没|有|等|已|正|方面|情况|工作|到位|落实";

    private static int EndOf(string text, Span label) => text[label.End - 1] is ':'
        ? label.End + EndAt(text.AsSpan(label.End), ",。;!?|\n")
        : label.End + EndAt(text.AsSpan(label.End), ",。;!?| \n");

    private static int EndAt(ReadOnlySpan<char> rest, string ends)
    {
        var lead = rest.Length - rest.TrimStart(' ').Length;
        var at = rest[lead..].IndexOfAny(ends);
        return at < 0 ? rest.Length : lead + at;
    }

    private static RegisterField? FieldOf(string label, Register register, RegisterField? title)
    {
        var read = register.Fields.Where(IsRead).Select(f => (Field: f, Word: Fold.Apply(f.Label.Zh))).ToList();
        if (read.FirstOrDefault(f => f.Word == label) is { Field: { } named })
            return named;
        if (DayWords.Contains(label))
            return register.Field(register.DateField);
        if (TitleWords.Contains(label))
            return title;
        if (KindWords.Contains(label) && read.FirstOrDefault(f => KindWords.Contains(f.Word)) is { Field: { } kind })
            return kind;
        if (MediaWords.Contains(label) && read.FirstOrDefault(f => MediaWords.Any(w => f.Word.Contains(w, StringComparison.Ordinal))) is { Field: { } media })
            return media;
        // A part of one label and of no other: 对象 for 帮扶对象. 单位：第三支部 is the unit of the entry, not who awarded it.
        return label is not "单位" && read.Where(f => f.Word.Contains(label, StringComparison.Ordinal) || label.Contains(f.Word, StringComparison.Ordinal)).Take(2).ToList() is [var only]
            ? only.Field
            : null;
    }

    private static bool IsRead(RegisterField field) =>
        field.Type is FieldType.Text or FieldType.Longtext or FieldType.Person or FieldType.People or FieldType.Date or FieldType.Number or FieldType.Choice or FieldType.Flag;

    [GeneratedRegex($@"{Boundary}(?<label>[\u4e00-\u9fffA-Za-z]{{2,10}})[ ]?:", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Colons();
}
