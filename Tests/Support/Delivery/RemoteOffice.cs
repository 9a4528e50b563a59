using System.Globalization;
using System.Text;
using System.Text.Json;
using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Roster;
using BotApp.Features.Roster.Import;
using BotApp.Hosting;
using BotApp.Protocol;
using BotApp.Storage.Conversations;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Support.Delivery;

/// <summary>An office whose bot runs in separate processes; acts on it as an operator or the office, through the shared storage.</summary>
internal sealed class RemoteOffice : IDisposable
{
    private readonly IHost host;
    private readonly Dictionary<string, string> settings;
    private readonly DateTimeOffset startAt;
    private readonly long origin = TimeProvider.System.GetTimestamp();

    private RemoteOffice(IHost host, Dictionary<string, string> settings, DateTimeOffset startAt) =>
        (this.host, this.settings, this.startAt) = (host, settings, startAt);

    /// <summary>The services that an operator's command would have.</summary>
    public IServiceProvider Services => host.Services;

    public DeliveryStore Deliveries => host.Services.GetRequiredService<DeliveryStore>();

    /// <summary>The office's time, independent of running hosts.</summary>
    public DateTimeOffset Now => startAt + TimeProvider.System.GetElapsedTime(origin);

    /// <summary>The environment variables of its bot's processes.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(settings, StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Clock__StartAt"] = Now.ToString("O", CultureInfo.InvariantCulture),
    };

    /// <summary>Opens an office with this many people, all of whom have written before.</summary>
    /// <param name="startAt">The time in the office at the start.</param>
    public static Task<RemoteOffice> OpenAsync(
        string connection, string prefix, DateTimeOffset startAt, int people, string serviceUrl, CancellationToken ct) =>
        OpenAsync(connection, prefix, startAt, RosterOf(people), serviceUrl, ct);

    /// <summary>Opens an office with the people of a roster file (CSV), all of whom have written before.</summary>
    public static async Task<RemoteOffice> OpenAsync(
        string connection, string prefix, DateTimeOffset startAt, string roster, string serviceUrl, CancellationToken ct)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Bot__Authentication"] = "None",
            ["Bot__MaxSendsPerSecond"] = "50",
            ["Storage__ConnectionString"] = connection,
            ["Storage__TablePrefix"] = prefix,
            ["Office__StartedOn"] = startAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["Delivery__IdleWait"] = "00:00:00.050",
            ["Delivery__SweepEvery"] = "00:00:00.500",
            ["Delivery__BeatEvery"] = "00:00:00.300",
            ["Logging__LogLevel__Default"] = "Warning",
        };
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key.Replace("__", ":", StringComparison.Ordinal), (string?)s.Value)));
        builder.Services.AddSingleton<TimeProvider>(new JumpingClock(startAt));
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddOfficeCore(builder.Configuration);
        var office = new RemoteOffice(builder.Build(), settings, startAt);
        await office.host.Services.GetRequiredService<StorageMigrations>().MigrateAsync(ct);
        await Parallel.ForEachAsync(
            await office.ImportAsync(roster, ct), ct, async (id, token) => await office.host.Services.GetRequiredService<ConversationStore>().SaveAsync(
                new StoredConversation(id, JsonSerializer.Serialize(DeliveryBot.Reference(serviceUrl, id), ActivityJson.Reference), true), token));
        return office;
    }

    /// <summary>Sets a setting for the processes started from now on.</summary>
    public void Set(string key, string value) => settings[key] = value;

    /// <summary>The office approves a reminder to everyone, urgent and due now: the first host that looks plans it.</summary>
    public async Task<OccurrenceKey> ApproveAsync(string text, CancellationToken ct)
    {
        var now = TimeZoneInfo.ConvertTime(Now, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var today = DateOnly.FromDateTime(now.DateTime);
        var id = ReminderIds.Of(today, text);
        await host.Services.GetRequiredService<ReminderBook>().CreateAsync(
            new Reminder
            {
                Id = id,
                State = ReminderState.Approved,
                Text = text,
                Audience = new Audience.Everyone().ToString(),
                Times = new ReminderTimes(today, TimeOnly.FromDateTime(now.DateTime)),
                IsUrgent = true,
                CreatedAt = now,
                DecidedAt = now,
            },
            ct);
        return new OccurrenceKey(id, Features.Reminders.Agenda.OccurrenceName.Of(Features.Reminders.Agenda.Occasion.First, today));
    }

    /// <summary>Every delivery of an occurrence.</summary>
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(OccurrenceKey key, CancellationToken ct)
    {
        var all = new List<Recipient>();
        await foreach (var recipient in Deliveries.RecipientsAsync(key, ct))
            all.Add(recipient);
        return all;
    }

    /// <inheritdoc/>
    public void Dispose() => host.Dispose();

    private static string RosterOf(int people)
    {
        var csv = new StringBuilder("unit,kind,name,userId,upn,role,title,group\n");
        for (var n = 0; n < people; n++)
            csv.Append(CultureInfo.InvariantCulture, $"第{1 + (n / 30)}党支部,branch,同志{n},{DeliveryBot.PersonId(n)},p{n}@renda.example,member,,\n");
        return csv.ToString();
    }

    /// <returns>Entra object ids of everyone.</returns>
    private async Task<IReadOnlyList<string>> ImportAsync(string roster, CancellationToken ct)
    {
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes(roster));
        var imported = await new ImportRoster(host.Services.GetRequiredService<StoredRosterWriter>()).RunAsync(file, new ImportRequest(), ct);
        if (imported.Errors is [var error, ..])
            throw new InvalidOperationException($"The roster was refused: {error}.");

        file.Position = 0;
        return [.. RosterFile.Read(file).Rows.Select(r => r.UserId.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];
    }
}
