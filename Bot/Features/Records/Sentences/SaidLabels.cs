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

    // 题目是代表建议办理质量研究; 作者费孝通 beside a quoted title; 岗位公车管理 风险点公车私用. A lone word at the head may be the matter itself.
    private static IEnumerable<(RegisterField? Field, Span Label)> Bare(string text, Register register, RegisterField? title)
    {
        var words = register.Fields.Where(f => IsRead(f) && f.Type is not FieldType.Flag).Select(f => (Word: Fold.Apply(f.Label.Zh), Field: f, IsOwn: true)).Where(w => w.Word.Length > 1).ToList();
        if (title is not null)
            words.AddRange(TitleWords.Where(t => !words.Exists(w => w.Word == t)).Select(t => (t, title, false)));
        var pattern = $"(?:{Boundary}|(?<=:))(?<label>{string.Join('|', words.OrderByDescending(w => w.Word.Length).Select(w => Regex.Escape(w.Word)))})(?<is>[是为在])?(?=[^\\s,。;!?|:])(?!{NotAValue})";
        var found = Regex.Matches(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Limits.PatternTimeout))
            .Select(m => (Word: words.First(w => w.Word == m.Groups["label"].Value), Label: m.ToSpan(), IsSaid: m.Groups["is"].Success))
            .ToList();
        // 课程是电子政务所在单位江州大学: in a run of words, a long word for a field ends what was said before.
        var isSaid = found.Exists(f => f.IsSaid);
        var inRun = string.Join('|', words.Where(w => w.IsOwn && w.Word.Length > (isSaid ? 3 : 2)).Select(w => Regex.Escape(w.Word)).DefaultIfEmpty("(?!)"));
        found.AddRange(Regex.Matches(text, $"(?<label>{inRun})(?:[是为]|{(isSaid ? "" : "(?!)")})(?=[^\\s,。;!?|:])", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Limits.PatternTimeout))
            .Where(m => !found.Exists(f => f.Label.Overlaps(m.ToSpan())))
            .Select(m => (words.First(w => w.Word == m.Groups["label"].Value), m.ToSpan(), true)).ToList());
        var isForm = found.Select(f => f.Word.Field).Distinct().Count() > 1;
        return found
            .Where(f => f.IsSaid || (isForm && f.Word.IsOwn) || (f.Word.Field != title && (IsName(f.Word.Field, text, f.Label) || text.Contains(Mark.Quoted, StringComparison.Ordinal))))
            .Select(f => ((RegisterField?)f.Word.Field, f.Label));
    }

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
        // 单位：第三支部 is the unit of the entry, not who awarded it.
        if (MediaWords.Contains(label) && read.FirstOrDefault(f => MediaWords.Any(w => f.Word.Contains(w, StringComparison.Ordinal))) is { Field: { } media })
            return media;
        return label is not "单位" && read.Where(f => f.Word.Contains(label, StringComparison.Ordinal) || label.Contains(f.Word, StringComparison.Ordinal)).Take(2).ToList() is [var only]
            ? only.Field
            : null;
    }

    private static bool IsRead(RegisterField field) =>
        field.Type is FieldType.Text or FieldType.Longtext or FieldType.Person or FieldType.People or FieldType.Date or FieldType.Number or FieldType.Choice or FieldType.Flag;

    [GeneratedRegex($@"{Boundary}(?<label>[\u4e00-\u9fffA-Za-z]{{2,10}})[ ]?:", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Colons();
}
