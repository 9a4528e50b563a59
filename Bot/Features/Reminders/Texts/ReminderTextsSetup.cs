using BotApp.Seeds;

namespace BotApp.Features.Reminders.Texts;

internal static class ReminderTextsSetup
{
    /// <summary>Adds <see cref="ReminderTexts"/>. The host does not start with an inconsistent file.</summary>
    public static IServiceCollection AddReminderTexts(this IServiceCollection services) =>
        services.AddDataFile(() => ReminderTexts.Load(Path.Combine(SeedFiles.Shipped, "reminder-texts.json")));
}
