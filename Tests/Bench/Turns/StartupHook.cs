/// <summary>
/// .NET runs this in the host before its <c>Main</c> (<c>DOTNET_STARTUP_HOOKS</c>). It does nothing: its only purpose is that this assembly is
/// loaded, so that the published host, which does not reference it, finds <see cref="BotApp.Tests.Bench.Turns.HostHook"/>.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
    }
}
