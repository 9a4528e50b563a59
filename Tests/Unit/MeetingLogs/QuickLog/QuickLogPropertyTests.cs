using System.Diagnostics;
using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.QuickLog;
using CsCheck;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

public sealed class QuickLogPropertyTests
{
    private static readonly QuickLogParser Parser = new(TestRegisters.All);

    private static readonly string[] Pieces =
    [
        "支委会", "党员大会", "谈心谈话", "志愿服务", "走访慰问", "11月18日", "11/14", "昨晚", "上周三", "17日", "12月5日前", "月底", "三天内", "九点半", "差一刻九点",
        "14:00-15:30", "下午", "历时两小时", "应到", "实到", "12人", "十三名党员", "列席", "全部到会", "大概", "一行", "主持", "主持人：", "记录", "主讲", "由", "秦岭", "慕容晴",
        "阿依古丽·买买提", "书记", "请假", "缺席2人：", "除", "外", "出差", "（病假）", "没来", "在", "三楼会议室", "召开", "去了", "地点", "学习", "研究", "主题：", "围绕", "讲的是",
        "《条例》", "“初心”", "《", "”", "决定：", "同意", "1.", "2.", "①", "一是", "负责", "牵头", "更正，", "不对", "为准", "吗", "打算", "，", "。", "；", "、", "：", " ", "｜", "\n", "（", "）",
        "\0", "\u200F", "\u202E", "\uFEFF", "\uE001", "\uE003", "\uD83D\uDE00", "\uD83D", "é", "Ａ", "０", "-", "—", "0", "99999999999", "十百千", "𠮷",
    ];

    private static readonly Gen<string> Scrambled = Gen.OneOf(Pieces.Select(Gen.Const).ToArray()).Array[0, 60].Select(string.Concat);

    private static readonly Gen<string> Any = Gen.OneOf(Scrambled, Gen.String[0, 300], Gen.Select(Scrambled, Gen.String[0, 20], Scrambled, (a, b, c) => a + b + c));

    [Fact]
    public void Parse_AnyText_NeverThrowsAndQuotesTheMessage() =>
        Any.Sample(text => TextValues(Parser.Parse(text, QuickLogScorer.SamplesNow, asCommand: true)).All(value => Quotes(text, value)), iter: 4000);

    [Fact]
    public void Parse_AnyText_GivesTheSameTwice() =>
        Any.Sample(
            text =>
            {
                var (first, second) = (QuickLogFields.Of(Parser.Parse(text, QuickLogScorer.SamplesNow)), QuickLogFields.Of(Parser.Parse(text, QuickLogScorer.SamplesNow)));
                return first.OrderBy(f => f.Key).SequenceEqual(second.OrderBy(f => f.Key));
            },
            iter: 500);

    [Theory]
    [InlineData("一")]
    [InlineData("月")]
    [InlineData("1")]
    [InlineData("日月")]
    [InlineData("张")]
    [InlineData("王李、")]
    [InlineData("请假")]
    [InlineData("在三楼")]
    [InlineData("主持")]
    [InlineData("“")]
    [InlineData("（")]
    [InlineData("11月18日")]
    [InlineData("九点")]
    [InlineData("党员")]
    [InlineData("学习")]
    [InlineData("支委会")]
    [InlineData("12人、")]
    [InlineData("1.研究，")]
    [InlineData("除秦岭出差")]
    [InlineData("由秦岭负责，")]
    [InlineData("：，；")]
    [InlineData("\0")]
    [InlineData("经")]
    [InlineData("的")]
    [InlineData("经上")]
    [InlineData("全体")]
    [InlineData("都")]
    [InlineData("等")]
    [InlineData("到的")]
    public void Parse_OnePieceRepeatedToTheLimit_EndsSoon(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, QuickLogParser.LongestSentence / piece.Length));
        Parser.Parse("支委会实到5人，" + text, QuickLogScorer.SamplesNow);

        var started = Stopwatch.GetTimestamp();
        Parser.Parse("支委会实到5人，" + text, QuickLogScorer.SamplesNow);

        // A guard against what never ends, not a measure of speed: a busy machine runs this too.
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Parse_LongerThanTheLimit_ReadsTheBeginning()
    {
        var text = "昨天支委会，实到5人。" + new string('好', 50_000);

        var result = Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow));

        Assert.Equal(5, result.Draft.Present);
    }

    [Fact]
    public async Task Parse_FromManyThreads_GivesWhatOneThreadGives()
    {
        var sentences = ScoredSentence.ReadFile(QuickLogFiles.Samples);
        var alone = sentences.Select(s => Render(s.Text)).ToList();

        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => sentences.Select(s => Render(s.Text)).ToList())));

        Assert.All(together, t => Assert.Equal(alone, t));

        static string Render(string text) => string.Join('\n', QuickLogFields.Of(Parser.Parse(text, QuickLogScorer.SamplesNow)).OrderBy(f => f.Key));
    }

    // The lines of an agenda stand behind each other, as a topic has one line; each is quoted.
    private static bool Quotes(string text, string value) => value.Split('；').All(line => text.Contains(line, StringComparison.Ordinal));

    private static IEnumerable<string> TextValues(QuickLogResult result)
    {
        if (result is not QuickLogResult.Understood(var draft))
            return [];

        IEnumerable<string?> values =
        [
            draft.Place, draft.Host, draft.Recorder, draft.Speaker, draft.Topic, .. draft.Decisions,
            .. draft.Absent.SelectMany(a => new[] { a.Name, a.Reason }), .. draft.Actions.SelectMany(a => new[] { a.Text, a.Owner }),
        ];
        return values.OfType<string>();
    }
}
