using BotApp.Storage.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BotApp.Storage.SelfReviews;

/// <summary>What the feature wires. The caller adds Data Protection over a <see cref="TableXmlRepository"/>.</summary>
public static class SelfReviewStorage
{
    /// <summary>Adds the stores of self-reviews over the account of the office.</summary>
    public static IServiceCollection AddSelfReviewStorage(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TableXmlRepository>();
        services.TryAddSingleton<AuthorKeyWrap>();
        services.TryAddSingleton<SelfReviewStore>();
        services.TryAddSingleton<ReviewCycles>();
        return services;
    }
}
