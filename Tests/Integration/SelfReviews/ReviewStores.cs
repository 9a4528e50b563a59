using System.Security.Cryptography.X509Certificates;
using Azure.Data.Tables;
using BotApp.Storage.Keys;
using BotApp.Storage.SelfReviews;
using BotApp.Storage.Tables;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>Stores of self-reviews of hosts of their own, and what they keep.</summary>
internal static class ReviewStores
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8));

    public static ReviewHead Head(int version) => new()
    {
        Author = "p1",
        Cycle = "c1",
        Version = version,
        State = ReviewState.Submitted,
        Unit = Unit,
        Parts = [new ReviewPart(1, Now, Unit, 2, 3)],
        ChangedAt = Now,
        ChangedBy = "p1",
    };

    public static SelfReviewStore Store(OfficeTables tables, params X509Certificate2[] certificates) =>
        Services(tables, null, false, certificates).GetRequiredService<SelfReviewStore>();

    public static SelfReviewStore Store(OfficeTables tables, DateTimeOffset now, bool allowsUnreadable, params X509Certificate2[] certificates) =>
        Services(tables, now, allowsUnreadable, certificates).GetRequiredService<SelfReviewStore>();

    /// <param name="certificates">The present one, then former ones.</param>
    public static ServiceProvider Services(OfficeTables tables, DateTimeOffset? now, bool allowsUnreadable, X509Certificate2[] certificates)
    {
        var services = new ServiceCollection().AddSingleton(tables).AddSelfReviewStorage().AddLogging();
        if (now is { } at)
            services.AddSingleton<TimeProvider>(new FakeTimeProvider(at));
        services.Configure<AuthorKeyOptions>(o => o.AllowUnreadableKeys = allowsUnreadable);
        services.AddOptions<KeyManagementOptions>().Configure<TableXmlRepository>((keys, ring) => keys.XmlRepository = ring);
        var protection = services.AddDataProtection().SetApplicationName("BotApp");
        if (certificates.Length > 0)
            protection.ProtectKeysWithCertificate(certificates[0]).UnprotectKeysWithAnyCertificate(certificates[1..]);
        return services.BuildServiceProvider();
    }

    public static TableEntity Row(TableClient reviews) => reviews.Query<TableEntity>(cancellationToken: Ct).Single();
}
