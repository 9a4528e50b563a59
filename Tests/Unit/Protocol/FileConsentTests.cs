using System.Text;
using System.Text.Json;
using BotApp.Protocol;

namespace BotApp.Tests.Unit.Protocol;

/// <summary>The question for a file on the wire, and its answer.</summary>
public sealed class FileConsentTests
{
    private static readonly DateTimeOffset Until = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ask_HasTheShapeOfTheProtocol()
    {
        var card = FileConsent.Ask("2026.xlsx", "d", 1234, "f1", Until);

        Assert.Equal(("application/vnd.microsoft.teams.card.file.consent", "2026.xlsx"), (card.ContentType, card.Name));
        Assert.Equal(
            """{"description":"d","sizeInBytes":1234,"acceptContext":{"id":"f1","until":"2026-11-23T09:00:00.0000000+00:00"},"declineContext":{"id":"f1","until":"2026-11-23T09:00:00.0000000+00:00"}}""",
            Encoding.UTF8.GetString(card.Content!.Value.Utf8.Span).Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Fact]
    public void TryRead_AnAnswerToOurQuestion_HasWhatWasAskedAndWhereToPutTheFile()
    {
        var context = JsonElement.Parse(FileConsent.Ask("2026.xlsx", "d", 1, "f1", Until).Content!.Value.Utf8.Span).GetProperty("acceptContext").GetRawText();

        var consent = Read(
            $$"""{"action":"accept","context":{{context}},"uploadInfo":{"uploadUrl":"u","contentUrl":"c","name":"n","uniqueId":"i","fileType":"xlsx"} }""");

        Assert.Equal(new FileConsent(true, "f1", Until, "u", "c", "n", "i", "xlsx"), consent);
    }

    [Fact]
    public void TryRead_Declined_IsNotAccepted() =>
        Assert.Equal(new FileConsent(false, "f1", null, null, null, null, null, null), Read("""{"action":"decline","context":{"id":"f1"}}"""));

    [Theory]
    [InlineData("""{"action":"other","context":{"id":"f1"}}""")]
    [InlineData("""{"context":{"id":"f1"}}""")]
    [InlineData("""{"action":"accept"}""")]
    [InlineData("""{"action":"accept","context":"f1"}""")]
    [InlineData("""{"action":"accept","context":{"id":""}}""")]
    [InlineData("""{"action":"accept","context":{}}""")]
    [InlineData("""[]""")]
    public void TryRead_OfAnotherShape_IsNotRead(string value) => Assert.Null(Read(value));

    [Theory]
    [InlineData("""{"action":"accept","context":{"id":"f1","until":"tomorrow"}}""")]
    [InlineData("""{"action":"accept","context":{"id":"f1","until":"2026-11-23"}}""")]
    [InlineData("""{"action":"accept","context":{"id":"f1"},"uploadInfo":"u"}""")]
    [InlineData("""{"action":"accept","context":{"id":"f1"},"uploadInfo":null}""")]
    [InlineData("""{"action":"accept","context":{"id":"f1"},"uploadInfo":{"uploadUrl":1}}""")]
    public void TryRead_WhatIsNoMomentAndNoUpload_IsLeftOut(string value) =>
        Assert.Equal(new FileConsent(true, "f1", null, null, null, null, null, null), Read(value));

    [Theory]
    [InlineData("n", "n")]
    [InlineData(null, "own")]
    public void Info_HasTheShapeOfTheProtocol(string? stored, string shown)
    {
        var card = new FileConsent(true, "f1", null, "u", "c", stored, "i", "xlsx").Info("own");

        Assert.Equal(("application/vnd.microsoft.teams.card.file.info", shown, "c"), (card.ContentType, card.Name, card.ContentUrl));
        Assert.Equal("""{"uniqueId":"i","fileType":"xlsx"}""", Encoding.UTF8.GetString(card.Content!.Value.Utf8.Span));
    }

    private static FileConsent? Read(string value) =>
        FileConsent.TryRead(new Activity { Type = ActivityTypes.Invoke, Value = JsonElement.Parse(value) }, out var consent) ? consent : null;
}
