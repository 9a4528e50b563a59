using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using BotApp.Cards;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Appointments;
using BotApp.Features.Reminders.Day;
using BotApp.Features.Reminders.Progress;
using BotApp.Features.Roster;
using BotApp.Features.Roster.Import;
using BotApp.Features.Settings;
using BotApp.Office.Roster;
using BotApp.Protocol;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Outbox;
using BotApp.Storage.Reminders;
using BotApp.Storage.Settings;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Support;
using BotApp.Tests.Support.Logs;
using BotApp.Tests.Support.Protocol;
using BotApp.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Integration.Turns;

/// <summary>The whole bot on a real server and real storage, with the demo's people and no records; Teams is a scripted connector.</summary>
internal sealed class OfficeHost : IAsyncDisposable
{
    /// <summary>When the clock of the office starts: a Monday morning.</summary>
    public const string StartAt = "2026-11-23T10:00:00+08:00";

    private const string TenantId = "11111111-1111-1111-1111-111111111111";
    private const string AppId = "22222222-2222-2222-2222-222222222222";
    private static int s_offices;

    private readonly string storage;
    private readonly string prefix;
    private readonly (string Key, string Value)[] settings;
    private WebApplication app;
    private HttpClient client;

    private OfficeHost(WebApplication app, FakeConnector teams, string storage, string prefix, LogBook logs, (string Key, string Value)[] settings)
    {
        (this.storage, this.prefix, this.settings) = (storage, prefix, settings);
        this.app = app;
        Teams = teams;
        Logs = logs;
        client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Activities = new ActivityBuilder(teams.ServiceUrl, TenantId, AppId);
    }

    /// <summary>Everything the hosts of this office have logged, down to the last detail.</summary>
    public LogBook Logs { get; }

    /// <summary>Services of the host, as its features have them.</summary>
    public IServiceProvider Services => app.Services;

    public FakeConnector Teams { get; }

    public ActivityBuilder Activities { get; }

    public RouteTable Routes => app.Services.GetRequiredService<RouteTable>();

    /// <summary>The office's clock.</summary>
    public JumpingClock Clock => (JumpingClock)app.Services.GetRequiredService<TimeProvider>();

    public UnitStore Units => app.Services.GetRequiredService<UnitStore>();

    public Person Recorder => new(this, "338003c5-ffd5-4f31-a786-0de6cdf163a7");

    public Person Secretary => new(this, "454143b4-5bc0-4bd1-afe2-7aa6b396a85e");

    public Person Member => new(this, "adfaa079-2fb4-4c3b-9c2a-b42a633696af");

    public Person Leader => new(this, "0df8a7b8-f170-4031-bfc4-519a8e860274");

    public Person Office => new(this, "e8ecceb1-ec58-4e01-8e6a-534840b91c3b");

    public Person OtherRecorder => new(this, "d923e2d9-bab3-4ab4-83e3-b4bbe2496cd3");

    public Person Stranger => new(this, "00000000-0000-0000-0000-0000000000ff");

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="startAt">Another start of the clock.</param>
    /// <param name="more">Further settings.</param>
    public static Task<OfficeHost> StartAsync(
        AzuriteFixture azurite, string startAt = StartAt, params (string Key, string Value)[] more) =>
        StartAsync(azurite, startAt, ImportDemoRosterAsync, more);

    /// <summary>An office before its first import.</summary>
    /// <param name="more">Further settings.</param>
    public static Task<OfficeHost> StartWithoutRosterAsync(AzuriteFixture azurite, params (string Key, string Value)[] more) =>
        StartAsync(azurite, StartAt, _ => Task.CompletedTask, more);

    private static async Task<OfficeHost> StartAsync(
        AzuriteFixture azurite, string startAt, Func<IServiceProvider, Task> import, (string Key, string Value)[] more)
    {
        var prefix = $"host{Interlocked.Increment(ref s_offices)}x";
        var logs = new LogBook();
        var app = Build(azurite.ConnectionString, prefix, startAt, logs, more);
        await import(app.Services);
        await app.StartAsync(Stop);
        return new OfficeHost(app, await FakeConnector.StartAsync(), azurite.ConnectionString, prefix, logs, more);
    }

