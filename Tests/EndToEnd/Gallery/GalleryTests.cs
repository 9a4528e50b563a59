using BotApp.Tests.Support;
using BotApp.Tests.Support.Cards;

namespace BotApp.Tests.EndToEnd.Gallery;

/// <summary>
/// Every card in the renderer of Teams, as wide as a desktop and as a phone of 320 pixels. With <c>SCREENSHOTS=docs</c> the
/// pictures and the page of the gallery are made anew.
/// </summary>
public abstract class GalleryTests(string language, string locale)
{
    [Fact]
    public async Task Cards_OnAPhone_StickOutNowhereAndBreakNoWord()
    {
        var samples = CardSamples.All.Where(s => s.Name.EndsWith($".{language}", StringComparison.Ordinal)).ToList();
        var faults = new List<string>();
        await using var wall = await CardWall.StartAsync(samples, locale);

        await wall.LookAsync(locale, async (sample, phone, page, card) =>
        {
            if (phone && await CardWall.StickingOutAsync(card) is { Length: > 0 } texts)
                faults.Add($"{sample.Name}: {string.Join(" | ", texts.Distinct().Take(3))}");
            if (phone && await CardWall.BrokenWordsAsync(card) is { Length: > 0 } words)
                faults.Add($"{sample.Name} breaks {string.Join(" | ", words.Distinct().Take(3))}");
            if (Folder is { } folder)
                await File.WriteAllBytesAsync(Path.Combine(folder, GalleryPage.PictureOf(sample, phone)), await CardWall.PictureAsync(page, card));
        });

        Assert.Empty(faults);
        if (Folder is not null)
            await File.WriteAllTextAsync(Path.Combine(Folder, "..", "gallery.md"), GalleryPage.Write(CardSamples.All), TestContext.Current.CancellationToken);
    }

    private static string? Folder => Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder
        ? Directory.CreateDirectory(Path.Combine(RepositoryRoot.Folder, folder, "gallery")).FullName
        : null;
}

/// <summary>Those of a Chinese client; apart from the English ones, so that they need not wait for each other.</summary>
public sealed class ChineseGalleryTests() : GalleryTests("zh-CN", "zh-CN");

/// <summary>Those of an English client.</summary>
public sealed class EnglishGalleryTests() : GalleryTests("en", "en-US");
