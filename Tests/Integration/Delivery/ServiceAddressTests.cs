using System.Text.Json;
using BotApp.Delivery;
using BotApp.Protocol;
using BotApp.Storage.Conversations;
using BotApp.Tests.Integration.Storage;
using Microsoft.Extensions.Options;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Delivery;

/// <summary>Who never wrote is addressed in the office's own tenant, whichever served tenant spoke last.</summary>
public sealed class ServiceAddressTests(AzuriteFixture azurite)
{
    private const string Own = "11111111-1111-1111-1111-111111111111";
    private const string Other = "22222222-2222-2222-2222-222222222222";

    [Fact]
    public async Task FindAsync_SomeoneOfAnotherServedTenantSpokeLast_IsTheOwnTenants()
    {
        var addresses = await AddressesAsync(Own, Own, Other);
        await addresses.KeepAsync(From(Own, "amer"), Ct);
        await addresses.KeepAsync(From(Other, "emea"), Ct);

        Assert.Equal(("https://smba.trafficmanager.net/amer/", Own), Said(await addresses.FindAsync(Ct)));
    }

    [Fact]
    public async Task FindAsync_OnlySomeoneOfAnotherServedTenantSpoke_IsThePublishedOneInTheOwnTenant()
    {
        var addresses = await AddressesAsync(Own, Own, Other);
        await addresses.KeepAsync(From(Other, "emea"), Ct);

        Assert.Equal(("https://smba.trafficmanager.net/teams/", Own), Said(await addresses.FindAsync(Ct)));
    }

    [Fact]
    public async Task FindAsync_BotRegisteredInATenantThatIsNotServed_IsTheServedOnes()
    {
        var addresses = await AddressesAsync(Own, Other);
        await addresses.KeepAsync(From(Other, "emea"), Ct);

        Assert.Equal(("https://smba.trafficmanager.net/emea/", Other), Said(await addresses.FindAsync(Ct)));
    }

    [Theory]
    [InlineData(Own, "amer", Own)]
    [InlineData(Other, "teams", Own)]
    public async Task FindAsync_KeptByAnEarlierBuild_CountsForItsOwnTenant(string kept, string region, string found)
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = new ConversationStore(office.Tables, office.Time);
        var earlier = JsonSerializer.Serialize(From(kept, "amer"), ActivityJson.Reference);
        await store.SaveAsync(new StoredConversation("office", earlier, ServiceUrlVerified: true), Ct);

        Assert.Equal(
            ($"https://smba.trafficmanager.net/{region}/", found), Said(await new ServiceAddresses(store, Of(Own, Own, Other)).FindAsync(Ct)));
    }

    private async Task<ServiceAddresses> AddressesAsync(string own, params string[] served)
    {
        var office = await TestOffice.CreateAsync(azurite);
        return new ServiceAddresses(new ConversationStore(office.Tables, office.Time), Of(own, served));
    }

    private static IOptions<BotOptions> Of(string own, params string[] served)
    {
        var options = new BotOptions { TenantId = own };
        foreach (var tenant in served)
            options.AllowedTenants.Add(tenant);
        return Options.Create(options);
    }

    private static ConversationReference From(string tenant, string region) => new()
    {
        ServiceUrl = $"https://smba.trafficmanager.net/{region}/",
        ChannelId = ChannelIds.Teams,
        Bot = new ChannelAccount { Id = "28:bot" },
        Conversation = new ConversationAccount { Id = "a:chat", TenantId = tenant },
    };

    private static (string?, string?) Said(ServiceAddress? address) => (address?.ServiceUrl, address?.TenantId);
}
