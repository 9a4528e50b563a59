namespace BotApp.Tests.Support.Fuzz;

/// <summary>Texts made to break parsers: formulas, paths, input for regex blow-up, deceptive scripts, string terminators.</summary>
public static class HostileText
{
    private static readonly string[] Pieces =
    [
        "", " ", "\0", "a\0b", "\u202E开会", "\u200F\u200E", "\uFEFF", "\uE001\uE003", "\uD83D\uDE00", "e\u0301", "аdmin", "Ａ１", "𠮷",
        "=HYPERLINK(\"http://x\")", "+1+1", "-2", "@SUM(A1)", "\t=1", "../../etc/passwd", "..\\..\\x", "C:\\x", "file:///x", "http://127.0.0.1:1/",
        "<script>", "{{7*7}}", "${x}", "%00", "%2e%2e%2f", "' or '1'='1", "PartitionKey eq 'x'", "|", "a|b|c|d|e", "||||", "\r\nX: y", "]]>", "&lt;",
        "9999-12-31", "2026-02-30", "0000-00-00", "24:60", "99999999999999999999", "-1", "1e400", "NaN", "true", "null", "[]", "{}",
        "张三:出差; 李四", "支委会应到7人实到6人", "branch:第一党支部", "office:机关", "338003c5-ffd5-4f31-a786-0de6cdf163a7",
        "00000000-0000-0000-0000-000000000000",
    ];

    private static readonly string[] Repeated = ["a", "一", "12人、", "((((", "[", "{\"a\":", "《", "，", "a|", "\n", "\\", "张三:", "经", "的", "全体", "5人的", "都", "请假"];

    /// <summary>A hostile text: single, joined, or repeated up to 20,000 characters.</summary>
    public static string Next(Random random) => random.Next(8) switch
    {
        0 => string.Concat(Enumerable.Repeat(Repeated[random.Next(Repeated.Length)], random.Next(1, 4000))),
        1 => Pieces[random.Next(Pieces.Length)] + Pieces[random.Next(Pieces.Length)],
        2 => new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(1, 0xD7FF))]),
        _ => Pieces[random.Next(Pieces.Length)],
    };
}
