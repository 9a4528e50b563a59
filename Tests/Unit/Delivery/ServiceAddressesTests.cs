using BotApp.Delivery;
using BotApp.Protocol;
using BotApp.Tests.Unit.Protocol;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Unit.Delivery;

/// <summary>Where someone who never wrote is written to.</summary>
public sealed class ServiceAddressesTests
{
    private const string Own = "5b0c2d3e-0000-4000-8000-0000000000ff";
    private const string Another = "5b0c2d3e-0000-4000-8000-0000000000ee";
    private const string Regional = "https://smba.trafficmanager.net/cn/";

    private readonly BotOptions options = new() { TenantId = Own };
    private readonly MemoryConversations memory = new(FakeTime.Clock());
    private readonly ServiceAddresses addresses;

    public ServiceAddressesTests() => addresses = new ServiceAddresses(memory.Store, Options.Create(options));

    [Fact]
    public async Task Find_SomeoneWrote_IsTheirAddressWithoutThePerson()
    {
        await addresses.KeepAsync(Reference(Own) with { User = new ChannelAccount { Id = "29:someone" } }, FakeTime.Stop);

        var found = await addresses.FindAsync(FakeTime.Stop);

        Assert.Equal((Regional, Own, "28:bot", "msteams"), (found!.ServiceUrl, found.TenantId, found.Bot!.Id, found.ChannelId));
        Assert.DoesNotContain("someone", (await memory.Store.FindStoredAsync("office", FakeTime.Stop))!.Reference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_OfAnotherTenant_LeavesTheOfficesAddress()
    {
        options.AllowedTenants.Add(Own);
        options.AllowedTenants.Add(Another);
        await addresses.KeepAsync(Reference(Own), FakeTime.Stop);

        await addresses.KeepAsync(Reference(Another) with { ServiceUrl = "https://elsewhere.example/" }, FakeTime.Stop);

        Assert.Equal(Regional, (await addresses.FindAsync(FakeTime.Stop))!.ServiceUrl);
    }

    [Fact]
    public async Task Find_TheTenantWrittenInCapitals_IsTheSameTenant()
    {
        await addresses.KeepAsync(Reference(Own.ToUpperInvariant()), FakeTime.Stop);

        Assert.Equal(Regional, (await addresses.FindAsync(FakeTime.Stop))!.ServiceUrl);
    }

    [Fact]
    public async Task Find_TheTenantIsNotStated_IsTheOffices()
    {
        await addresses.KeepAsync(Reference(null), FakeTime.Stop);

        Assert.Equal((Regional, Own), ((await addresses.FindAsync(FakeTime.Stop))!.ServiceUrl, (await addresses.FindAsync(FakeTime.Stop))!.TenantId));
    }

    [Fact]
    public async Task Find_NobodyWrote_IsTheCloudsPublishedAddress()
    {
        Assert.Equal(new ServiceAddress("https://smba.trafficmanager.net/teams/", Own), await addresses.FindAsync(FakeTime.Stop));
    }

    [Fact]
    public async Task Find_NobodyWroteAndTheBotIsRegisteredElsewhere_IsTheFirstServedTenant()
    {
        options.AllowedTenants.Add(Another);

        Assert.Equal(Another, (await addresses.FindAsync(FakeTime.Stop))!.TenantId);
    }

    [Fact]
    public async Task Find_NobodyWroteAndTheOwnTenantIsServedToo_IsTheOwn()
    {
        options.AllowedTenants.Add(Another);
        options.AllowedTenants.Add(Own.ToUpperInvariant());

        Assert.Equal(Own, (await addresses.FindAsync(FakeTime.Stop))!.TenantId, ignoreCase: true);
    }

    [Theory]
    [InlineData("None", "Public", Own)]
    [InlineData("Required", "China", Own)]
    [InlineData("Required", "Public", null)]
    [InlineData("Required", "Public", "")]
    public async Task Find_NobodyWroteAndNoAddressIsPublishedOrTheTenantUnknown_IsNone(string authentication, string cloud, string? tenant)
    {
        (options.Authentication, options.Cloud, options.TenantId) = (authentication, cloud, tenant);

        Assert.Null(await addresses.FindAsync(FakeTime.Stop));
    }

    [Fact]
    public async Task Find_KeptForAnotherTenantByAnEarlierBuild_IsNotUsed()
    {
        options.TenantId = Another;
        await addresses.KeepAsync(Reference(Another), FakeTime.Stop);
        options.TenantId = Own;

        Assert.Equal("https://smba.trafficmanager.net/teams/", (await addresses.FindAsync(FakeTime.Stop))!.ServiceUrl);
    }

    private static ConversationReference Reference(string? tenant) => new()
    {
        ServiceUrl = Regional,
        ChannelId = ChannelIds.Teams,
        Bot = new ChannelAccount { Id = "28:bot" },
        Conversation = new ConversationAccount { Id = "chat", TenantId = tenant },
    };
}
