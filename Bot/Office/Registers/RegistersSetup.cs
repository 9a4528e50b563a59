namespace BotApp.Office.Registers;

internal static class RegistersSetup
{
    /// <summary>Adds <see cref="RegisterCatalog"/>, read from the folder at once.</summary>
    /// <param name="folder">The folder of the register files; the one shipped beside the host by default.</param>
    /// <exception cref="RegisterFileException">A register file does not hold together: the host does not start with it.</exception>
    public static IServiceCollection AddRegisters(this IServiceCollection services, string? folder = null)
    {
        return services.AddSingleton(RegisterCatalog.LoadDirectory(folder ?? Path.Combine(AppContext.BaseDirectory, "seeds")));
    }
}