    /// <summary>Ends the host and starts another on the same storage with the same settings, which may be at another time.</summary>
    /// <param name="more">Settings that this one has besides, or otherwise.</param>
    public async Task RestartAsync(string startAt = StartAt, params (string Key, string Value)[] more)
    {
        client.Dispose();
        await app.DisposeAsync();
        app = Build(storage, prefix, startAt, Logs, [.. settings, .. more]);
        await app.StartAsync(Stop);
        client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    /// <summary>Tells the host to stop, as a platform does that starts another in its place.</summary>
    public Task StopHostAsync() => app.StopAsync(Stop);

    /// <summary>Imports a roster as the operator does, and waits until the host has it.</summary>
    /// <param name="replace">The file is the whole roster.</param>
    public async Task ImportRosterAsync(string csv, bool replace = false)
    {
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var imported = await new ImportRoster(app.Services.GetRequiredService<StoredRosterWriter>()).RunAsync(file, new ImportRequest(Replace: replace, IsSure: true), Stop);
        Assert.Empty(imported.Errors);
        // Time goes on: what follows lies after the import.
        await RestartAsync((Clock.GetUtcNow() + TimeSpan.FromMinutes(1)).ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Takes someone off the roster, and waits until the host knows.</summary>
    public async Task LeavesAsync(Person person)
    {
        var rows = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "demo", "roster.csv"), Stop);
        var left = string.Join('\n', rows.Where(row => !row.Contains(person.Id, StringComparison.Ordinal)));
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes(left));
        var imported = await new ImportRoster(app.Services.GetRequiredService<StoredRosterWriter>()).RunAsync(file, new ImportRequest(Replace: true, IsSure: true), Stop);
        Assert.Empty(imported.Errors);
        await EventuallyAsync(() => Task.FromResult(Roster.Find(person.Id)), found => found is null);
    }

    /// <summary>How many members a unit has.</summary>
    public int MembersOf(string unit) => Roster.MembersOf(unit).Length;

    /// <summary>This office's storage over a network of its own.</summary>
    public OfficeTables Connect(FaultyNetwork network) => TestOffice.Connect(storage, prefix, network);

    /// <summary>Lets follow what self-reviews have left for elsewhere.</summary>
    public Task FollowReviewsAsync() => app.Services.GetRequiredService<BotApp.Features.SelfReviews.ReviewFollowUpWorker>().RunOnceAsync(Stop);

