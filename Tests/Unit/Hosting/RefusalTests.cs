using Azure;
using Azure.Identity;
using BotApp.Hosting;
using BotApp.Office;
using Microsoft.Extensions.Configuration;

namespace BotApp.Tests.Unit.Hosting;

public sealed class RefusalTests
{
    public static TheoryData<Exception, string> OfTheSurroundings => new()
    {
        { new RequestFailedException(403, "long text", "AuthorizationPermissionMismatch", null), "The storage refuses (403, AuthorizationPermissionMismatch)" },
        { new RequestFailedException(503, "long text"), "does not answer" },
        { new AggregateException(new RequestFailedException(0, "refused"), new RequestFailedException(0, "refused")), "does not answer" },
        { new AuthenticationFailedException("long text"), "no identity" },
        { new AggregateException(new TaskCanceledException(), new RequestFailedException(0, "refused")), "does not answer" },
        { new TaskCanceledException(), "does not answer" },
    };

    [Theory]
    [MemberData(nameof(OfTheSurroundings))]
    public void LinesOf_TheSurroundings_IsOneLineThatSaysWhatToDo(Exception e, string says) =>
        Assert.Contains(says, Assert.Single(Refusal.LinesOf(e, isInterrupted: false)!), StringComparison.Ordinal);

    [Fact]
    public void LinesOf_ADataFile_IsALineAFault() =>
        Assert.Equal(["registers.json: one", "registers.json: two"], Refusal.LinesOf(new DataFileException(["registers.json: one", "registers.json: two"]), isInterrupted: false)!);

    [Fact]
    public void LinesOf_SettingsThatAreNoJson_NamesTheFileAndTheLine()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        File.WriteAllText(file, "{\n  \"Office\": { \"Name\": \"x\"\n");
        try
        {
            var thrown = Record.Exception(() => new ConfigurationBuilder().AddJsonFile(file).Build());

            var line = Assert.Single(Refusal.LinesOf(thrown!, isInterrupted: false) ?? []);
            Assert.Contains(file, line, StringComparison.Ordinal);
            Assert.Contains("line 3", line, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void LinesOf_AFileThatMayNotBeRead_NamesIt() => Assert.Contains(
        "'/app/appsettings.json'",
        Assert.Single(Refusal.LinesOf(new UnauthorizedAccessException("Access to the path '/app/appsettings.json' is denied."), isInterrupted: false) ?? []),
        StringComparison.Ordinal);

    [Fact]
    public void LinesOf_WhatTheOperatorEnded_IsNoOutage() =>
        Assert.Equal(["Interrupted."], Refusal.LinesOf(new TaskCanceledException(), isInterrupted: true)!);

    [Fact]
    public void LinesOf_TriesThatTheOperatorEnded_AreNoOutage() => Assert.Equal(
        ["Interrupted."],
        Refusal.LinesOf(new AggregateException(new RequestFailedException(0, "refused"), new TaskCanceledException()), isInterrupted: true)!);

    public static TheoryData<Exception> OfOurs => [new InvalidOperationException("ours"), new AggregateException(new TaskCanceledException(), new ArgumentException("ours")), new RequestFailedException(400, "a query of ours"), new ArgumentException("ours")];

    [Theory]
    [MemberData(nameof(OfOurs))]
    public void LinesOf_AFaultOfOurs_IsNothing(Exception e) => Assert.Null(Refusal.LinesOf(e, isInterrupted: false));
}
