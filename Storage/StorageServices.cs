using BotApp.Storage.Audit;
using BotApp.Storage.Audit.Anchors;
using BotApp.Storage.Conversations;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Holidays;
using BotApp.Storage.Ledgers;
using BotApp.Storage.Migrations;
using BotApp.Storage.Obligations;
using BotApp.Storage.OneDay;
using BotApp.Storage.Outbox;
using BotApp.Storage.People;
using BotApp.Storage.Posts;
using BotApp.Storage.Records;
using BotApp.Storage.Reminders;
using BotApp.Storage.Queues;
using BotApp.Storage.Roster;
using BotApp.Storage.Settings;
using BotApp.Storage.Tables;
using BotApp.Storage.Totals;
using BotApp.Storage.Units;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotApp.Storage;

/// <summary>Registration of the storage.</summary>
public static class StorageServices
{
    /// <summary>
    /// Adds the stores over the account of section <c>Storage</c>. The caller adds its <see cref="TallyRules"/> and one
    /// <see cref="IOutboxProjection"/> per kind. Starts nothing: see <see cref="AddOfficeStorageWork"/>.
    /// </summary>
    public static IServiceCollection AddOfficeStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Jitters.System);

        services.TryAddSingleton(s => TableClients.Create(s.GetRequiredService<IOptions<StorageOptions>>().Value));
        services.TryAddSingleton(s => new OfficeTables(
            s.GetRequiredService<Azure.Data.Tables.TableServiceClient>(), s.GetRequiredService<IOptions<StorageOptions>>().Value.TablePrefix));
        services.TryAddSingleton(s => s.GetRequiredService<IOptions<StorageOptions>>().Value.AuditKey is { Length: > 0 } key
            ? AuditKey.Of(Convert.FromBase64String(key)).CheckedIn(s.GetRequiredService<OfficeTables>(), isConfigured: true)
            : AuditKey.Kept(s.GetRequiredService<OfficeTables>()).CheckedIn(s.GetRequiredService<OfficeTables>(), isConfigured: false));

        services.TryAddSingleton<StorageMigrations>();
        services.TryAddSingleton<UnitRegistry>();
        services.TryAddSingleton<OutboxSignal>();
        services.TryAddSingleton<OutboxMetrics>();
        services.TryAddSingleton<OutboxDispatcher>();
        services.TryAddSingleton<UnitStore>();
        services.TryAddSingleton<OrphanedVersions>();
        services.TryAddSingleton<DeletedRecords>();
        services.TryAddSingleton<TotalsStore>();
        services.TryAddSingleton<TotalsKeeper>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IOutboxProjection, TotalsKeeper>(s => s.GetRequiredService<TotalsKeeper>()));
        services.TryAddSingleton<PeopleStore>();
        services.TryAddSingleton<LedgerIndex>();
        services.TryAddSingleton<OneDayStore>();
        services.TryAddSingleton<ConversationStore>();
        services.TryAddSingleton<RosterStore>();
        services.TryAddSingleton<ReminderStore>();
        services.TryAddSingleton<HolidayStore>();
        services.TryAddSingleton(DeliveryTiming.Default);
        services.TryAddSingleton<DeliveryStore>();
        services.TryAddSingleton(s => QueueClients.Create(s.GetRequiredService<IOptions<StorageOptions>>().Value));
        services.TryAddSingleton(s => new DeliveryQueue(
            s.GetRequiredService<Azure.Storage.Queues.QueueServiceClient>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IOptions<StorageOptions>>().Value.TablePrefix));
        services.TryAddSingleton<IWorkQueue>(s => s.GetRequiredService<DeliveryQueue>());
        services.TryAddSingleton<NotDueStore>();
        services.TryAddSingleton<PostStore>();
        services.TryAddSingleton<SettingsStore>();
        services.TryAddSingleton<SettingsAudit>();
        services.TryAddSingleton(s =>
        {
            var options = s.GetRequiredService<IOptions<StorageOptions>>().Value;
            return new AnchorStore(AnchorClients.Create(options), s.GetRequiredService<OfficeTables>(), options.AnchorContainer, options.TablePrefix);
        });
        services.TryAddSingleton<AnchorKeeper>();
        services.TryAddSingleton<AuditCheck>();
        return services;
    }

    /// <summary>What runs beside <c>serve</c>: the tables are brought up to date before anything listens, the outbox is handed over, totals are rebuilt where they must, what was kept for a day goes, audit chains are anchored.</summary>
    public static IServiceCollection AddOfficeStorageWork(this IServiceCollection services)
    {
        services.AddHostedService<StorageStart>();
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService<TotalsStart>();
        services.AddHostedService<OneDaySweeper>();
        services.AddHostedService<AnchorWork>();
        return services;
    }
}