    private static WebApplication Build(
        string storage, string prefix, string startAt, LogBook logs, params ReadOnlySpan<(string Key, string Value)> more)
    {
        var clock = new JumpingClock(DateTimeOffset.Parse(startAt, System.Globalization.CultureInfo.InvariantCulture));
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.ClearProviders().AddProvider(logs).AddProvider(new KeptLogProvider()).SetMinimumLevel(LogLevel.Trace);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Bot:Authentication"] = "None",
            ["Storage:ConnectionString"] = storage,
            ["Storage:TablePrefix"] = prefix,
            ["Office:StartedOn"] = "2026-11-01",
            ["Delivery:IdleWait"] = "00:00:00.050",
            ["Delivery:BeatEvery"] = "00:00:00.500",
            // A clock that jumps is seen by the sweep.
            ["Delivery:SweepEvery"] = "00:00:02",
        });
        foreach (var (key, value) in more)
            builder.Configuration[key] = value;
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(clock);
        // Faster than the platform allows, which FanOutTests and RoughPlatformTests are about; where a test sets a rate, that one is kept.
        if (builder.Configuration["Bot:MaxSendsPerSecond"] is null)
            builder.Services.AddSingleton(new SendRates(Options.Create(new BotOptions { MaxSendsPerSecond = 10_000 }), clock));
        return BotApp.Hosting.BotHost.Build(builder);
    }

    /// <summary>The person of this object id.</summary>
    public Person PersonOf(string id) => new(this, id);

    /// <summary>Someone who holds a role.</summary>
    public Person Holding(Role role) => role switch
    {
        Role.Member => Member,
        Role.Recorder => Recorder,
        Role.Secretary => Secretary,
        Role.Leader => Leader,
        Role.Office => Office,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>The roster in force.</summary>
    public RosterSnapshot Roster => app.Services.GetRequiredService<RosterView>().Current!;

    /// <summary>Sets something for the office, as of now.</summary>
    public async Task SetAsync(string key, string value)
    {
        await ChangeAsync(SettingsOwner.Office, SettingsNames.Office, key, value);
        await app.Services.GetRequiredService<SettingsView>().RefreshAsync(Stop);
    }

    /// <summary>Sets something for a person.</summary>
    public Task SetOwnAsync(Person person, string key, string value) =>
        ChangeAsync(SettingsOwner.Person(person.Id), SettingsNames.Person, key, value);

    /// <summary>Looks until something holds; fails with what was seen last.</summary>
    public static async Task<T> EventuallyAsync<T>(Func<Task<T>> look, Func<T, bool> holds)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            var seen = await look();
            if (holds(seen))
                return seen;
            Assert.False(late.IsCancellationRequested, $"Not so: {seen}");
            await Task.Delay(50, Stop);
        }
    }

    /// <summary>The day's cards that were posted to a person.</summary>
    public IReadOnlyList<ShownCard> DayCardsOf(Person person) =>
    [
        .. Teams.Messages
            .Where(m => m.ConversationId == "a:" + person.Id && m.Activity["attachments"] is JsonArray)
            .Select(m => new ShownCard(m.Activity["attachments"]![0]!["content"]!.AsObject(), m.Id))
            .Where(c => c.IsDayCard),
    ];

    /// <summary>Waits for a person's day's card.</summary>
    public async Task<ShownCard> DayCardAsync(Person person) =>
        (await EventuallyAsync(() => Task.FromResult(DayCardsOf(person)), cards => cards.Count > 0))[0];

    /// <summary>Waits until the latest day's card of a person is planned and has been put off to later.</summary>
    public async Task PutOffAsync(Person person)
    {
        var deliveries = app.Services.GetRequiredService<DeliveryStore>();
        var reminders = app.Services.GetRequiredService<ReminderStore>();
        await EventuallyAsync(
            async () => (await reminders.OccurrencesAsync("day", Stop)) is [.., var latest]
                ? await deliveries.FindRecipientAsync(new OccurrenceKey("day", latest.Key), person.Id, Stop)
                : null,
            r => r is { State: DeliveryState.Pending } && r.NotBefore > Clock.GetUtcNow());
    }

    /// <summary>Waits until the day's cards are planned and nothing of them is under way.</summary>
    /// <param name="of">Those of the day of this moment; else of the clock's own day, which is a working day past its hour.</param>
    public async Task SettledAsync(DateTimeOffset? of = null)
    {
        var deliveries = app.Services.GetRequiredService<DeliveryStore>();
        var reminders = app.Services.GetRequiredService<ReminderStore>();
        var day = DateOnly.FromDateTime((of ?? Clock.GetUtcNow()).ToOffset(TimeSpan.FromHours(8)).DateTime);
        var noted = await EventuallyAsync(() => reminders.OccurrencesAsync("day", Stop), o => o is [.., var latest] && latest.Day == day);
        await EventuallyAsync(() => deliveries.CountAsync(new OccurrenceKey("day", noted[^1].Key), Stop), c => c.Pending + c.Sending == 0);
    }

    /// <summary>
    /// Looks at the agenda as another host beside this one does, twice: the second look carries out what the first has drafted.
    /// Whatever is due now is planned afterwards, or never will be.
    /// </summary>
    public async Task LookAtAgendaAsync()
    {
        using var other = ActivatorUtilities.CreateInstance<ReminderWork>(
            Services,
            ActivatorUtilities.CreateInstance<SecretaryNotices>(Services),
            ActivatorUtilities.CreateInstance<DayPlanner>(Services),
            ActivatorUtilities.CreateInstance<ProgressUpdates>(Services));
        for (var look = 0; look < 2; look++)
            await other.TickAsync(Stop);
    }

    private async Task ChangeAsync(SettingsOwner owner, string document, string key, string value)
    {
        var store = app.Services.GetRequiredService<SettingsStore>();
        var former = await store.FindAsync(owner, document, Stop);
        var change = new SettingsChange(
            owner, former, $"test{former.Version}", Office.Id, DateTimeOffset.UnixEpoch, new Dictionary<string, string?> { [key] = value });
        Assert.IsType<SettingsOutcome.Saved>(await store.ChangeAsync(change, Stop));
    }

    /// <summary>Waits until so many messages were posted that say this and can be confirmed, and reads all of them.</summary>
    public async Task<IReadOnlyList<Received>> ReceivedAsync(string text, int atLeast)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            var found = Teams.Messages
                .Where(m => m.Activity["attachments"] is JsonArray)
                .Select(m => new Received(m.ConversationId, new ShownCard(m.Activity["attachments"]![0]!["content"]!.AsObject(), m.Id)))
                .Where(r => r.Card.Has(CardVerbs.ReminderAck) && r.Card.Text.Contains(text, StringComparison.Ordinal))
                .ToList();
            if (found.Count >= atLeast)
                return found;
            Assert.False(late.IsCancellationRequested, $"{found.Count} of {atLeast} were posted.");
            await Task.Delay(100, Stop);
        }
    }

    /// <summary>Hands everything over that saves have left for elsewhere.</summary>
    public Task DispatchAsync() => app.Services.GetRequiredService<OutboxDispatcher>().DispatchAllAsync(Stop);

    /// <summary>All text that lies anywhere in this office's storage.</summary>
    public async Task<string> AllStoredTextAsync()
    {
        var all = new StringBuilder();
        await foreach (var (_, text) in StoredRowsAsync())
            all.Append(text).Append('\n');
        return all.ToString();
    }

    /// <summary>The text of every row of this office's storage as a person reads it, each with its table and the first part of its row key.</summary>
    public async IAsyncEnumerable<(string Place, string Text)> StoredRowsAsync()
    {
        var service = app.Services.GetRequiredService<TableServiceClient>();
        await foreach (var table in service.QueryAsync(t => t.Name.CompareTo(prefix) >= 0 && t.Name.CompareTo(prefix + "~") < 0, cancellationToken: Stop))
            await foreach (var row in service.GetTableClient(table.Name).QueryAsync<TableEntity>(cancellationToken: Stop))
                yield return (
                    $"{table.Name[prefix.Length..]} {row.RowKey.Split('|')[0]}",
                    ReadableJson.Unescaped(string.Join('\n', row.Select(cell => cell.Value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : cell.Value))));
    }

    /// <summary>The rows of a unit whose keys begin with a part.</summary>
    public Task<List<TableEntity>> UnitRowsAsync(string unit, string part) =>
        TestOffice.RowsAsync(app.Services.GetRequiredService<BotApp.Storage.Tables.OfficeTables>().Units, unit, part);

    public async Task<HttpResponseMessage> PostAsync(JsonObject activity)
    {
        using var body = new StringContent(activity.Readable(), Encoding.UTF8, "application/json");
        return await client.PostAsync(new Uri("/api/messages", UriKind.Relative), body, Stop);
    }

    /// <summary>Posts a body as it is.</summary>
    public Task<HttpResponseMessage> PostAsync(HttpContent body, CancellationToken ct) =>
        client.PostAsync(new Uri("/api/messages", UriKind.Relative), body, ct);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        await Teams.DisposeAsync();
    }

    private static async Task ImportDemoRosterAsync(IServiceProvider services)
    {
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "seeds", "demo", "roster.csv"));
        var imported = await new ImportRoster(services.GetRequiredService<StoredRosterWriter>()).RunAsync(file, new ImportRequest(), Stop);
        Assert.Empty(imported.Errors);
    }
}
