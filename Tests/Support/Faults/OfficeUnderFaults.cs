using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Features.Roster.Import;
using BotApp.Tests.Support.Delivery;
using BotApp.Tests.Support.Machine;
using BotApp.Tests.Support.Protocol;
using BotApp.Tests.Support.Turns;

namespace BotApp.Tests.Support.Faults;

/// <summary>The demo office with its bot in separate processes, a storage that can fail in every way, and a busy Teams.</summary>
internal sealed class OfficeUnderFaults : IAsyncDisposable
{
    private const string AppId = "22222222-2222-2222-2222-222222222222";
    private static readonly string RosterPath = Path.Combine(AppContext.BaseDirectory, "seeds", "demo", "roster.csv");
    private static int s_offices;

    private readonly string name;
    private readonly ConcurrentDictionary<string, (ChildProcess Process, Uri Messages)> hosts = new(StringComparer.Ordinal);
    private int starts;
    private int turns;

    private OfficeUnderFaults(string name, FaultyStorage storage, BusyTeams teams, RemoteOffice books)
    {
        (this.name, Storage, Teams, Books) = (name, storage, teams, books);
        Activities = new ActivityBuilder(teams.ServiceUrl, BusyTeams.TenantId, AppId);
        teams.Came += Note;
    }

    /// <summary>How often each copy of a confirmable reminder arrived: unmarked, and marked as a possible repeat.</summary>
    public ConcurrentDictionary<(string Person, string Reminder, string Occurrence), (int Plain, int Marked)> Copies { get; } = new();

    /// <summary>The storage that its hosts use, with faults.</summary>
    public FaultyStorage Storage { get; }

    /// <summary>Its Teams.</summary>
    public BusyTeams Teams { get; }

    /// <summary>The same storage without faults, as an operator's command sees it.</summary>
    public RemoteOffice Books { get; }

    /// <summary>Number of people in it.</summary>
    public int People { get; } = Roster().Select(r => r.UserId).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    public ActivityBuilder Activities { get; }

    /// <summary>Has a longer timeout than a person's patience.</summary>
    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Opens an office with the demo's people, without a host.</summary>
    public static async Task<OfficeUnderFaults> OpenAsync(DateTimeOffset startAt, CancellationToken ct)
    {
        var number = Interlocked.Increment(ref s_offices);
        var storage = await FaultyStorage.StartAsync();
        var teams = await BusyTeams.StartAsync();
        var books = await RemoteOffice.OpenAsync(storage.DirectConnectionString, "faults", startAt, await File.ReadAllTextAsync(RosterPath, ct), teams.ServiceUrl, ct);
        books.Set("Storage__ConnectionString", storage.ConnectionString);
        // Short limits, so that deliveries left in doubt by a crash are settled within the test.
        books.Set("Delivery__ClaimLimit", "00:00:20");
        books.Set("Delivery__UnknownGrace", "00:00:05");
        books.Set("Logging__LogLevel__Default", "Information");
        return new OfficeUnderFaults($"faults{number}", storage, teams, books);
    }

    /// <summary>The branches' people with this role, with unit and name.</summary>
    public static IReadOnlyList<(string Id, string Unit, string Name)> InBranches(string role) =>
        [.. Roster().Where(r => r.Kind == "branch" && r.Role == role).Select(r => (r.UserId.ToLowerInvariant(), "branch:" + r.Unit, r.Name))];

    /// <summary>A person of the office.</summary>
    public Teammate Person(string id, string locale = "zh-CN") => new(this, id, locale);

    /// <summary>Starts a host under a free name, and waits until it answers.</summary>
    public async Task StartHostAsync(string host, bool waitUntilReady = true)
    {
        var url = $"http://127.0.0.1:{FreePorts.Take(1)[0]}";
        var process = ChildProcess.Start(
            $"{name}.{host}.{Interlocked.Increment(ref starts)}", "dotnet", [BuildOutput.BotDll],
            new Dictionary<string, string>(Books.Environment) { ["ASPNETCORE_URLS"] = url });
        if (waitUntilReady)
            await process.AnswersAsync($"{url}/health/ready", TimeSpan.FromSeconds(90));
        hosts[host] = (process, new Uri(url + "/api/messages"));
    }

    /// <summary>Kills a host (SIGKILL), whatever it is doing.</summary>
    public async Task KillHostAsync(string host)
    {
        if (!hosts.TryRemove(host, out var killed))
            return;
        await killed.Process.KillAsync();
        await killed.Process.DisposeAsync();
    }

    /// <summary>Process id of a host.</summary>
    public int ProcessOf(string host) => hosts[host].Process.Id;

    private void Note(string person, string body)
    {
        if (JsonNode.Parse(body)?["attachments"]?[0]?["content"] is not JsonObject content || new ShownCard(content, null) is var card && !card.Has(CardVerbs.ReminderAck))
            return;
        var data = card.DataOf(CardVerbs.ReminderAck);
        var isMarked = BusyTeams.IsMarked(body);
        Copies.AddOrUpdate(
            (person, data["id"]!.GetValue<string>(), data["occ"]!.GetValue<string>()),
            _ => isMarked ? (0, 1) : (1, 0),
            (_, before) => isMarked ? (before.Plain, before.Marked + 1) : (before.Plain + 1, before.Marked));
    }

    /// <summary>The endpoint for a person's next activity: any running host.</summary>
    public Uri AnyHost()
    {
        var up = hosts.Values.ToArray();
        // Nothing listens on this port, as with a host that is down.
        return up.Length == 0 ? new Uri("http://127.0.0.1:9/api/messages") : up[(int)((uint)Interlocked.Increment(ref turns) % up.Length)].Messages;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Storage.Azurite.Resume();
        foreach (var (process, _) in hosts.Values)
            await process.DisposeAsync();
        Books.Dispose();
        Http.Dispose();
        await Teams.DisposeAsync();
        await Storage.DisposeAsync();
    }

    private static IReadOnlyList<RosterFileRow> Roster()
    {
        using var file = File.OpenRead(RosterPath);
        return RosterFile.Read(file).Rows;
    }
}
