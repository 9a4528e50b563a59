using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.QuickLog;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

public sealed class QuickLogScoreTests
{
    private static readonly QuickLogParser Parser = new(TestRegisters.All);

    [Fact]
    public void Parse_Samples_AtLeast38Of40Exact()
    {
        var score = QuickLogScorer.Score(Parser, ScoredSentence.ReadFile(QuickLogFiles.Samples), QuickLogScorer.SamplesNow);

        Assert.Equal(40, score.Results.Count);
        Assert.True(score.Exact >= 38, score.Report());
    }

    [Fact]
    public void Parse_OwnSentences_AtLeast96PercentExactAndAtMostHalfAPercentOfFieldsWrong()
    {
        var score = QuickLogScorer.Score(Parser, ScoredSentence.ReadFile(QuickLogFiles.Own), QuickLogScorer.SamplesNow);

        Assert.True(score.Results.Count >= 1600, $"{score.Results.Count} sentences");
        Assert.True(score.ExactRate >= 0.96, score.Report());
        Assert.True(score.WrongRate <= 0.005, score.Report());
    }

    [Fact]
    public void Parse_SentencesOfOthers_AtLeast90PercentExactAndAtMost1Point5PercentOfFieldsWrong()
    {
        var score = QuickLogScorer.Score(Parser, ScoredSentence.ReadFile(QuickLogFiles.Others), QuickLogScorer.SamplesNow);

        Assert.Equal(101, score.Results.Count);
        Assert.True(score.ExactRate >= 0.9, score.Report());
        Assert.True(score.WrongRate <= 0.015, score.Report());
    }

    [Fact]
    public void Parse_SentencesOfTheRush_AtLeast92PercentExactAndAtMost1PercentOfFieldsWrong()
    {
        var score = QuickLogScorer.Score(Parser, ScoredSentence.ReadFile(QuickLogFiles.Rush), QuickLogScorer.SamplesNow);

        Assert.Equal(106, score.Results.Count);
        Assert.True(score.ExactRate >= 0.92, score.Report());
        Assert.True(score.WrongRate <= 0.01, score.Report());
    }

    [Fact]
    public void Parse_SentencesOfStrangers_AtLeast82PercentExactAndAtMostHalfAPercentOfFieldsWrong()
    {
        var score = QuickLogScorer.Score(Parser, ScoredSentence.ReadFile(QuickLogFiles.Strangers), QuickLogScorer.SamplesNow);

        Assert.Equal(92, score.Results.Count);
        Assert.True(score.ExactRate >= 0.82, score.Report());
        Assert.True(score.WrongRate <= 0.005, score.Report());
    }

    [Fact]
    public void Parse_SentencesOfColleagues_AtLeast108Of120ExactAndNoFieldWrong()
    {
        var score = QuickLogScorer.Score(Parser, ScoredSentence.ReadFile(QuickLogFiles.Colleagues), QuickLogScorer.SamplesNow);

        Assert.Equal(120, score.Results.Count);
        Assert.True(score.Exact >= 108, score.Report());
        Assert.True(score.WrongRate == 0, score.Report());
    }

    [Fact]
    public void Parse_SentencesWrittenBlind_AtLeast118Of120ExactAndNoFieldWrong()
    {
        var score = QuickLogScorer.Score(Parser, ScoredSentence.ReadFile(QuickLogFiles.Blind), QuickLogScorer.SamplesNow);

        Assert.Equal(120, score.Results.Count);
        Assert.True(score.Exact >= 118, score.Report());
        Assert.True(score.WrongRate == 0, score.Report());
    }

    [Theory]
    [InlineData(QuickLogWhich.Samples)]
    [InlineData(QuickLogWhich.Own)]
    [InlineData(QuickLogWhich.Others)]
    [InlineData(QuickLogWhich.Rush)]
    [InlineData(QuickLogWhich.Strangers)]
    [InlineData(QuickLogWhich.Colleagues)]
    [InlineData(QuickLogWhich.Blind)]
    public void SentenceFiles_EveryExpectedText_IsAStretchOfItsSentence(QuickLogWhich which)
    {
        string[] texts = ["place", "host", "recorder", "speaker", "topic"];
        var file = which switch { QuickLogWhich.Own => QuickLogFiles.Own, QuickLogWhich.Others => QuickLogFiles.Others, QuickLogWhich.Rush => QuickLogFiles.Rush, QuickLogWhich.Strangers => QuickLogFiles.Strangers, QuickLogWhich.Colleagues => QuickLogFiles.Colleagues, QuickLogWhich.Blind => QuickLogFiles.Blind, _ => QuickLogFiles.Samples };
        // An agenda on lines is one line in the topic.
        foreach (var sentence in ScoredSentence.ReadFile(file))
            Assert.All(sentence.Expected.Where(f => texts.Contains(f.Key)), f => Assert.Contains(f.Value, f.Key is "topic" ? sentence.Text.Replace('\n', '；') : sentence.Text, StringComparison.Ordinal));
    }
}

public enum QuickLogWhich
{
    Samples,
    Own,
    Others,
    Rush,
    Strangers,
    Colleagues,
    Blind,
}
