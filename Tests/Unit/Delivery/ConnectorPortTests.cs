using System.Diagnostics.Metrics;
using System.Text.Json;
using BotApp.Delivery;
using BotApp.Protocol;
using BotApp.Storage.Conversations;
using BotApp.Tests.Unit.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace BotApp.Tests.Unit.Delivery;

/// <summary>What becomes of a send to a person, and how their chat is found.</summary>
public sealed class ConnectorPortTests
{
    private const string Person = "5b0c2d3e-0000-4000-8000-000000000001";
    private const string Tenant = "5b0c2d3e-0000-4000-8000-0000000000ff";
    private const string Service = "https://smba.trafficmanager.net/teams/";
    private static readonly Activity Message = new() { Type = ActivityTypes.Message, Text = "hello" };

    private readonly FakeTimeProvider clock = FakeTime.Clock();
    private readonly Mock<IConnector> connector = new();
    private readonly BotOptions options = new() { AppId = "5b0c2d3e-0000-4000-8000-0000000000aa", TenantId = Tenant };
    private readonly MemoryConversations memory;
    private readonly ConnectorBreaker breaker;
    private readonly ServiceAddresses addresses;
    private readonly ConnectorPort port;

    public ConnectorPortTests()
    {
        memory = new MemoryConversations(clock);
        breaker = new ConnectorBreaker(clock);
        addresses = new ServiceAddresses(memory.Store, Options.Create(options));
        var rates = new SendRates(Options.Create(options), clock);
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        port = new ConnectorPort(connector.Object, memory.Store, addresses, breaker, rates, new DeliveryMetrics(meters));
    }

