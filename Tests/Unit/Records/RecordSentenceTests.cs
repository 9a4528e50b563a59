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

        var understood = Reader.Read(text, Now, asCommand);

        Assert.Equal(register, understood?.Register.Code);
        Assert.Equal(values, understood?.Values.AsEnumerable() ?? []);
        if (JsonDocument.Parse(label).RootElement.TryGetProperty("meeting", out _))
            Assert.Equal(meeting, (Meetings.Parse(text, Now, asCommand) as QuickLogResult.Understood)?.Draft.Type);
    }

    [Fact]
    public void Read_EachRegisterByItsName_IsThatRegister()
    {
        foreach (var register in Shipped.All.Where(r => r.HasGeneralCard))
            Assert.Equal(register.Code, Reader.Read(register.Name.Zh, Now, asCommand: true)?.Register.Code);
    }

    [Theory]
    [InlineData("11月20日办公室全体会，议题：值班安排，6人到")]
    [InlineData("昨天例会，议程：值班安排，6人到")]
    public void Read_WhatAMeetingHadOnItsAgenda_IsNoEntry(string text) => Assert.Null(Reader.Read(text, Now, asCommand: true));

    [Fact]
    public void Read_ALogOfAMeeting_IsNeverTakenForAnEntry()
    {
        var taken = File.ReadLines(RepositoryRoot.Of("Tests/Unit/MeetingLogs/QuickLog/quick-log-own.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)
            .Where(text => Reader.Read(text, Now, asCommand: false) is not null)
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
