namespace BotApp.Features.Reminders.Texts;

internal static class ReminderTextsSetup
{
    /// <summary>Adds <see cref="ReminderTexts"/>, read at once.</summary>
    /// <param name="folder">The folder of the file; the one shipped beside the host by default.</param>
    /// <exception cref="ReminderTextsException">The file does not hold together: the host does not start with it.</exception>
    public static IServiceCollection AddReminderTexts(this IServiceCollection services, string? folder = null) =>
        services.AddSingleton(ReminderTexts.Load(Path.Combine(folder ?? Path.Combine(AppContext.BaseDirectory, "seeds"), "reminder-texts.json")));
}
