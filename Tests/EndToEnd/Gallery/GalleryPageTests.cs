using BotApp.Tests.Support;
using BotApp.Tests.Support.Cards;

namespace BotApp.Tests.EndToEnd.Gallery;

/// <summary>The gallery as it is kept beside the code: no card is missing from it, and none is in it that is gone.</summary>
public sealed class GalleryPageTests
{
    private static readonly string Docs = Path.Combine(RepositoryRoot.Folder, "docs");

    [Fact]
    public async Task Page_AsKept_NamesEveryCardInBothLanguages() =>
        Assert.Equal(GalleryPage.Write(CardSamples.All), await File.ReadAllTextAsync(Path.Combine(Docs, "gallery.md"), TestContext.Current.CancellationToken));

    [Fact]
    public void Pictures_AsKept_AreThoseOfTheCards() =>
        Assert.Equal(
            CardSamples.All.SelectMany(sample => new[] { GalleryPage.PictureOf(sample, phone: false), GalleryPage.PictureOf(sample, phone: true) }).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Path.Combine(Docs, "gallery")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
