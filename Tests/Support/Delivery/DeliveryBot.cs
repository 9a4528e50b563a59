using System.Text.Json;
using BotApp.Delivery;
using BotApp.Protocol;
using BotApp.Storage.Conversations;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;
using BotApp.Tests.Support.Logs;
using BotApp.Tests.Support.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Support.Delivery;

/// <summary>A host of the bot within this process, with real storage and a scripted connector.</summary>
internal sealed class DeliveryBot : IAsyncDisposable
{
    public const string TenantId = "11111111-1111-1111-1111-111111111111";

    private readonly WebApplication app;

    private DeliveryBot(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    public DeliveryPlanner Planner => app.Services.GetRequiredService<DeliveryPlanner>();

    public DeliveryStore Deliveries => app.Services.GetRequiredService<DeliveryStore>();

    public DeliveryQueue Queue => app.Services.GetRequiredService<DeliveryQueue>();

    public ConversationStore Conversations => app.Services.GetRequiredService<ConversationStore>();

    /// <summary>The settings of a host with its own tables.</summary>
    public static Dictionary<string, string?> Settings(string connection, string prefix) => new()
    {
        ["Bot:Authentication"] = "None",
        ["Bot:MaxSendsPerSecond"] = "50",
        ["Storage:ConnectionString"] = connection,
        ["Storage:TablePrefix"] = prefix,
        ["Delivery:IdleWait"] = "00:00:00.050",
        ["Delivery:SweepEvery"] = "00:00:00.300",
        ["Delivery:BeatEvery"] = "00:00:00.300",
    };

    /// <summary>Starts a host.</summary>
    public static async Task<DeliveryBot> StartAsync(
        Dictionary<string, string?> settings, Action<IServiceCollection>? configure = null, CancellationToken ct = default)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        if (KeptLogs.IsOn)
            builder.Logging.AddProvider(new KeptLogProvider()).SetMinimumLevel(LogLevel.Trace);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IDeliveryContent, TestNotice>();
        configure?.Invoke(builder.Services);
        var app = Hosting.BotHost.Build(builder);
        await app.StartAsync(ct);
        return new DeliveryBot(app);
    }

    /// <summary>The n-th of the invented people.</summary>
    public static string PersonId(int number) => $"00000000-0000-4000-8000-{number:D12}";

    /// <summary>Plans a notice for the first <paramref name="people"/> people, due now.</summary>
    public Task<int> PlanAsync(string reminder, int people, CancellationToken ct) =>
        PlanAsync(reminder, Enumerable.Range(0, people), ct);

    /// <summary>Plans a notice for these people, due now.</summary>
    public Task<int> PlanAsync(string reminder, IEnumerable<int> people, CancellationToken ct)
    {
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var recipients = people.Select(n => new PlannedRecipient(PersonId(n), now, now.AddHours(8), DateOnly.FromDateTime(now.UtcDateTime)));
        return Planner.PlanAsync(new DeliveryPlan(reminder, "once", TestNotice.KindName, false, [.. recipients]), ct);
    }

    /// <summary>These people have written before: their chats are known.</summary>
    public Task KnowAsync(FakeConnector teams, IEnumerable<int> people, CancellationToken ct) => KnowAsync(teams.ServiceUrl, people, ct);

    /// <summary>These people have written before, at this address: their chats are known.</summary>
    public Task KnowAsync(string serviceUrl, IEnumerable<int> people, CancellationToken ct) =>
        Parallel.ForEachAsync(people, ct, async (n, token) => await Conversations.SaveAsync(Known(serviceUrl, PersonId(n)), token));

    /// <summary>Someone of the office has written before: the platform's address is known, and chats can be opened.</summary>
    public Task MeetAsync(string serviceUrl, CancellationToken ct) =>
        app.Services.GetRequiredService<ServiceAddresses>().KeepAsync(Reference(serviceUrl, PersonId(999_999_999)), ct);

    /// <summary>Waits until nothing of the reminder is pending or in flight.</summary>
    /// <exception cref="TimeoutException">It took longer.</exception>
    public async Task<DeliveryCounts> SettledAsync(string reminder, TimeSpan limit, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(limit);
        while (true)
        {
            var counts = await Deliveries.CountAsync(new OccurrenceKey(reminder, "once"), ct);
            if (counts is { Pending: 0, Sending: 0, Total: > 0 })
                return counts;
            if (late.IsCancellationRequested)
                throw new TimeoutException($"Not settled: {counts}.");
            await Task.Delay(50, ct);
        }
    }

    /// <summary>Waits until no delivery of the reminder will change by itself any more: unknown ones have been resent.</summary>
    /// <exception cref="TimeoutException">It took longer.</exception>
    public async Task<DeliveryCounts> FinalAsync(string reminder, TimeSpan limit, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(limit);
        var key = new OccurrenceKey(reminder, "once");
        while (true)
        {
            var counts = await SettledAsync(reminder, limit, ct);
            var repeatable = 0;
            await foreach (var recipient in Deliveries.RecipientsAsync(key, ct))
                repeatable += recipient is { State: DeliveryState.Unknown, IsResend: false } ? 1 : 0;
            if (repeatable == 0 && await Deliveries.CountAsync(key, ct) == counts)
                return counts;
            if (late.IsCancellationRequested)
                throw new TimeoutException($"{repeatable} are still to be repeated: {counts}.");
            await Task.Delay(50, ct);
        }
    }

    /// <summary>Object ids of the recipients in a state.</summary>
    public async Task<IReadOnlyList<string>> PeopleInAsync(string reminder, DeliveryState state, CancellationToken ct)
    {
        var people = new List<string>();
        await foreach (var recipient in Deliveries.RecipientsAsync(new OccurrenceKey(reminder, "once"), ct))
        {
            if (recipient.State == state)
                people.Add(recipient.PersonId);
        }

        return people;
    }

    /// <summary>Stops it gracefully.</summary>
    public Task StopAsync(CancellationToken ct) => app.StopAsync(ct);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static StoredConversation Known(string serviceUrl, string personId) => new(
        personId, JsonSerializer.Serialize(Reference(serviceUrl, personId), ActivityJson.Reference), ServiceUrlVerified: true);

    internal static ConversationReference Reference(string serviceUrl, string personId) => new()
    {
        ServiceUrl = serviceUrl,
        ChannelId = ChannelIds.Teams,
        Bot = new ChannelAccount { Id = "28:bot" },
        User = new ChannelAccount { Id = "29:" + personId, AadObjectId = personId },
        Conversation = new ConversationAccount { Id = "a:" + personId, TenantId = TenantId, ConversationType = ConversationTypes.Personal },
    };
}
