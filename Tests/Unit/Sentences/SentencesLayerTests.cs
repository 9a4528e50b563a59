using System.Text.RegularExpressions;
using BotApp.Tests.Support;

namespace BotApp.Tests.Unit.Sentences;

/// <summary>Several features read sentences; the reading knows none of them, nor storage, nor the wire.</summary>
public sealed partial class SentencesLayerTests
{
    [Fact]
    public void Sources_ReferToNoFeature() => Assert.Empty(Referring("Bot/Sentences"));

    [Fact]
    public void Pattern_OnAFeature_FindsIt() => Assert.Contains("LogMeeting.cs", Referring("Bot/Features/MeetingLogs"));

    private static IEnumerable<string?> Referring(string folder) =>
        from file in Directory.EnumerateFiles(RepositoryRoot.Of(folder), "*.cs", SearchOption.AllDirectories)
        where Outside().IsMatch(File.ReadAllText(file))
        select Path.GetFileName(file);

    [GeneratedRegex(@"\bBotApp\.(?:Features|Protocol|Turns|Delivery|Hosting|Commands|Storage)\b")]
    private static partial Regex Outside();
}
