using System.Globalization;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>A card of the day that could not go out on its day comes on the next.</summary>
public sealed class MissedDayTests(AzuriteFixture azurite)
{
    // Wednesday 25 November; committee and group meetings are owed by Monday the 30th.
    private const string BeforeTheCard = "2026-11-25T08:00:00+08:00";

    [Fact]
    public async Task DaysCard_WhoeverCouldNotBeReachedOnItsDay_HasItOnTheNextAfterSpeaking()
    {
        await using var office = await OfficeHost.StartAsync(azurite, BeforeTheCard);
        await office.Secretary.SayAsync("帮助");
        office.Teams.Script(
            r => r.IsSend && r.Target.Contains(office.Secretary.Id, StringComparison.Ordinal),
            ConnectorAnswer.Of(403, """{"error":{"code":"BotNotInConversationRoster","message":"no"}}"""));
        office.Clock.JumpTo(At("2026-11-25T08:30:01+08:00"));
        await OfficeHost.EventuallyAsync(() => CardOfAsync(office, "20261125"), r => r is { State: DeliveryState.Unreachable });

        office.Clock.JumpTo(At("2026-11-26T07:50:00+08:00"));
        await office.Secretary.SayAsync("帮助");
        office.Clock.JumpTo(At("2026-11-26T08:30:01+08:00"));
        await office.SettledAsync(At("2026-11-26T08:30:01+08:00"));

        Assert.Contains("支部委员会会议", Assert.Single(office.DayCardsOf(office.Secretary)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DaysCard_ThatCouldNotGoOutOnItsDay_ComesOnTheNext()
    {
        await using var office = await OfficeHost.StartAsync(azurite, BeforeTheCard);
        await office.Secretary.SayAsync("帮助");
        office.Teams.Script(
            r => r.IsSend && r.Target.Contains(office.Secretary.Id, StringComparison.Ordinal),
            new ConnectorAnswer { Status = 429, Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "7200" } });

        office.Clock.JumpTo(At("2026-11-25T08:30:01+08:00"));
        await office.PutOffAsync(office.Secretary);
        Assert.Empty(office.DayCardsOf(office.Secretary));

        office.Clock.JumpTo(At("2026-11-26T08:30:01+08:00"));
        Assert.Contains("支部委员会会议", (await office.DayCardAsync(office.Secretary)).Text, StringComparison.Ordinal);
    }

    private static Task<Recipient?> CardOfAsync(OfficeHost office, string day) =>
        office.Services.GetRequiredService<DeliveryStore>().FindRecipientAsync(new OccurrenceKey("day", day), office.Secretary.Id, OfficeHost.Stop);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
