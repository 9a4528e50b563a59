using BotApp.Storage.Persons;

namespace BotApp.Features.Privacy;

internal static class PrivacySetup
{
    /// <summary>Adds the export and erasure of a person. Call it before features that register an <see cref="IPersonTrace"/>: the roster is erased first.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<PersonRows>().AddSingleton<PersonMentions>().AddSingleton<ErasureReceipts>().AddSingleton<ErasedPeople>();
        services.AddSingleton<IPersonTrace, RosterTrace>();
        foreach (var kind in PersonRows.Kinds)
            services.AddSingleton<IPersonTrace>(s => new RowsTrace(kind, s.GetRequiredService<PersonRows>()));
        return services.AddSingleton<ErasePerson>().AddSingleton<ExportPerson>();
    }
}
