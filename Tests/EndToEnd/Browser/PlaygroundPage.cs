using System.Globalization;
using System.Text.RegularExpressions;
using BotApp.Tests.Support.Logs;
using Microsoft.Playwright;

namespace BotApp.Tests.EndToEnd.Browser;

/// <summary>The Playground in a browser, with one person at the keyboard.</summary>
internal sealed partial class PlaygroundPage(IPage page, string bot)
{
    private const string Panel = ".ac-preview-panel";

    /// <summary>Milliseconds for the page itself: 9 MB of script, and several browsers may load it at once on a small machine.</summary>
    private const float SlowLoad = 60_000;

    private int _cards;

    /// <summary>Opens the page, with its log panel closed: that repeats every message.</summary>
    public async Task OpenAsync(string url)
    {
        await LoadAsync(url);
        var hideLog = page.GetByRole(AriaRole.Button, new() { Name = "Hide log panel" });
        await hideLog.ClickAsync(new() { Timeout = SlowLoad });
        await hideLog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await SettleAsync();
    }

    // The page is the tool's and no bot has been asked yet: that it comes at the first try is nothing these tests judge.
    private async Task LoadAsync(string url)
    {
        try
        {
            await page.GotoAsync(url, new() { Timeout = SlowLoad / 2 });
        }
        catch (TimeoutException)
        {
            await page.GotoAsync(url, new() { Timeout = SlowLoad });
        }
    }

    /// <summary>The bot's message extension.</summary>
    public ExtensionMenu Extension { get; } = new(page);

    /// <summary>The chat with the bot alone.</summary>
    public async Task GoToPersonalChatAsync() => await GoToAsync("Personal Chat");

    /// <summary>The group chat or the channel ("team - channel") of this name.</summary>
    public async Task GoToAsync(string conversation)
    {
        await page.GetByRole(AriaRole.Treeitem, new() { Name = conversation, Exact = true }).ClickAsync();
        await SettleAsync();
    }

    /// <summary>Says something, and waits for the card that answers it.</summary>
    public async Task<BotCard> AskAsync(string text) => await NextCardAsync(() => SayAsync(text));

    /// <summary>Says something to the bot by name, as one must in a chat with others, and waits for the card that answers it.</summary>
    /// <param name="saying">What the answer says; a card that comes late and says something else is not taken for it.</param>
    public async Task<BotCard> AskByNameAsync(string text, string? saying = null) => await NextCardAsync(() => SayByNameAsync(text), saying);

    /// <summary>Types and sends.</summary>
    public async Task SayAsync(string text)
    {
        KeptLogs.Typed(text);
        await Editor.ClickAsync();
        await page.Keyboard.InsertTextAsync(text);
        await SendAsync();
    }

    /// <summary>Types and sends, after an @mention of the bot.</summary>
    public async Task SayByNameAsync(string text)
    {
        KeptLogs.Typed(text);
        await Editor.ClickAsync();
        await page.Keyboard.TypeAsync("@");
        await page.Locator("#typeahead-menu [role=menuitem]").Filter(new() { HasText = bot }).ClickAsync();
        await page.Keyboard.InsertTextAsync(" " + text);
        await SendAsync();
    }

    /// <summary>Sends a card that was put into the box.</summary>
    public async Task SendCardAsync()
    {
        await SendAsync();
        // What is sent is drawn twice: at once, and again when the bot has it.
        await SettleAsync();
    }

    /// <summary>The first card that appears because of this, saying this if told so; the day's card and the welcome, which come by themselves, are none.</summary>
    public async Task<BotCard> NextCardAsync(Func<Task> cause, string? saying = null)
    {
        await page.Locator(Panel).EvaluateAllAsync<object?>("panels => panels.forEach(panel => panel.dataset.card ??= 'old')");
        await cause();
        var cards = page.Locator($"{Panel}:not([data-card])").Filter(new() { HasNotTextRegex = ComesByItself() });
        var fresh = (saying is null ? cards : cards.Filter(new() { HasText = saying })).First;
        await fresh.WaitForAsync();
        var id = (++_cards).ToString(CultureInfo.InvariantCulture);
        await fresh.EvaluateAsync("(panel, id) => { panel.dataset.card = id; }", id);
        return new BotCard(page, page.Locator($"{Panel}[data-card='{id}']"));
    }

    /// <summary>The card saying this that the bot sends of itself, now or within this time.</summary>
    public async Task<BotCard> ReceiveAsync(string text, TimeSpan within)
    {
        var card = page.Locator(Panel).Filter(new() { HasText = text }).Last;
        await card.WaitForAsync(new() { Timeout = (float)within.TotalMilliseconds });
        var id = (++_cards).ToString(CultureInfo.InvariantCulture);
        await card.EvaluateAsync("(panel, id) => { panel.dataset.card = id; }", id);
        return new BotCard(page, page.Locator($"{Panel}[data-card='{id}']"));
    }

    /// <summary>A picture of the page with its newest card in view.</summary>
    public async Task ScreenshotAsync(string path)
    {
        var newest = page.Locator($"{Panel}[data-card='{_cards}']");
        if (await newest.CountAsync() > 0)
            await newest.ScrollIntoViewIfNeededAsync();
        await page.ScreenshotAsync(new() { Path = path });
    }

    /// <summary>A picture for a page of documentation: as little empty space as one card needs.</summary>
    public async Task PictureAsync(string path, int height)
    {
        await page.SetViewportSizeAsync(1280, height);
        await page.ScreenshotAsync(new() { Path = path });
    }

    /// <summary>Makes the page as narrow as a phone; the list of conversations is hidden then.</summary>
    public async Task NarrowAsync(int width) => await page.AddStyleTagAsync(new()
    {
        Content = string.Create(CultureInfo.InvariantCulture, $".ac-preview-panel {{ width: {width}px !important; max-width: {width}px !important; }}"),
    });

    public async Task CloseAsync() => await page.CloseAsync();

    [GeneratedRegex("^\\s*(今日事项|Today\\s|流程助手|Office assistant)")]
    private static partial Regex ComesByItself();

    // In a channel every thread has an editor; the first starts a new one.
    private ILocator Editor => page.Locator("[role=textbox][data-lexical-editor=true]").First;

    private async Task SendAsync()
    {
        await page.Locator("button").And(page.GetByLabel("Send Message").Or(page.GetByText("Post", new() { Exact = true }))).First.ClickAsync();
        await Assertions.Expect(Editor).ToHaveTextAsync("");
    }

    /// <summary>
    /// Opening a conversation for the first time makes the bot a member, which it may answer; an incoming message would
    /// wipe what is typed into a card. So nothing is typed before a second has passed without a new one.
    /// </summary>
    private async Task SettleAsync()
    {
        await Editor.WaitForAsync();
        var (shown, quiet) = (-1, 0);
        while (quiet < 4)
        {
            await Task.Delay(250);
            var now = await page.Locator(".fai-OutputCard, [role=group].fui-Card").CountAsync();
            quiet = now == shown ? quiet + 1 : 0;
            shown = now;
        }
    }
}
