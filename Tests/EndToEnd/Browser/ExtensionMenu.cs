using BotApp.Tests.Support.Logs;
using Microsoft.Playwright;

namespace BotApp.Tests.EndToEnd.Browser;

/// <summary>The message extension as the Playground offers it: beside the box one writes in, and on each message.</summary>
/// <remarks>The Playground does not read the manifest, so the command has to be named there; Teams names it itself.</remarks>
internal sealed class ExtensionMenu(IPage page)
{
    private const string Trigger = "Trigger Message Extension App";

    /// <summary>Searches with one of the extension's commands, and gives what is listed.</summary>
    public async Task<IReadOnlyList<string>> SearchAsync(string command, string parameter, string text)
    {
        KeptLogs.Typed(text);
        await page.GetByLabel(Trigger).Last.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Search Command" }).ClickAsync();
        await page.GetByText("Specify Command ID or Parameter").ClickAsync();
        await page.GetByPlaceholder("Command ID").FillAsync(command);
        await page.GetByPlaceholder("Parameter name").FillAsync(parameter);
        await page.GetByPlaceholder("Enter a search term").FillAsync(text);
        await Results.First.WaitForAsync();
        return [.. (await Results.AllInnerTextsAsync()).Select(result => result.Trim())];
    }

    /// <summary>Puts what was found first into what is being written.</summary>
    public async Task TakeFirstAsync() => await Results.First.ClickAsync();

    /// <summary>Opens the dialog of a command on one's own newest message.</summary>
    public async Task<BotCard> OpenOnLastMessageAsync(string command)
    {
        // One's own messages name no author; the bot's above it is there before.
        await page.GetByLabel("Message header").Filter(new() { HasNot = page.GetByLabel("Message author") }).Last
            .GetByLabel("Show more information").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Action Command" }).ClickAsync();
        await page.GetByPlaceholder("Input command id").FillAsync(command);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog).Filter(new() { HasText = "Your Message Extension App" });
        await dialog.WaitForAsync();
        return new BotCard(page, dialog);
    }

    // A result is a small card: a heading, and below it what it is about.
    private ILocator Results => page.Locator(".fui-PopoverSurface").Locator("div:has(> h1.fui-Text)");
}
