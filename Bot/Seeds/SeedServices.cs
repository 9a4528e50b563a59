using BotApp.Office;
using BotApp.Office.Dated;
using BotApp.Office.Registers;

namespace BotApp.Seeds;

internal static class SeedServices
{
    /// <summary>Adds <see cref="RegisterCatalog"/>. With register files that do not hold together the host does not start.</summary>
    /// <param name="folder">The folder of the register files; the one shipped beside the host by default.</param>
    public static IServiceCollection AddRegisters(this IServiceCollection services, string? folder = null) =>
        services.AddDataFile(() => SeedFiles.Registers(folder ?? SeedFiles.Shipped));

    /// <summary>Adds <see cref="DatedReminders"/>. With a file that does not hold together the host does not start.</summary>
    /// <param name="folder">The folder of the file; the one shipped beside the host by default.</param>
    public static IServiceCollection AddDatedReminders(this IServiceCollection services, string? folder = null) =>
        services.AddDataFile(() => SeedFiles.DatedReminders(folder ?? SeedFiles.Shipped));

    /// <summary>Adds what a data file says. It is read on another processor while the host is put together; whoever asks for it first waits.</summary>
    /// <remarks>Reading all of them is a sixth of the time until the host listens (DECISIONS, “The start uses both processors”).</remarks>
    /// <param name="read">Reads it; what it throws, whoever asks for it gets, and <see cref="DataFilesReadAsync"/>.</param>
    public static IServiceCollection AddDataFile<T>(this IServiceCollection services, Func<T> read) where T : class
    {
        var reading = Task.Run(read);
        return services
            .AddSingleton(_ => reading.GetAwaiter().GetResult())
            .AddSingleton(new FileInReading(reading));
    }

    /// <summary>Waits until all of them are read.</summary>
    /// <exception cref="DataFileException">One does not hold together.</exception>
    public static Task DataFilesReadAsync(this IServiceProvider services) =>
        Task.WhenAll(services.GetServices<FileInReading>().Select(f => f.Reading));

    private sealed record FileInReading(Task Reading);
}
