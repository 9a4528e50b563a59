namespace BotApp.Features.Obligations;

internal static class ObligationsSetup
{
    /// <summary>Adds <see cref="StoredObligations"/>.</summary>
    public static IServiceCollection AddObligations(this IServiceCollection services) => services
        .AddSingleton<StoredObligations>();
}
