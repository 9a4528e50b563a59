namespace BotApp.Office.Registers;

internal static class RegistersSetup
{
    /// <summary>Adds <see cref="RegisterCatalog"/>. With register files that do not hold together the host does not start.</summary>
    /// <param name="folder">The folder of the register files; the one shipped beside the host by default.</param>
    public static IServiceCollection AddRegisters(this IServiceCollection services, string? folder = null) =>
        services.AddDataFile(() => RegisterCatalog.LoadDirectory(folder ?? Path.Combine(AppContext.BaseDirectory, "seeds")));
}
