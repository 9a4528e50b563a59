using BotApp.Tests.EndToEnd.Browser;
using BotApp.Tests.Support.Machine;
using BotApp.Tests.EndToEnd.Office;
using BotApp.Tests.Support;

namespace BotApp.Tests.EndToEnd;

/// <summary>A test with people in the Playground of the demo office.</summary>
public abstract class PlaygroundTest(OfficeUnderTest office) : PeopleTest(office), IClassFixture<OfficeUnderTest>;

/// <summary>A test with people in the Playground; when it fails, a picture of each one's page is kept.</summary>
public abstract class PeopleTest(OfficeUnderTest office) : IAsyncLifetime
{
    private readonly List<(string Who, PlaygroundPage Page)> _people = [];

    private protected OfficeUnderTest Office { get; } = office;

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    private protected async Task<PlaygroundPage> SignInAsync(string who, string locale = "zh-CN")
    {
        var page = await Office.SignInAsync(who, locale);
        _people.Add((who, page));
        return page;
    }

    /// <summary>A picture for the documentation, if <c>SCREENSHOTS</c> names a folder for them.</summary>
    private protected static async Task PictureAsync(PlaygroundPage page, string name, int height = 900)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await page.PictureAsync(Path.Combine(RepositoryRoot.Folder, folder, $"{name}.png"), height);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        foreach (var (who, page) in _people)
        {
            if (failed)
                await page.ScreenshotAsync(Path.Combine(BuildOutput.Results, $"{NameOfThisTest()}.{who}.png"));
            await page.CloseAsync();
        }
    }

    private static string NameOfThisTest()
    {
        var name = TestContext.Current.Test?.TestDisplayName.Split('.')[^1] ?? "test";
        return string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) || letter == '_' ? letter : '-'));
    }
}
