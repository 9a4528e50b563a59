using System.Text.Json;
using BotApp.Features.Records.Sentences;
using BotApp.Office.Registers;
using BotApp.Seeds;
using BotApp.Sentences.Meetings;
using BotApp.Tests.Support;

namespace BotApp.Tests.Unit.Records;

/// <summary>Sentences of our own with what is to be understood of each, over the registers that are shipped.</summary>
public sealed class RecordSentenceTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 10, 0, 0, DateTimeKind.Unspecified);
    private static readonly RegisterCatalog Shipped = SeedFiles.Registers(SeedFiles.Shipped);
    private static readonly QuickLogParser Meetings = new(RegisterNames.Of(Shipped));
    private static readonly RecordSentences Reader = new(Shipped, Meetings);

    public static TheoryData<string> Labelled => [.. File.ReadLines(RepositoryRoot.Of("Tests/Unit/Records/record-sentences.jsonl"))];

    [Theory]
    [MemberData(nameof(Labelled))]
    public void Read_ALabelledSentence_IsUnderstoodAsLabelledAndNoFieldMore(string label)
    {
        var (text, asCommand, register, values, meeting) = Read(label);

        var understood = Reader.Read(text, Now, asCommand ? SentenceCommand.Record : SentenceCommand.None);

        Assert.Equal(register, understood?.Register.Code);
        Assert.Equal(values, understood?.Values.AsEnumerable() ?? []);
        if (JsonDocument.Parse(label).RootElement.TryGetProperty("meeting", out _))
            Assert.Equal(meeting, (Meetings.Parse(text, Now, asCommand) as QuickLogResult.Understood)?.Draft.Type);
    }

    public static TheoryData<string> Blind => [.. File.ReadLines(RepositoryRoot.Of("Tests/Unit/Records/record-sentences-blind.jsonl"))];

    /// <summary>Sentences written behind 登记 by writers who saw the registers and nothing else. What is left empty or read wrongly is marked so.</summary>
    [Theory]
    [MemberData(nameof(Blind))]
    public void Read_ASentenceOfOthers_IsUnderstoodAsTheyMeantUnlessItIsKnown(string label)
    {
        var root = JsonDocument.Parse(label).RootElement;
        var (text, _, register, values, _) = Read(label);
        var known = root.TryGetProperty("left", out var left) ? left.GetString() : null;

        var understood = Reader.Read(text, root.GetProperty("on").GetDateTime().AddHours(10), SentenceCommand.Record);

        var isRight = understood?.Register.Code == register && values.SequenceEqual(understood?.Values.AsEnumerable() ?? []);
        var isNowhereWrong = understood is null || (understood.Register.Code == register && understood.Values.All(v => values.GetValueOrDefault(v.Key) == v.Value));
        Assert.Equal(known, isRight ? null : isNowhereWrong ? "empty" : "wrong");
    }

    [Theory]
    [InlineData("昨天荣获全市先进集体称号", "honour")]
    [InlineData("11月20日接收预备党员2名", "member-change")]
    [InlineData("11月18日就修缮礼堂向市委作了请示", "report-up")]
    public void Read_APhraseOfARegister_IsAnEntryOnlyBehindItsOwnCommand(string text, string register)
    {
        Assert.Equal(register, Reader.Read(text, Now, SentenceCommand.Record)?.Register.Code);
        Assert.Null(Reader.Read(text, Now, SentenceCommand.Log));
        Assert.Null(Reader.Read(text, Now, SentenceCommand.None));
    }

    [Theory]
    [InlineData("值班安排 12月5日 带班领导何平", "2026-12-05")]
    [InlineData("学习安排：下周三，个人自学", "2026-12-02")]
    [InlineData("讲座论坛审批《民法典与生活》，1月8日举办", "2027-01-08")]
    public void Read_ADayToComeOfARegisterThatKeepsPlans_IsTheDay(string text, string day)
    {
        Assert.Equal(day, Reader.Read(text, Now, SentenceCommand.Record)?.Values.GetValueOrDefault("date"));
        Assert.Null(Reader.Read(text, Now, SentenceCommand.Log));
    }

    [Theory]
    [InlineData("公众号稿件《听民声》12月5日发布")]
    [InlineData("荣誉表彰：12月5日授予先进集体")]
    public void Read_ADayToComeOfWhatHasHappened_IsNotTheDay(string text) =>
        Assert.DoesNotContain("date", Reader.Read(text, Now, SentenceCommand.Record)?.Values.Keys ?? []);

    [Theory]
    [InlineData("请示报告 答复日期：11月16日 事项：增加编制")]
    [InlineData("代表建议《增设站点》，11月16日第一次答复")]
    public void Read_TheDayOfAnotherField_IsNotTheDayOfTheEntry(string text) =>
        Assert.DoesNotContain("date", Assert.IsType<RecordSentence>(Reader.Read(text, Now, SentenceCommand.Record)).Values.Keys);

    [Fact]
    public void Read_PhrasesOfTwoRegisters_AreNeither() =>
        Assert.Null(Reader.Read("11月19日值班，向市委报告了险情", Now, SentenceCommand.Record));

    [Theory]
    [InlineData("11月19日印发《值班工作办法》", "policy-document")]
    [InlineData("11月19日审议通过《物业管理办法》", "legislative-output")]
    public void Read_WhatATitleEndsWith_DecidesOnlyWhereNothingElseDoes(string text, string register) =>
        Assert.Equal(register, Reader.Read(text, Now, SentenceCommand.Record)?.Register.Code);

    [Fact]
    public void Read_EachRegisterByItsName_IsThatRegister()
    {
        foreach (var register in Shipped.All.Where(r => r.HasGeneralCard))
            Assert.Equal(register.Code, Reader.Read(register.Name.Zh, Now, SentenceCommand.Record)?.Register.Code);
    }

    [Theory]
    [InlineData("11月20日办公室全体会，议题：值班安排，6人到")]
    [InlineData("昨天例会，议程：值班安排，6人到")]
    public void Read_WhatAMeetingHadOnItsAgenda_IsNoEntry(string text) => Assert.Null(Reader.Read(text, Now, SentenceCommand.Record));

    [Fact]
    public void Read_ALogOfAMeeting_IsNeverTakenForAnEntry()
    {
        var taken = File.ReadLines(RepositoryRoot.Of("Tests/Unit/MeetingLogs/QuickLog/quick-log-own.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)
            .Where(text => Reader.Read(text, Now, SentenceCommand.None) is not null)
            .ToList();

        Assert.Empty(taken);
    }

    private static (string Text, bool AsCommand, string? Register, SortedDictionary<string, string> Values, string? Meeting) Read(string label)
    {
        var root = JsonDocument.Parse(label).RootElement;
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (root.TryGetProperty("values", out var fields))
            foreach (var field in fields.EnumerateObject())
                values[field.Name] = field.Value.GetString()!;
        return (
            root.GetProperty("text").GetString()!,
            root.TryGetProperty("command", out var command) && command.GetBoolean(),
            root.GetProperty("register").GetString(),
            values,
            root.TryGetProperty("meeting", out var meeting) ? meeting.GetString() : null);
    }
}
