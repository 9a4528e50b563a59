using System.Text.RegularExpressions;
using BotApp.Tests.Support;

namespace BotApp.Tests.Unit.Trust;

/// <summary>What SECURITY.md names as proof is there.</summary>
public sealed partial class SecurityDocumentTests
{
    [Fact]
    public void Tests_NamedAsProof_Exist()
    {
        var root = RepositoryRoot.Folder;
        var sources = string.Concat(Directory.EnumerateFiles(Path.Combine(root, "Tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var named = Named().Matches(File.ReadAllText(Path.Combine(root, "SECURITY.md"))).Select(m => m.Groups["test"].Value).Distinct().ToList();

        Assert.True(named.Count > 30, $"{named.Count} tests are named");
        Assert.DoesNotContain(named, test => !sources.Contains($" {test}(", StringComparison.Ordinal));
    }

    [GeneratedRegex("`(?<test>[A-Z][A-Za-z]+_[A-Za-z]+_[A-Za-z]+)`")]
    private static partial Regex Named();
}
