using System.Text.RegularExpressions;
using BotApp.Tests.Support;
using BotApp.Tests.Unit.Office.Rights;

namespace BotApp.Tests.Unit.Trust;

/// <summary>What SECURITY.md names as proof is there.</summary>
public sealed partial class SecurityDocumentTests
{
    [Fact]
    public void Tests_NamedAsProof_Exist()
    {
        var root = RepositoryRoot.Folder;
        var sources = string.Concat(Directory.EnumerateFiles(Path.Combine(root, "Tests"), "*Tests*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var named = Named().Matches(File.ReadAllText(Path.Combine(root, "SECURITY.md"))).Select(m => m.Groups["test"].Value).Distinct().ToList();

        Assert.True(named.Count > 30, $"{named.Count} tests are named");
        Assert.DoesNotContain(named, test => !sources.Contains($" {test}(", StringComparison.Ordinal));
    }

    [Fact]
    public void Rights_AsWritten_AreThoseOfTheTable()
    {
        var file = Path.Combine(RepositoryRoot.Folder, "SECURITY.md");
        var text = File.ReadAllText(file);
        var written = Table().Match(text);
        Assert.True(written.Success, "SECURITY.md has no table of rights.");

        // WRITE_DOCS=1 brings it up to date.
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") is { Length: > 0 })
            File.WriteAllText(file, text.Replace(written.Value, RightsMarkdown.Write(), StringComparison.Ordinal));
        else
            Assert.Equal(RightsMarkdown.Write(), written.Value);
    }

    [GeneratedRegex(@"^\| operation \|.*\n(\|.*\n)*", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex("`(?<test>[A-Z][A-Za-z]+_[A-Za-z]+_[A-Za-z]+)`")]
    private static partial Regex Named();
}
