using System.Globalization;
using BotApp.Cards;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>Looks at the card of a running reminder.</summary>
internal static class RunningCases
{
    public static System.Text.Json.Nodes.JsonObject Of(ShownCard card, string id) =>
        card.ButtonsOf(CardVerbs.ReminderOpen).Single(b => b["id"]!.GetValue<string>() == id);

    public static async Task SaysAsync(OfficeHost office, Answer running, string text) =>
        await OfficeHost.EventuallyAsync(
            async () => (await office.Office.ClickAsync(running.Card, CardVerbs.ReminderOpen)).Card.Text, shown => shown.Contains(text, StringComparison.Ordinal));

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