    public static TheoryData<object, object> Outcomes => new()
    {
        { new SendResult.Sent("m1"), new PortResult.Sent("m1") },
        { new SendResult.Unknown(UnknownReason.TimedOut), new PortResult.Unknown("timed-out") },
        { new SendResult.Throttled(TimeSpan.FromSeconds(7)), new PortResult.NotNow(TimeSpan.FromSeconds(7), "throttled") },
        { new SendResult.Throttled(null), new PortResult.NotNow(TimeSpan.FromSeconds(20), "throttled") },
        { new SendResult.NotSent(NotSentReason.NoConnection), new PortResult.NotNow(TimeSpan.FromSeconds(30), "no-connection") },
        { new SendResult.NotSent(NotSentReason.NoToken), new PortResult.NotNow(TimeSpan.FromSeconds(30), "no-token") },
        { new SendResult.NotSent(NotSentReason.ServiceUrlRefused), new PortResult.NotNow(TimeSpan.FromMinutes(5), "address-refused") },
        { new SendResult.NotSent(NotSentReason.Incomplete), new PortResult.Unreachable("no-address") },
        { new SendResult.Refused(403, "BotBlocked", RefusalKind.Unreachable), new PortResult.Unreachable("BotBlocked") },
        { new SendResult.Refused(403, null, RefusalKind.NotInstalled), new PortResult.Unreachable("not-installed") },
        { new SendResult.Refused(403, null, RefusalKind.NotPermitted), new PortResult.Unreachable("not-permitted") },
        { new SendResult.Refused(401, null, RefusalKind.Unauthorized), new PortResult.NotNow(TimeSpan.FromMinutes(5), "registration-refused") },
        { new SendResult.Refused(400, null, RefusalKind.WrongHost), new PortResult.NotNow(TimeSpan.FromMinutes(5), "registration-refused") },
        { new SendResult.Refused(413, "MessageSizeTooBig", RefusalKind.TooBig), new PortResult.Refused("MessageSizeTooBig") },
        { new SendResult.Refused(400, null, RefusalKind.BadRequest), new PortResult.Refused("bad-request") },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Send_ToAKnownChat_SaysWhatToDoAboutTheOutcome(object result, object expected)
    {
        await KnowAsync("chat");
        Answers((SendResult)result);

        Assert.Equal(expected, await SendAsync());

        connector.Verify(c => c.SendAsync(It.Is<ConversationReference>(r => r.Conversation!.Id == "chat"), Message, It.IsAny<CancellationToken>()), Times.Once);
        connector.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Send_NoChatKnown_OpensOneOnceAndKeepsIt()
    {
        Opens(new SendResult.Sent("new-chat"));
        Answers(new SendResult.Sent("m1"));

        await SendAsync();
        Assert.Equal(new PortResult.Sent("m1"), await SendAsync());

        connector.Verify(c => c.CreatePersonalConversationAsync(Service, Tenant, Person, It.IsAny<CancellationToken>()), Times.Once);
        var kept = await KnownAsync();
        Assert.Equal(
            (Service, ChannelIds.Teams, Person, Person, "new-chat", Tenant, ConversationTypes.Personal),
            (kept!.ServiceUrl, kept.ChannelId, kept.User!.Id, kept.User.AadObjectId, kept.Conversation!.Id, kept.Conversation.TenantId, kept.Conversation.ConversationType));
    }

    [Fact]
    public async Task Send_OthersWroteFromAnAddress_OpensTheChatThere()
    {
        var bot = new ChannelAccount { Id = "28:bot" };
        await addresses.KeepAsync(
            new ConversationReference { ServiceUrl = "https://smba.trafficmanager.net/cn/", ChannelId = "other", Bot = bot, Conversation = new ConversationAccount { TenantId = Tenant } },
            FakeTime.Stop);
        connector.Setup(c => c.CreatePersonalConversationAsync("https://smba.trafficmanager.net/cn/", Tenant, Person, It.IsAny<CancellationToken>())).ReturnsAsync(new SendResult.Sent("new-chat"));
        Answers(new SendResult.Sent("m1"));

        Assert.Equal(new PortResult.Sent("m1"), await SendAsync());

        var kept = await KnownAsync();
        Assert.Equal(("other", "28:bot"), (kept!.ChannelId, kept.Bot!.Id));
    }

    [Fact]
    public async Task Send_TheChatIsGone_OpensAnotherAndSendsThere()
    {
        await KnowAsync("old-chat");
        Opens(new SendResult.Sent("new-chat"));
        Answers(new SendResult.Refused(404, "ConversationNotFound", RefusalKind.NotFound), chat: "old-chat");
        Answers(new SendResult.Sent("m1"), chat: "new-chat");

        Assert.Equal(new PortResult.Sent("m1"), await SendAsync());
        Assert.Equal("new-chat", (await KnownAsync())!.Conversation!.Id);
    }

    [Fact]
    public async Task Send_TheChatIsGoneAndNoneCanBeOpened_IsUnreachable()
    {
        await KnowAsync("old-chat");
        Opens(new SendResult.Refused(403, "BotNotInstalled", RefusalKind.NotInstalled));
        Answers(new SendResult.Refused(404, "ConversationNotFound", RefusalKind.NotFound));

        Assert.Equal(new PortResult.Unreachable("BotNotInstalled"), await SendAsync());
    }

    [Fact]
    public async Task Send_AChatJustOpenedIsNotFound_IsUnreachableAndNotOpenedAgain()
    {
        Opens(new SendResult.Sent("new-chat"));
        Answers(new SendResult.Refused(404, null, RefusalKind.NotFound));

        Assert.Equal(new PortResult.Unreachable("not-found"), await SendAsync());
        connector.Verify(c => c.CreatePersonalConversationAsync(Service, Tenant, Person, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task Send_WhetherTheChatWasOpenedIsUnknown_TriesAgainLater()
    {
        Opens(new SendResult.Unknown(UnknownReason.TimedOut));
        Assert.Equal(new PortResult.NotNow(TimeSpan.FromSeconds(30), "not-opened"), await SendAsync());

        Opens(new SendResult.Sent(null));
        Assert.Equal(new PortResult.NotNow(TimeSpan.FromSeconds(30), "not-opened"), await SendAsync());

        connector.Verify(c => c.SendAsync(It.IsAny<ConversationReference>(), It.IsAny<Activity>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task Send_TheChatThatWasOpenedIsAnothersOwn_SendsNothing()
    {
        await memory.Store.SaveAsync(
            new StoredConversation("someone-else", "{}", true) { Chat = ServiceAddresses.ChatOf(Service, "new-chat") }, FakeTime.Stop);
        Opens(new SendResult.Sent("new-chat"));

        Assert.Equal(new PortResult.Unreachable("chat-of-another"), await SendAsync());

        connector.Verify(c => c.SendAsync(It.IsAny<ConversationReference>(), It.IsAny<Activity>(), It.IsAny<CancellationToken>()), Times.Never);
        Assert.Null(await KnownAsync());
    }

    [Fact]
    public async Task Send_NoAddressToOpenAChatAt_IsUnreachable()
    {
        options.TenantId = null;

        Assert.Equal(new PortResult.Unreachable("no-address"), await SendAsync());
        connector.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Send_TheStorageDoesNotAnswer_TriesAgainLater()
    {
        memory.IsDown = true;

        Assert.Equal(new PortResult.NotNow(TimeSpan.FromSeconds(30), "storage"), await SendAsync());
        connector.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Send_ThePlatformFails_PausesAndSaysUntilWhen()
    {
        await KnowAsync("chat");
        Answers(new SendResult.Unknown(UnknownReason.ServerError));
        for (var i = 0; i < 10; i++)
            await SendAsync();

        Assert.Equal(clock.GetUtcNow() + ConnectorBreaker.BreakFor, port.PausedUntil);
        Assert.Equal(new PortResult.NotNow(TimeSpan.FromSeconds(30), "no-connection"), await SendAsync());
    }

    [Fact]
    public void PerSecond_IsThisHostsShareOfTheRate() => Assert.InRange(port.PerSecond, 1, options.MaxSendsPerSecond);

    private Task<PortResult> SendAsync() => port.SendAsync(Person, Message, FakeTime.Stop);

    private void Answers(SendResult result, string? chat = null) => connector
        .Setup(c => c.SendAsync(It.Is<ConversationReference>(r => chat == null || r.Conversation!.Id == chat), Message, It.IsAny<CancellationToken>()))
        .ReturnsAsync(result);

    private void Opens(SendResult result) =>
        connector.Setup(c => c.CreatePersonalConversationAsync(Service, Tenant, Person, It.IsAny<CancellationToken>())).ReturnsAsync(result);

    private Task KnowAsync(string chat)
    {
        var reference = new ConversationReference { ServiceUrl = Service, Conversation = new ConversationAccount { Id = chat } };
        return memory.Store.SaveAsync(new StoredConversation(Person, JsonSerializer.Serialize(reference, ActivityJson.Reference), true), FakeTime.Stop);
    }

    private async Task<ConversationReference?> KnownAsync() =>
        await memory.Store.FindStoredAsync(Person, FakeTime.Stop) is { } stored ? JsonSerializer.Deserialize(stored.Reference, ActivityJson.Reference) : null;
}
