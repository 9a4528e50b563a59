using BotApp.Seeds;

namespace BotApp.Features.Reminders.Texts;

internal static class ReminderTextsSetup
{
    /// <summary>Adds <see cref="ReminderTexts"/>. The host does not start with an inconsistent file.</summary>
    /// <param name="folder">The folder of the file; the one shipped beside the host by default.</param>
    public static IServiceCollection AddReminderTexts(this IServiceCollection services, string? folder = null) =>
        services.AddDataFile(() => ReminderTexts.Load(Path.Combine(folder ?? SeedFiles.Shipped, "reminder-texts.json")));
}
