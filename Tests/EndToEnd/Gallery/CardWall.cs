using BotApp.Tests.EndToEnd.Browser;
using BotApp.Tests.EndToEnd.Office;
using BotApp.Tests.Support.Cards;
using Microsoft.Playwright;

namespace BotApp.Tests.EndToEnd.Gallery;

/// <summary>Cards in the Playground, some at a time, on a page as wide as wanted.</summary>
internal sealed class CardWall : IAsyncDisposable
{
    private const string Panel = ".ac-preview-panel";

    // A chat with many cards gets slow, and a reload empties it.
    private const int AtOnce = 12;

    // The longest cards only get longer from here on.
    private const int MaxHeight = 1500;

    // What a card has left of a window of 320 pixels: the chat's margins and the picture beside it are Teams' own.
    private const string Narrow = """
        style => { document.head.querySelector('#narrow')?.remove();
          if (style) { const s = document.createElement('style'); s.id = 'narrow'; s.textContent = style; document.head.append(s); } }
        """;

    private readonly IReadOnlyList<CardSample> samples;
    private readonly CardBot bot;
    private PlaygroundServer? playground;
    private Chromium? browser;

    public CardWall(IReadOnlyList<CardSample> samples)
    {
        this.samples = samples;
        bot = new CardBot(samples);
    }

    public static async Task<CardWall> StartAsync(IReadOnlyList<CardSample> samples, string locale)
    {
        var wall = new CardWall(samples);
        await wall.bot.StartAsync();
        wall.browser = await Chromium.StartAsync();
        wall.playground = await PlaygroundServer.StartAsync($"gallery.{locale}", wall.bot.Url, DemoOffice.Read().CurrentUser, locale);
        return wall;
    }

    /// <summary>Shows every card and has it looked at, first as a desktop shows it and then as a phone of 320 pixels does.</summary>
    public async Task LookAsync(string locale, Func<CardSample, bool, IPage, ILocator, Task> look)
    {
        for (var first = 0; first < samples.Count; first += AtOnce)
        {
            var here = samples.Skip(first).Take(AtOnce).ToList();
            var page = await browser!.NewPageAsync(locale);
            // The chat scrolls by itself: what is below its edge is in no picture.
            await page.SetViewportSizeAsync(1280, MaxHeight + 500);
            var chat = new PlaygroundPage(page, "");
            await chat.OpenAsync(playground!.Url);
            await chat.SayAsync($"{first} {here.Count}");
            await Assertions.Expect(page.Locator(Panel)).ToHaveCountAsync(here.Count, new() { Timeout = 60_000 });
            foreach (var phone in new[] { false, true })
            {
                await page.EvaluateAsync(Narrow, phone ? $"{Panel} {{ width: 320px !important; max-width: 320px !important; min-width: 0 !important; }}" : "");
                await page.WaitForTimeoutAsync(300);
                for (var i = 0; i < here.Count; i++)
                    await look(here[i], phone, page, page.Locator(Panel).Nth(i));
            }

            await page.CloseAsync();
        }
    }

    /// <summary>What of a card sticks out to the right of it: nothing, or the texts that do.</summary>
    /// <remarks>The Playground's time picker has a least width of its own and draws its arrow beside the field; Teams on a phone asks with the phone's.</remarks>
    public static async Task<string[]> StickingOutAsync(ILocator card) => await card.EvaluateAsync<string[]>(
        """
        panel => { const edge = panel.getBoundingClientRect().right + 1;
          return [...panel.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().width > 0 && e.getBoundingClientRect().right > edge && getComputedStyle(e).visibility !== 'hidden' && !e.closest('.fui-TimePicker, .fui-Combobox'))
            .map(e => (e.innerText || e.getAttribute('aria-label') || e.className || e.tagName).toString().slice(0, 40)); }
        """);

    /// <summary>Words that a column is too narrow for, so that they go on in the next line: "Do-ne".</summary>
    /// <remarks>Of Latin letters, as Chinese breaks anywhere; very long ones are somebody's text and have to break.</remarks>
    public static async Task<string[]> BrokenWordsAsync(ILocator card) => await card.EvaluateAsync<string[]>(
        """
        panel => { const broken = [], texts = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT), range = document.createRange();
          while (texts.nextNode())
            for (const word of texts.currentNode.data.matchAll(/(?<!\w)[A-Za-z]{2,14}(?!\w)/g)) {
              range.setStart(texts.currentNode, word.index);
              range.setEnd(texts.currentNode, word.index + word[0].length);
              const lines = new Set([...range.getClientRects()].filter(r => r.width > 0).map(r => Math.round(r.top)));
              if (lines.size > 1) broken.push(word[0]); }
          return broken; }
        """);

    /// <summary>A picture of a card as WebP, which shows texts as well as PNG at a third of the size.</summary>
    public static async Task<byte[]> PictureAsync(IPage page, ILocator card)
    {
        // A card taller than the window is shown from its top, below the Playground's own bar.
        await card.EvaluateAsync("panel => { panel.style.scrollMarginTop = '120px'; panel.scrollIntoView({ block: 'start' }); }");
        var box = await card.BoundingBoxAsync() ?? throw new InvalidOperationException("The card is not on the page.");
        var session = await page.Context.NewCDPSessionAsync(page);
        var answer = await session.SendAsync("Page.captureScreenshot", new Dictionary<string, object>
        {
            ["format"] = "webp",
            ["quality"] = 30,
            ["captureBeyondViewport"] = true,
            ["clip"] = new Dictionary<string, object> { ["x"] = box.X, ["y"] = box.Y, ["width"] = box.Width, ["height"] = Math.Min(box.Height, MaxHeight), ["scale"] = 1 },
        });
        await session.DetachAsync();
        return answer!.Value.GetProperty("data").GetBytesFromBase64();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        if (playground is not null)
            await playground.DisposeAsync();
        await bot.DisposeAsync();
    }
}
