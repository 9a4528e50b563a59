using System.Text.RegularExpressions;

namespace BotApp.Sentences.Text;

/// <summary>
/// Minutes by numbered lines whose line breaks a client or a paste has dropped (一、地点：三楼会议室二、主持人：…): each number begins a
/// line again. Without the breaks it would belong to the words before it.
/// </summary>
internal static partial class NumberedLines
{
    private const string Han = "一二三四五六七八九";
    private const int Fewest = 3;
    private const int FewestLabels = 2;

    // Closer together they enumerate something within a line: 学习一、二、三季度通报.
    private const int Apart = 4;

    public static string Broken(string text)
    {
        var heads = new List<int>();
        var labels = 0;
        foreach (Match match in Head().Matches(text))
        {
            var digit = match.Groups["digit"].Success;
            var number = digit ? match.ValueSpan[0] - '0' : Han.IndexOf(match.ValueSpan[0], StringComparison.Ordinal) + 1;
            var continues = heads.Count == 0 || (char.IsAsciiDigit(text[heads[0]]) == digit && match.Index - heads[^1] >= Apart);
            if (number != heads.Count + 1 || !continues)
                continue;

            heads.Add(match.Index);
            labels += match.Groups["label"].Success ? 1 : 0;
        }

        if (heads.Count < Fewest || labels < FewestLabels)
            return text;

        for (var i = heads.Count - 1; i >= 0; i--)
        {
            if (heads[i] > 0 && text[heads[i] - 1] is not '\n')
                text = text.Insert(heads[i], "\n");
        }

        return text;
    }

    [GeneratedRegex(@"(?<![第0-9])(?:(?<digit>[1-9])|[一二三四五六七八九])、(?=[\u4e00-\u9fff])(?=(?<label>[\u4e00-\u9fff]{2,8}[:：])?)", RegexOptions.CultureInvariant, Limits.PatternTimeout)]
    private static partial Regex Head();
}
