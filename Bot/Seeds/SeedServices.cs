using BotApp.Office;
using BotApp.Office.Dated;
using BotApp.Office.Registers;

namespace BotApp.Seeds;

internal static class SeedServices
{
    /// <summary>Adds <see cref="RegisterCatalog"/>. Inconsistent register files stop the start.</summary>
    /// <param name="folder">The folder of the register files; the one shipped beside the host by default.</param>
    public static IServiceCollection AddRegisters(this IServiceCollection services, string? folder = null) =>
        services.AddDataFile(() => SeedFiles.Registers(folder ?? SeedFiles.Shipped));

    /// <summary>Adds <see cref="DatedReminders"/>. An inconsistent file stops the start.</summary>
    public static IServiceCollection AddDatedReminders(this IServiceCollection services) =>
        services.AddDataFile(() => SeedFiles.DatedReminders(SeedFiles.Shipped));

    /// <summary>Adds the content of a data file. It is read in parallel while the host is composed; whoever needs it earlier waits.</summary>
    /// <remarks>Reading all of them is a sixth of the time until the host listens (DECISIONS, “The start uses both processors”).</remarks>
    /// <param name="read">Reads the file. Its exception is thrown to whoever requests the content, and from <see cref="DataFilesReadAsync"/>.</param>
    public static IServiceCollection AddDataFile<T>(this IServiceCollection services, Func<T> read) where T : class
    {
        var reading = Task.Run(read);
        return services
            .AddSingleton(_ => reading.GetAwaiter().GetResult())
            .AddSingleton(new FileInReading(reading));
    }

    /// <summary>Waits until all data files are read.</summary>
    /// <exception cref="DataFileException">A file is inconsistent.</exception>
    public static Task DataFilesReadAsync(this IServiceProvider services) =>
        Task.WhenAll(services.GetServices<FileInReading>().Select(f => f.Reading));

    private sealed record FileInReading(Task Reading);
}
