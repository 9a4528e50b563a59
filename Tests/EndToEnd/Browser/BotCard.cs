using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using BotApp.Tests.Support.Logs;
using Microsoft.Playwright;

namespace BotApp.Tests.EndToEnd.Browser;

/// <summary>A card of the bot's as it stands on the page, read and used by what a person sees: labels and titles.</summary>
internal sealed partial class BotCard(IPage page, ILocator panel)
{
    /// <summary>Everything readable on the card, without what is typed in its inputs.</summary>
    public async Task<string> TextAsync() => await panel.InnerTextAsync();

    /// <summary>Labels of the inputs in their order, without the mark of a required one.</summary>
    public async Task<IReadOnlyList<string>> LabelsAsync() =>
        [.. (await panel.Locator("label").AllInnerTextsAsync()).Select(label => label.Trim().TrimEnd('*').Trim())];

    /// <summary>The first text after the input of this label: its error, or else the next label.</summary>
    public async Task<string> TextAfterAsync(string label) => await Input(label).EvaluateAsync<string>(
        """
        input => [...input.closest('.ac-preview-panel').querySelectorAll('.ac-textBlock, .ac-richTextBlock')]
          .find(text => input.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)?.innerText ?? ''
        """);

    /// <summary>Whether nothing of the card lies beside its own width.</summary>
    public async Task<bool> FitsAsync()
    {
        await RenderedAsync();
        return await panel.EvaluateAsync<bool>("panel => panel.scrollWidth <= panel.clientWidth + 1");
    }

    /// <summary>Titles of the buttons in their order.</summary>
    public async Task<IReadOnlyList<string>> ButtonsAsync() =>
        [.. (await panel.GetByRole(AriaRole.Button).AllInnerTextsAsync()).Select(title => title.Trim()).Where(title => title.Length > 0)];

    /// <summary>What the input of this label shows.</summary>
    public async Task<string> ReadAsync(string label) => await Input(label).InputValueAsync();

    /// <summary>The date in the input of this label; null when it is empty.</summary>
    public async Task<DateOnly?> ReadDateAsync(string label)
    {
        var shown = await ReadAsync(label);
        if (shown.Length == 0)
            return null;

        // 2026年3月5日: the picker writes dates in the browser's language.
        var parts = Digits().Matches(shown).Select(part => int.Parse(part.Value, CultureInfo.InvariantCulture)).ToArray();
        return new DateOnly(parts[0], parts[1], parts[2]);
    }

    /// <summary>Types into a text, number or time input.</summary>
    public async Task FillAsync(string label, string value)
    {
        KeptLogs.Typed(value);
        await Input(label).FillAsync(value);
    }

    /// <summary>Types a date.</summary>
    public async Task FillDateAsync(string label, DateOnly date)
    {
        var input = Input(label);
        await input.FillAsync(date.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
        await input.PressAsync("Enter");
        await input.PressAsync("Escape");
    }

    /// <summary>Chooses from a drop-down by what the choice is called.</summary>
    public async Task ChooseAsync(string label, string choice)
    {
        await Input(label).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = choice, Exact = true }).ClickAsync();
    }

    /// <summary>Ticks the box that stands before this, or unticks it.</summary>
    public async Task TickAsync(string title) => await panel.GetByText(title, new() { Exact = true }).ClickAsync();

    /// <summary>Waits until the card says this: the bot brings it up to date in its place.</summary>
    public async Task SaysAsync(string text, TimeSpan within) =>
        await Assertions.Expect(panel).ToContainTextAsync(text, new() { Timeout = (float)within.TotalMilliseconds });

    /// <summary>Opens or closes what a button unfolds; nothing is sent.</summary>
    public async Task UnfoldAsync(string title) => await Button(panel, title).ClickAsync();

    /// <summary>
    /// Clicks a button and waits until its answer is shown: another card in the same place, a message or an error.
    /// </summary>
    /// <returns>The bot's answer to the click, as it came over the wire.</returns>
    public async Task<JsonElement> ClickAsync(string title) => await ClickAsync(panel, title);

    /// <summary>Clicks a button that the client answers by itself, as one that shows or hides a part.</summary>
    public async Task ToggleAsync(string title)
    {
        await Button(panel, title).ClickAsync();
        await RenderedAsync();
    }

    /// <summary>Clicks the button that stands in one row with this text, as in a list.</summary>
    public async Task<JsonElement> ClickInRowAsync(string text, string title) => await ClickAsync(Row(text, title), title);

    /// <inheritdoc cref="UnfoldAsync"/>
    public async Task UnfoldInRowAsync(string text, string title) => await Button(Row(text, title), title).ClickAsync();

    // The innermost container that holds both; a column has the text without the button.
    private ILocator Row(string text, string title) => panel.Locator(".ac-container")
        .Filter(new() { HasText = text, Has = page.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }) }).Last;

    /// <summary>The page renders an answer in several steps, reusing what it has: done is when nothing has changed for a while.</summary>
    private async Task RenderedAsync() => await panel.EvaluateAsync(
        """
        panel => new Promise(resolve => {
          let timer = setTimeout(done, 400);
          const observer = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, 400); });
          observer.observe(panel, { subtree: true, childList: true, attributes: true, characterData: true });
          function done() { observer.disconnect(); resolve(); }
        })
        """);

    private async Task<JsonElement> ClickAsync(ILocator within, string title)
    {
        var answered = page.WaitForResponseAsync(response => response.Url.EndsWith("/_conversation/v1/invoke", StringComparison.Ordinal));
        await Button(within, title).ClickAsync();
        var answer = await (await answered).JsonAsync()
            ?? throw new InvalidOperationException($"'{title}' was answered without a body.");
        await RenderedAsync();
        return answer;
    }

    private static ILocator Button(ILocator within, string title) =>
        within.GetByRole(AriaRole.Button, new() { Name = title, Exact = true });

    private ILocator Input(string label) => panel
        .Locator("input, textarea")
        .And(panel.GetByLabel(new Regex($@"^\s*{Regex.Escape(label)}\s*\*?\s*$")));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
