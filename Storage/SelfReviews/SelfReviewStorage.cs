using BotApp.Storage.Keys;
using BotApp.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BotApp.Storage.SelfReviews;

/// <summary>Registration of the stores. The caller adds Data Protection over a <see cref="TableXmlRepository"/>.</summary>
public static class SelfReviewStorage
{
    /// <summary>Adds the stores of self-reviews in the office's account.</summary>
    public static IServiceCollection AddSelfReviewStorage(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Jitters.System);
        services.TryAddSingleton<TableXmlRepository>();
        services.TryAddSingleton<AuthorKeyWrap>();
        services.TryAddSingleton<SelfReviewStore>();
        services.TryAddSingleton<ReviewCycles>();
        return services;
    }
}
