/// <summary>
/// .NET runs this in the host before its <c>Main</c> (<c>DOTNET_STARTUP_HOOKS</c>). There is nothing to do: this assembly is
/// then loaded, and the published host, which does not know it, finds its <see cref="BotApp.Tests.Bench.Turns.HostHook"/>.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
    }
}
