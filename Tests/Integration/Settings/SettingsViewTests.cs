using BotApp.Features.Settings;
using BotApp.Storage.Settings;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Settings;

public sealed class SettingsViewTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Refresh_ReadBegunBeforeAChangeEndsAfterTheChangesOwn_DoesNotBringBackWhatWas()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var network = new FaultyNetwork();
        using var view = ActivatorUtilities.CreateInstance<SettingsView>(
            office.Services, ActivatorUtilities.CreateInstance<SettingsStore>(office.Services, office.Connect(network)));
        var (read, told) = (new TaskCompletionSource(), new TaskCompletionSource());
        network.AfterRead = () =>
        {
            network.AfterRead = null;
            read.SetResult();
            return told.Task;
        };
        var earlier = view.RefreshAsync(OfficeHost.Stop);
        await read.Task;

        await office.SetAsync("dayHour", "09:15");
        await view.RefreshAsync(OfficeHost.Stop);
        told.SetResult();
        await earlier;

        Assert.Equal(new TimeOnly(9, 15), view.Office.DayCardHour);
    }
}
