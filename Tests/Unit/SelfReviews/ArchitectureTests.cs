using System.Text.RegularExpressions;
using BotApp.Tests.Support;

namespace BotApp.Tests.Unit.SelfReviews;

/// <summary>Exports, searches, summaries and whatever comes later have no way to the texts: nobody else's source refers to them.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] Own = ["Bot/Features/SelfReviews/", "Bot/Office/SelfReviews/", "Storage/SelfReviews/"];

    /// <summary>What the tables themselves need: their names, and that they are made.</summary>
    private static readonly string[] Tables = ["Storage/Tables/OfficeTables.cs", "Storage/Migrations/StorageMigrations.cs"];

    [Fact]
    public void Store_OfTheReviews_IsReferredToByItsFeatureAlone()
    {
        var others = Sources().Where(file => !Own.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal)));

        Assert.Empty(others.Where(file => Store().IsMatch(file.Text)).Select(file => file.Path).Except(["Storage/Tables/OfficeTables.cs"]));
    }

    [Fact]
    public void Table_OfTheReviews_IsOpenedByItsStoreAlone()
    {
        var openers = Sources().Where(file => Table().IsMatch(file.Text) && !file.Path.StartsWith("Storage/SelfReviews/", StringComparison.Ordinal));

        Assert.Empty(openers.Select(file => file.Path).Except(Tables));
    }

    [Fact]
    public void Feature_Handlers_AreReferredToByTheHostsWiringAlone()
    {
        var others = Sources().Where(file => !Own.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal)) && Feature().IsMatch(file.Text));

        Assert.Equal(["Bot/Hosting/BotHost.cs", "Bot/Hosting/OfficeServices.cs"], others.Select(file => file.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Patterns_OnTheOwnSources_FindThem()
    {
        Assert.Contains(Sources(), file => file.Path == "Bot/Features/SelfReviews/ReviewDesk.cs" && Store().IsMatch(file.Text));
        Assert.Contains(Sources(), file => file.Path == "Storage/SelfReviews/SelfReviewStore.cs" && Table().IsMatch(file.Text));
    }

    private static IEnumerable<(string Path, string Text)> Sources() =>
        from folder in new[] { "Bot", "Storage" }
        from file in Directory.EnumerateFiles(RepositoryRoot.Of(folder), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(RepositoryRoot.Folder, file).Replace(Path.DirectorySeparatorChar, '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        select (path, File.ReadAllText(file));

    [GeneratedRegex(@"Storage\.SelfReviews|\bSelfReviewStore\b|\bAuthorKeys\b|\bOpenedReview\b|\bReviewTexts\b")]
    private static partial Regex Store();

    [GeneratedRegex(@"\btables\.Reviews\b|\bReviews \{ get; \}|""Reviews""")]
    private static partial Regex Table();

    [GeneratedRegex(@"Features\.SelfReviews\b")]
    private static partial Regex Feature();
}
