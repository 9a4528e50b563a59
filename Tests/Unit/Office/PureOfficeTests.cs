using System.Text.RegularExpressions;
using BotApp.Tests.Support;

namespace BotApp.Tests.Unit.Office;

/// <summary>The office's rules are functions: no file, no clock, no chance, nothing to wait for.</summary>
public sealed partial class PureOfficeTests
{
    [Fact]
    public void Rules_OpenNoFileAndReadNoClock() => Assert.Empty(Impure("Bot/Office"));

    [Fact]
    public void Pattern_OnWhatReadsFiles_FindsIt() => Assert.Contains("SeedFiles.cs", Impure("Bot/Seeds"));

    private static IEnumerable<string?> Impure(string folder) =>
        from file in Directory.EnumerateFiles(RepositoryRoot.Of(folder), "*.cs", SearchOption.AllDirectories)
        where Reaching().IsMatch(File.ReadAllText(file))
        select Path.GetFileName(file);

    [GeneratedRegex(@"\b(?:File|Directory|Console|HttpClient|Random)\.|\bTimeProvider\b|\.(?:Utc)?Now\b|\basync\b")]
    private static partial Regex Reaching();
}
